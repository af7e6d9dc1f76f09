package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link dev.lattice.rooms.log.RoomLog} does. A test of one extends this class
 * and says how it is opened:
 *
 * <pre class="code">
 * class MyRoomLogTests extends RoomLogContract {
 *
 *     &#64;Override
 *     protected RoomLog open() {
 *         return new MyRoomLog(this.place);
 *     }
 *
 * }
 * </pre>
 *
 * The tests last some seconds on a log whose appends take a millisecond. They close every
 * log that they open.
 */
public abstract class RoomLogContract extends EndContract {

	private static final List<AckLevel> LEVELS = List.of(AckLevel.values());

	/**
	 * Returns with how many seeds the log is compared with a model.
	 * @return 10 unless overridden
	 */
	protected int seeds() {
		return 10;
	}

	/**
	 * Returns the first seed.
	 * @return 1 unless overridden
	 */
	protected long firstSeed() {
		return 1;
	}

	@Test
	void randomCallsDoWhatTheModelDoes() throws Exception {
		for (long seed = firstSeed(); seed < firstSeed() + seeds(); seed++) {
			try {
				new Course(seed).run(150);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
	}

	/** A course of random calls, one after the other. */
	private final class Course {

		private final Random random;

		private final Map<String, LogModel> models = new TreeMap<>();

		private final Map<String, Follower> followers = new TreeMap<>();

		private final List<String> rooms;

		Course(long seed) {
			this.random = new Random(seed);
			this.rooms = List.of("s" + seed + "/a", "s" + seed + "/b", "s" + seed + "/c");
		}

		void run(int steps) throws Exception {
			for (String room : this.rooms) {
				this.models.put(room, new LogModel());
				this.followers.put(room, follow(room, 1));
			}
			for (int step = 0; step < steps; step++) {
				String room = this.rooms.get(this.random.nextInt(this.rooms.size()));
				step(room, model(room));
			}
			for (String room : this.rooms) {
				LogModel model = model(room);
				read(room, model, model.trimmed + 1);
				List<LogEntry> got = follower(room).await(model.entries.size() - firstOf(room));
				assertSame(got, model.entries.subList(firstOf(room), model.entries.size()));
			}
		}

		private final Map<String, Integer> firsts = new TreeMap<>();

		private int firstOf(String room) {
			return this.firsts.getOrDefault(room, 0);
		}

		private LogModel model(String room) {
			return this.models.getOrDefault(room, new LogModel());
		}

		private Follower follower(String room) {
			return this.followers.getOrDefault(room, new Follower());
		}

		private void step(String room, LogModel model) throws Exception {
			int kind = this.random.nextInt(100);
			if (kind < 55) {
				append(room, model);
			}
			else if (kind < 70) {
				read(room, model, 1 + this.random.nextInt(model.entries.size() + 3));
			}
			else if (kind < 78) {
				keep(room, model);
			}
			else if (kind < 84) {
				trim(room, model);
			}
			else if (kind < 92) {
				claim(room, model);
			}
			else if (kind < 95) {
				release(room, model);
			}
			else if (kind < 98) {
				assertSnapshotOf(room, model);
			}
			else if (isKept()) {
				again();
			}
		}

		private void append(String room, LogModel model) {
			String writer = "w" + this.random.nextInt(3);
			long number = this.random.nextInt(60);
			Fence fence = (this.random.nextInt(4) == 0) ? fence(model) : Fence.NONE;
			byte[] payload = new byte[1 + this.random.nextInt(this.random.nextBoolean() ? 20 : 3000)];
			this.random.nextBytes(payload);
			AckLevel level = LEVELS.get(this.random.nextInt(LEVELS.size()));
			Answer<Appended> answer = RoomLogContract.this.append(room,
					new AppendRequest(fence, writer, number, payload.clone(), level));
			if (fence.epoch() > 0 && fence.epoch() != model.epoch) {
				assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
				return;
			}
			long known = model.duplicateOf(writer, number);
			Appended appended = answer.get();
			if (known != -2) {
				assertThat(appended.duplicate()).as("duplicate %s of %s in %s", number, writer, room)
					.isEqualTo(known != 0);
			}
			assertThat(appended.level()).isGreaterThanOrEqualTo(level);
			if (!appended.duplicate()) {
				assertThat(appended.sequence()).isEqualTo(model.append(writer, number, payload));
			}
			else if (known > 0) {
				assertThat(appended.sequence()).isEqualTo(known);
			}
		}

		private void read(String room, LogModel model, long from) {
			if (from <= model.trimmed) {
				assertThat(RoomLogContract.this.read(room, from, 7).failure().reason())
					.isEqualTo(RoomLogException.Reason.TRIMMED);
			}
			else {
				assertSame(readAll(room, from), model.from(from));
			}
		}

		private void keep(String room, LogModel model) {
			Fence fence = fence(model);
			if (fence.epoch() == 0) {
				return;
			}
			long upTo = this.random.nextInt(model.entries.size() + 1);
			byte[] state = new byte[this.random.nextInt(5000)];
			this.random.nextBytes(state);
			Answer<@Nullable Void> answer = ask(
					(reply) -> RoomLogContract.this.log.keep(room, fence, new LogSnapshot(upTo, state.clone()), reply));
			if (fence.epoch() != model.epoch) {
				assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
				return;
			}
			answer.get();
			model.keep(new LogSnapshot(upTo, state));
			assertSnapshotOf(room, model);
		}

		private void trim(String room, LogModel model) {
			Fence fence = fence(model);
			if (fence.epoch() == 0) {
				return;
			}
			follower(room).await(model.entries.size() - firstOf(room));
			long upTo = this.random.nextInt(model.entries.size() + 3);
			Answer<Long> answer = RoomLogContract.this.trim(room, fence, upTo);
			if (fence.epoch() != model.epoch) {
				assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
				return;
			}
			assertThat(answer.get()).isEqualTo(model.trim(upTo));
		}

		private void claim(String room, LogModel model) {
			String node = "node" + this.random.nextInt(2);
			Answer<Fence> answer = RoomLogContract.this.claim(room, node, LONG);
			if (model.owner != null && !model.owner.equals(node)) {
				assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.TAKEN);
				return;
			}
			Fence fence = answer.get();
			if (model.owner != null) {
				assertThat(fence.epoch()).isEqualTo(model.epoch);
			}
			else {
				assertThat(fence.epoch()).isGreaterThan(model.epoch);
			}
			model.owner = node;
			model.epoch = fence.epoch();
		}

		private void release(String room, LogModel model) {
			String node = "node" + this.random.nextInt(2);
			RoomLogContract.this.release(room, node).get();
			if (node.equals(model.owner)) {
				model.owner = null;
			}
		}

		/** Closes and opens the log; without owners, since some logs forget them then. */
		private void again() throws Exception {
			for (String room : this.rooms) {
				LogModel model = model(room);
				if (model.owner != null) {
					RoomLogContract.this.release(room, model.owner).get();
					model.owner = null;
				}
				follower(room).await(model.entries.size() - firstOf(room));
			}
			reopen();
			for (String room : this.rooms) {
				this.firsts.put(room, model(room).entries.size());
				this.followers.put(room, follow(room, model(room).entries.size() + 1L));
			}
		}

		private Fence fence(LogModel model) {
			boolean old = this.random.nextInt(5) == 0;
			return new Fence((old && model.epoch > 1) ? model.epoch - 1 : model.epoch);
		}

		private void assertSnapshotOf(String room, LogModel model) {
			LogSnapshot expected = model.snapshot;
			if (expected == null) {
				assertThat(snapshot(room).get()).isNull();
				return;
			}
			LogSnapshot found = found(room);
			assertThat(found.upTo()).isEqualTo(expected.upTo());
			assertThat(found.state()).isEqualTo(expected.state());
		}

		private void assertSame(List<LogEntry> got, List<LogEntry> expected) {
			List<String> seen = new ArrayList<>();
			got.forEach((entry) -> seen.add(show(entry)));
			assertThat(seen).isEqualTo(expected.stream().map(this::show).toList());
		}

		private String show(LogEntry entry) {
			return entry.sequence() + " " + entry.writer() + ":" + entry.number() + " "
					+ Arrays.hashCode(entry.payload());
		}

	}

}
