package dev.lattice.store.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import dev.lattice.rooms.RoomLimits;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.RoomsBuilder;
import dev.lattice.rooms.SaveState;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Awaited;
import dev.lattice.store.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One room on several nodes over a real server, whatever becomes of that. */
abstract class SharedRoomContract {

	private final String room = "room/" + UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	/** Returns the server, which runs. */
	abstract SharedServer server();

	@AfterEach
	void close() throws Exception {
		server().process().resume();
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@ParameterizedTest // K-150
	@ValueSource(longs = { 1, 2, 3 })
	void editsOfNodesAndTheirClientsAtOnceConverge(long seed) throws InterruptedException {
		Node a = keep(Node.of("a", server()));
		Node b = keep(Node.of("b", server()));
		List<Client> clients = List.of(Client.join(a, this.room, 11), Client.join(a, this.room, 12),
				Client.join(b, this.room, 21));
		List<Thread> threads = new ArrayList<>();
		for (Client client : clients) {
			Random random = new Random(seed + clients.indexOf(client));
			threads.add(Thread.ofPlatform().start(() -> edit(client, random, 60)));
		}
		for (Node node : List.of(a, b)) {
			Random random = new Random(seed + node.name.hashCode());
			threads.add(Thread.ofPlatform().start(() -> {
				for (int i = 0; i < 60; i++) {
					String key = node.name + "/" + i;
					node.edit(this.room, (doc) -> Client.change(doc, random, key));
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		Node.Held held = converged("seed " + seed, a, b);
		assertThat(keys(held)).as("seed %s", seed).hasSize(300);
		clients.forEach((client) -> Wait.until("client has it, seed " + seed, () -> client.text().equals(held.text())));
	}

	@Test // K-151
	void whoIsPresentOnOneNodeIsSeenOnTheOtherUntilTheNodeDies() {
		Node a = keep(Node.of("a", server()));
		Node b = Node.of("b", server());
		Client here = Client.join(a, this.room, 11);
		Client there = Client.join(b, this.room, 21);
		here.say(Map.of("name", "ann"));
		there.say(Map.of("name", "bob"));
		Wait.until("both see each other",
				() -> here.others().equals(Set.of(21L)) && there.others().equals(Set.of(11L)));
		b.die();
		a.pass(Duration.ofSeconds(31));
		here.say(Map.of("name", "ann", "late", true));
		Wait.until("who was on the node that died is gone", () -> here.others().isEmpty());
	}

	@Test // K-152
	void anOwnerThatWasOvertakenWhileItCompactedIsFencedOff() {
		HeldBack held = new HeldBack();
		Node a = keep(Node.of("a", server(), held::of, (builder) -> builder.compactAfter(20)));
		Node b = keep(Node.of("b", server(), UnaryOperator.identity(), (builder) -> builder.compactAfter(20)));
		write(a, 30);
		held.awaitKeep();
		// The lease of the first one is over, and it does not know.
		Awaited.<Void>of((reply) -> b.link.log().release(this.room, "a", reply));
		write(b, 1);
		Wait.until("the second one has compacted", () -> snapshot(b) != null);
		LogSnapshot kept = snapshot(b);
		held.letGo();
		Wait.until("the first one is refused", () -> a.failures.contains("compacting the log: FENCED"));
		assertThat(snapshot(b).upTo()).isGreaterThanOrEqualTo(kept.upTo());
		assertThat(Awaited.<Fence>failureOf((reply) -> a.link.log().claim(this.room, "a", 60_000, reply)))
			.isEqualTo(Reason.TAKEN);
		converged("", a, b);
	}

	@Test // K-153
	void aNodeThatJoinsLateLoadsTheSnapshotAndWhatCameAfterIt() {
		UnaryOperator<RoomsBuilder> often = (builder) -> builder.compactAfter(20);
		Node a = keep(Node.of("a", server(), UnaryOperator.identity(), often));
		Node b = keep(Node.of("b", server(), UnaryOperator.identity(), often));
		b.load(this.room);
		write(a, 50);
		Wait.until("there is a snapshot", () -> snapshot(a) != null);
		Wait.until("the log is trimmed", () -> isTrimmed(a));
		write(b, 3);
		Node.Held held = converged("", a, b);
		assertThat(keys(held)).hasSize(53);
	}

	@Test // K-154
	void connectionsThatAreCutInTheMiddleLoseNothing() throws InterruptedException {
		Node a = keep(Node.of("a", server()));
		Node b = keep(Node.of("b", server()));
		List<Client> clients = List.of(Client.join(a, this.room, 11), Client.join(b, this.room, 21));
		List<Thread> threads = new ArrayList<>();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		for (Client client : clients) {
			threads.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, ex) -> failure.set(ex)).start(() -> {
				Random random = new Random(7 + clients.indexOf(client));
				for (int i = 0; i < 5; i++) {
					edit(client, random, 40);
					if (clients.indexOf(client) == 0) {
						server().cutConnections();
					}
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(failure.get()).isNull();
		assertThat(keys(converged("", a, b))).hasSize(400);
		clients.forEach((client) -> Wait.until("all is acknowledged", client::isSettled));
		assertThat(clients).allMatch((client) -> client.acknowledged().size() == 200);
	}

	@Test // K-155
	void whatAKilledServerAcknowledgedIsThereAndWhatItDidNotFollows() {
		Node a = keep(hasty("a", RoomLimits.DEFAULT));
		Node b = keep(hasty("b", RoomLimits.DEFAULT));
		Client here = Client.join(a.load(this.room), this.room, 11);
		Client there = Client.join(b.load(this.room), this.room, 21);
		Random random = new Random(5);
		edit(here, random, 50);
		edit(there, random, 50);
		Wait.until("some are acknowledged", () -> !here.acknowledged().isEmpty());
		server().process().kill();
		Set<String> before = here.acknowledged();
		try {
			edit(here, random, 50);
			edit(there, random, 50);
			Wait.until("it shows that nothing is saved",
					() -> a.saveState(this.room) == SaveState.OFFLINE && b.saveState(this.room) == SaveState.OFFLINE);
		}
		finally {
			server().process().start();
		}
		Node.Held held = converged("", a, b);
		assertThat(keys(held)).containsAll(before).hasSize(200);
		Wait.until("all is acknowledged", () -> here.isSettled() && there.isSettled());
		assertThat(keys(held)).containsAll(here.acknowledged()).containsAll(there.acknowledged());
	}

	@Test // K-156
	void whileTheServerHangsEditsAreTakenWithinBoundsThenRefusedAndNothingIsLost() {
		RoomLimits limits = RoomLimits.DEFAULT.withRates(1_000_000, 1L << 40).withUnsaved(20_000, 600_000);
		Node a = keep(hasty("a", limits));
		Node b = keep(hasty("b", limits));
		Client here = Client.join(a.load(this.room), this.room, 11);
		b.load(this.room);
		here.write(10);
		Wait.until("the other one has it", () -> b.read(this.room, (doc) -> doc.text("text").length()) == 10);
		server().process().pause();
		for (int i = 0; i < 40; i++) {
			here.write(1_000);
		}
		Wait.until("edits are refused", () -> !here.refusals().isEmpty());
		assertThat(here.refusals()).containsExactly("NOT_SAVED");
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> write(a, 1_000))
			.withMessageContaining("RoomLimits.unsavedBytes");
		Wait.until("it shows that nothing is saved", () -> a.saveState(this.room) == SaveState.OFFLINE);
		long taken = a.read(this.room, (doc) -> doc.text("text").length());
		assertThat(taken).isBetween(10_000L, 20_010L);
		server().process().resume();
		Wait.until("all is saved", () -> a.saveState(this.room) == SaveState.SAVED);
		Wait.until("the other one has it", () -> b.read(this.room, (doc) -> doc.text("text").length()) == taken);
		here.beginAnew(a, this.room);
		Wait.until("all is settled", here::isSettled);
		assertThat(here.refusals()).containsExactly("NOT_SAVED");
		assertThat(converged("", a, b).text()).hasSize(40_010);
	}

	private Node hasty(String name, RoomLimits limits) {
		return Node.of(name, server(), Duration.ofMillis(700),
				(builder) -> builder.limits(limits.withRates(1_000_000, 1L << 40)));
	}

	private static void edit(Client client, Random random, int count) {
		for (int i = 0; i < count; i++) {
			client.edit(random);
		}
	}

	private void write(Node node, int count) {
		for (int i = 0; i < count; i++) {
			node.edit(this.room, (doc) -> doc.map("map").set(node.name + "/" + doc.map("map").size(), true));
		}
	}

	private LogSnapshot snapshot(Node node) {
		return Awaited.of((reply) -> node.link.log().snapshot(this.room, reply));
	}

	private boolean isTrimmed(Node node) {
		try {
			Awaited.<List<LogEntry>>of((reply) -> node.link.log().read(this.room, 1, 1, reply));
			return false;
		}
		catch (dev.lattice.rooms.log.RoomLogException ex) {
			return ex.reason() == Reason.TRIMMED;
		}
	}

	/** Keys of the map that tell an edit from all others. */
	private static List<String> keys(Node.Held held) {
		return ((Map<?, ?>) held.map()).keySet()
			.stream()
			.map(String.class::cast)
			.filter((key) -> key.contains("/"))
			.toList();
	}

	/** Waits until all is saved and all hold the same, as does one that loads it anew. */
	private Node.Held converged(String what, Node... nodes) {
		for (Node node : nodes) {
			Wait.until(node.name + " has saved all " + what, node.rooms::isSaved);
		}
		Node fresh = keep(Node.of("fresh", server()));
		Node.Held held = fresh.load(this.room).held(this.room);
		for (Node node : nodes) {
			Wait.until(node.name + " holds the same " + what, () -> node.held(this.room).equals(fresh.held(this.room)));
			assertThat(node.held(this.room)).as("%s %s", node.name, what).isEqualTo(held);
		}
		return held;
	}

	private <T extends AutoCloseable> T keep(T each) {
		this.open.add(each);
		return each;
	}

	/** Holds back a node's first snapshot on its way to the log. */
	private static final class HeldBack {

		private final CountDownLatch came = new CountDownLatch(1);

		private final AtomicReference<Runnable> held = new AtomicReference<>();

		RoomLog of(RoomLog log) {
			return (RoomLog) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { RoomLog.class }, (proxy, method, arguments) -> {
						if (method.getName().equals("keep") && this.came.getCount() > 0) {
							this.held.set(() -> invoke(log, method, arguments));
							this.came.countDown();
							return null;
						}
						return invoke(log, method, arguments);
					});
		}

		private static Object invoke(RoomLog log, java.lang.reflect.Method method, Object[] arguments) {
			try {
				return method.invoke(log, arguments);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void awaitKeep() {
			Wait.until("a snapshot is to be kept", () -> this.came.getCount() == 0);
		}

		void letGo() {
			this.held.get().run();
		}

	}

}
