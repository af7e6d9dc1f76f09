package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How those who follow a room get what is written. */
class FollowingTests {

	/** What waits for another thread. */
	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private EmbeddedRoomLog log;

	private int number;

	@BeforeEach
	void open() throws IOException {
		this.log = EmbeddedRoomLog.stepped(new SimulatedDisk(new Random(1)), new SimulatedIndex(),
				EmbeddedSettings.DEFAULTS, (event) -> {
				}, this.tasks::add, () -> 1, new Random(2)::nextInt);
	}

	@Test
	void whoIsPromptHearsOfAnEntryFromTheThreadThatWrites() {
		Following following = new Following(true);
		follow(following, Long.MAX_VALUE);
		write(10, 10);
		assertThat(following.sequences).containsExactly(1L, 2L);
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void whoMayTakeLongHearsOfItFromAnotherThread() {
		Following following = new Following(false);
		follow(following, Long.MAX_VALUE);
		write(10, 10);
		assertThat(following.sequences).isEmpty();
		runTasks();
		assertThat(following.sequences).containsExactly(1L, 2L);
	}

	@Test
	void whatTakesLongComesFromAnotherThreadAndAllAfterIt() {
		Following following = new Following(true) {

			@Override
			public boolean isPrompt(LogEntry entry) {
				return entry.sequence() != 2;
			}

		};
		follow(following, Long.MAX_VALUE);
		write(10, 10, 10);
		assertThat(following.sequences).containsExactly(1L);
		runTasks();
		assertThat(following.sequences).containsExactly(1L, 2L, 3L);
	}

	@Test
	void whatWasNotAskedForComesWhenItIs() {
		Following following = new Following(true);
		LogSubscription subscription = follow(following, 1);
		write(10, 10, 10);
		assertThat(following.sequences).containsExactly(1L);
		subscription.request(5);
		runTasks();
		write(10);
		assertThat(following.sequences).containsExactly(1L, 2L, 3L, 4L);
	}

	@Test
	void whatIsMoreThanIsRememberedIsReadBack() {
		Following following = new Following(true);
		LogSubscription subscription = follow(following, 1);
		write(10, 40 << 10, 40 << 10, 100 << 10, 10);
		subscription.request(10);
		runTasks();
		write(10);
		assertThat(following.sequences).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
		assertThat(following.bytes).containsExactly(10, 40 << 10, 40 << 10, 100 << 10, 10, 10);
	}

	@Test
	void whoBeginsLateHearsFromTheBeginning() {
		write(10, 10);
		Following following = new Following(true);
		LogSubscription subscription = this.log.subscribe("room", 1, following);
		subscription.request(Long.MAX_VALUE);
		write(10);
		runTasks();
		write(10);
		assertThat(following.sequences).containsExactly(1L, 2L, 3L, 4L);
	}

	@Test
	void whoEndsItWhileItIsToldHearsNothingMore() {
		LogSubscription[] subscription = new LogSubscription[1];
		Following following = new Following(true) {

			@Override
			public void entry(LogEntry entry) {
				super.entry(entry);
				subscription[0].close();
			}

		};
		subscription[0] = follow(following, Long.MAX_VALUE);
		write(10, 10);
		runTasks();
		assertThat(following.sequences).containsExactly(1L);
	}

	private LogSubscription follow(Following following, long demand) {
		LogSubscription subscription = this.log.subscribe("room", 1, following);
		subscription.request(demand);
		runTasks();
		return subscription;
	}

	/** Writes entries of these sizes together. */
	private void write(int... sizes) {
		for (int size : sizes) {
			this.log.append("room",
					new AppendRequest(Fence.NONE, "w", ++this.number, new byte[size], AckLevel.REPLICATED),
					new Reply<>() {

						@Override
						public void succeeded(Appended result) {
						}

						@Override
						public void failed(RoomLogException failure) {
							throw failure;
						}

					});
		}
		this.log.step();
	}

	private void runTasks() {
		for (Runnable next = this.tasks.poll(); next != null; next = this.tasks.poll()) {
			next.run();
		}
	}

	private static class Following implements LogSubscriber {

		private final List<Long> sequences = new ArrayList<>();

		private final List<Integer> bytes = new ArrayList<>();

		private final boolean prompt;

		Following(boolean prompt) {
			this.prompt = prompt;
		}

		@Override
		public void entry(LogEntry entry) {
			this.sequences.add(entry.sequence());
			this.bytes.add(entry.payload().length);
		}

		@Override
		public void failed(RoomLogException failure) {
			throw failure;
		}

		@Override
		public boolean isPrompt(LogEntry entry) {
			return this.prompt;
		}

	}

}
