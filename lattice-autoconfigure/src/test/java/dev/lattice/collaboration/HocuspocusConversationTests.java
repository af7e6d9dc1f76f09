package dev.lattice.collaboration;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import dev.lattice.crdt.protocol.HocuspocusAddress;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.LocalRooms;
import dev.lattice.rooms.RoomPolicy;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentences, where the log lets a client in. */
class HocuspocusConversationTests {

	private static final byte[] EDIT = { 1, 1, 7, 0, 4, 1, 1, 't', 1, 'x', 0 };

	/** What the application's executor has to do. */
	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private boolean inTask;

	/** Whether the policy was asked by the executor, each time. */
	private final List<Boolean> asked = new ArrayList<>();

	private boolean broken;

	/** What the log has to answer. */
	private final Queue<Runnable> answers = new ArrayDeque<>();

	private final Heard socket = new Heard();

	private final HocuspocusConversation conversation = new HocuspocusConversation(gate(), this.socket, null);

	private Gate gate() {
		RoomPolicy policy = new RoomPolicy() {

			@Override
			public boolean canEdit(String room, Caller caller) {
				HocuspocusConversationTests.this.asked.add(HocuspocusConversationTests.this.inTask);
				if (HocuspocusConversationTests.this.broken) {
					throw new IllegalStateException("The database is away");
				}
				return true;
			}

		};
		long[] ids = new long[1];
		LocalRooms rooms = LocalRooms.builder(slowToLoad(), () -> 0, (millis, task) -> () -> {
		}, () -> ++ids[0]).policy(policy).build();
		GateSettings settings = new GateSettings(Duration.ofSeconds(30), 5, 1000, 10, 5, 1000);
		return new Gate(rooms, policy, RoomTokens.PRINCIPAL, settings, CollaborationListener.all(List.of()),
				this.tasks::add, Schedulers.parallel());
	}

	private RoomLog slowToLoad() {
		MemoryRoomLog memory = new MemoryRoomLog(() -> 0);
		return (RoomLog) java.lang.reflect.Proxy.newProxyInstance(RoomLog.class.getClassLoader(),
				new Class<?>[] { RoomLog.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("snapshot")) {
						@SuppressWarnings("unchecked") // as the method has it
						Reply<@Nullable LogSnapshot> reply = (Reply<@Nullable LogSnapshot>) arguments[1];
						this.answers.add(() -> memory.snapshot((String) arguments[0], reply));
						return null;
					}
					return method.invoke(memory, arguments);
				});
	}

	private void runTasks() {
		this.inTask = true;
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
		this.inTask = false;
	}

	private void says(HocuspocusMessage message) {
		this.conversation.binary(new HocuspocusFrame.Addressed(HocuspocusAddress.of("board"), message).encode());
	}

	private void joins() {
		says(new HocuspocusMessage.Token("", "4.8.0"));
		says(new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(EDIT))));
		this.answers.remove().run();
	}

	@Test
	void thePolicyIsAskedWhereItMayBlockAndNotByTheLog() {
		joins();
		assertThat(this.asked).isEmpty();
		runTasks();
		assertThat(this.asked).isNotEmpty().containsOnly(true);
		assertThat(this.socket.said()).contains(HocuspocusMessage.Authenticated.class,
				HocuspocusMessage.SyncStatus.class);
	}

	@Test
	void whatComesMeanwhileWaits() {
		joins();
		says(new HocuspocusMessage.Stateless("later"));
		assertThat(this.socket.said()).doesNotContain(HocuspocusMessage.Stateless.class);
		runTasks();
		assertThat(this.socket.said()).containsSubsequence(HocuspocusMessage.Authenticated.class,
				HocuspocusMessage.SyncStatus.class, HocuspocusMessage.Stateless.class);
	}

	@Test
	void whenThePolicyFailsTheProviderBeginsAnew() {
		this.broken = true;
		joins();
		runTasks();
		assertThat(this.socket.closed).isEqualTo(ClientCloseCode.RESET);
	}

	/** Notes what it is to send. */
	private static final class Heard implements ClientSocket {

		private final List<byte[]> frames = new ArrayList<>();

		private @Nullable ClientCloseCode closed;

		List<Class<?>> said() {
			List<Class<?>> said = new ArrayList<>();
			for (byte[] frame : this.frames) {
				byte[] message = java.util.Arrays.copyOfRange(frame, 2, frame.length);
				if (HocuspocusFrame.decode(message) instanceof HocuspocusFrame.Addressed(var address, var content)) {
					said.add(content.getClass());
				}
			}
			return said;
		}

		@Override
		public String id() {
			return "1";
		}

		@Override
		public void send(byte[] frame) {
			this.frames.add(frame);
		}

		@Override
		public void reply(byte[] frame) {
			this.frames.add(frame);
		}

		@Override
		public boolean isBehind() {
			return false;
		}

		@Override
		public void whenCaughtUp(Runnable action) {
			action.run();
		}

		@Override
		public void close(ClientCloseCode code, String reason) {
			this.closed = code;
		}

	}

}
