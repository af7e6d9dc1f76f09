package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.RoomLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms of two nodes, used by many threads, with a log that calls back on its own. */
class RoomThreadsTests {

	private static final int WRITERS = 3;

	private static final int EDITS = 400;

	private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);

	private final ScheduledExecutorService logThread = Executors.newSingleThreadScheduledExecutor();

	private final AtomicLong ids = new AtomicLong(1000);

	private final MemoryRoomLog memory = new MemoryRoomLog(RoomThreadsTests::millis);

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	private static long millis() {
		return System.nanoTime() / 1_000_000;
	}

	@AfterEach
	void end() {
		this.scheduler.shutdownNow();
		this.logThread.shutdownNow();
	}

	/** Passes calls on to the log by another thread, in order. */
	private RoomLog elsewhere() {
		return (RoomLog) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { RoomLog.class }, (proxy, method, args) -> {
					if (method.getReturnType() != void.class) {
						return method.invoke(this.memory, args);
					}
					this.logThread.execute(() -> {
						try {
							method.invoke(this.memory, args);
						}
						catch (ReflectiveOperationException ex) {
							this.failure.set(ex);
						}
					});
					return null;
				});
	}

	private LocalRooms rooms(String node) {
		return LocalRooms.builder(elsewhere(), RoomThreadsTests::millis, (millis, task) -> {
			var later = this.scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
			return () -> later.cancel(false);
		}, this.ids::incrementAndGet).node(node).compactAfter(50).host((room, whenOver) -> {
			var over = new java.util.concurrent.CountDownLatch(1);
			whenOver.accept(over::countDown);
			try {
				over.await(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}).limits(RoomLimits.DEFAULT.withRates(1_000_000, 1L << 40)).build();
	}

	@Test
	void manyThreadsLoseNothingAndWaitForNobody() throws InterruptedException {
		List<LocalRooms> nodes = List.of(rooms("a"), rooms("b"));
		List<Counting> clients = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int w = 0; w < WRITERS; w++) {
			Counting client = new Counting(nodes.get(w % 2));
			clients.add(client);
			int id = w + 1;
			threads.add(new Thread(guarded(() -> write(client, id))));
		}
		for (LocalRooms node : nodes) {
			threads.add(new Thread(guarded(() -> {
				for (int i = 0; i < EDITS / 4; i++) {
					node.open("r").document().edit(Caller.APPLICATION, "test", (doc) -> {
						doc.map("edits").set(node.toString() + doc.map("edits").size(), 1);
						return 1;
					});
				}
			})));
			threads.add(new Thread(guarded(() -> {
				for (int i = 0; i < 50; i++) {
					Counting visitor = new Counting(node);
					visitor.connection().missing(new byte[] { 0 });
					visitor.connection().awareness();
					visitor.connection().close();
				}
			})));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(TimeUnit.SECONDS.toMillis(90));
			assertThat(thread.isAlive()).as("a thread that still runs").isFalse();
		}
		assertThat(this.failure.get()).isNull();
		for (Counting client : clients) {
			client.awaitSettled(EDITS);
		}
		for (LocalRooms node : nodes) {
			await(() -> length(node) == WRITERS * EDITS);
		}
		Map<String, Object> fresh = state(rooms("c"));
		assertThat(state(nodes.get(0))).isEqualTo(fresh);
		assertThat(state(nodes.get(1))).isEqualTo(fresh);
	}

	private static long length(LocalRooms node) {
		return node.open("r").document().read((doc) -> doc.text("text").length());
	}

	private static Map<String, Object> state(LocalRooms node) {
		return node.open("r")
			.document()
			.read((doc) -> Map.of("text", doc.text("text").toString(), "edits", doc.map("edits").toJson()));
	}

	private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
		long end = millis() + 60_000;
		while (!condition.getAsBoolean()) {
			assertThat(millis()).as("the end of waiting").isLessThan(end);
			Thread.sleep(5);
		}
	}

	private Runnable guarded(Runnable action) {
		return () -> {
			try {
				action.run();
			}
			catch (RuntimeException | Error ex) {
				this.failure.set(ex);
			}
		};
	}

	private static void write(Counting client, int id) {
		Doc doc = new Doc(id);
		RoomConnection connection = client.connection();
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> connection.edit(update));
		for (int i = 0; i < EDITS; i++) {
			doc.text("text").insert(i, "x");
		}
	}

	/** Counts what it is told, and notices if it is told by two threads at once. */
	private final class Counting implements RoomClient, Rooms.Joined {

		private final AtomicReference<Thread> inside = new AtomicReference<>();

		private final AtomicLong settled = new AtomicLong();

		private volatile RoomConnection connection;

		Counting(LocalRooms rooms) {
			rooms.join("r", Caller.APPLICATION, this, this);
		}

		RoomConnection connection() {
			try {
				await(() -> this.connection != null);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return this.connection;
		}

		void awaitSettled(long count) throws InterruptedException {
			await(() -> this.settled.get() == count);
		}

		private void alone(Runnable action) {
			Thread self = Thread.currentThread();
			if (!this.inside.compareAndSet(null, self)) {
				RoomThreadsTests.this.failure.set(new AssertionError("Two threads tell one client"));
			}
			action.run();
			this.inside.set(null);
		}

		@Override
		public void joined(RoomConnection joined) {
			this.connection = joined;
		}

		@Override
		public void refused(RuntimeException why) {
			RoomThreadsTests.this.failure.set(why);
		}

		@Override
		public void update(Broadcast broadcast) {
			alone(() -> {
			});
		}

		@Override
		public void awareness(Broadcast broadcast) {
			alone(() -> {
			});
		}

		@Override
		public void stateless(String payload) {
			alone(() -> {
			});
		}

		@Override
		public void settled(long number, RoomRefusedException refusal) {
			alone(() -> {
				if (refusal != null || this.settled.incrementAndGet() != number) {
					RoomThreadsTests.this.failure
						.set(new AssertionError("Edit " + number + " was settled out of order, " + refusal));
				}
			});
		}

		@Override
		public void closed(RoomRefusedException why) {
			RoomThreadsTests.this.failure.set(why);
		}

	}

}
