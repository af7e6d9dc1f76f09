package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A log on a simulated disk, random calls and crashes, and what must be there afterwards.
 */
final class Simulation {

	private static final EmbeddedSettings SETTINGS = new EmbeddedSettings(64 << 10, 32L << 20, 60, 100, 8, 3, 16 << 10,
			64 << 10, 40, 20);

	final Random random;

	final SimulatedDisk disk;

	final SimulatedIndex index = new SimulatedIndex();

	final List<StoreHealth.Event> events = new ArrayList<>();

	final Map<String, Model> rooms = new TreeMap<>();

	EmbeddedRoomLog log;

	private long now = 1;

	/** What is known of a room. */
	static final class Model {

		/** Everything that was ever appended: the payload's hash by writer and number. */
		final Map<String, Integer> sent = new HashMap<>();

		/** What was refused for good, and not sent again. */
		final Set<String> refused = new HashSet<>();

		/** What was acknowledged, by its sequence. */
		final TreeMap<Long, String> durable = new TreeMap<>();

		final TreeMap<Long, String> replicated = new TreeMap<>();

		final TreeMap<Long, String> accepted = new TreeMap<>();

		final Map<String, Long> next = new HashMap<>();

		final Map<Long, Set<Integer>> kept = new HashMap<>();

		long snapshot = -1;

		long trimmed;

		long most;

		Fence fence;

	}

	Simulation(long seed) {
		this.random = new Random(seed);
		this.disk = new SimulatedDisk(this.random);
		for (String room : List.of("a", "b", "c", "d")) {
			this.rooms.put(room, new Model());
		}
		open();
	}

	void open() {
		try {
			this.log = EmbeddedRoomLog.stepped(this.disk, this.index, SETTINGS, this.events::add, Runnable::run,
					() -> this.now, this.random::nextInt);
		}
		catch (IOException ex) {
			throw new AssertionError("The log does not open", ex);
		}
	}

	void run(int steps) {
		for (int i = 0; i < steps; i++) {
			act();
		}
		this.disk.capacity = Long.MAX_VALUE;
		this.disk.failingSyncs = 0;
		end(3);
	}

	void act() {
		int kind = this.random.nextInt(100);
		String room = "abcd".substring(0, 1 + this.random.nextInt(4));
		room = room.substring(room.length() - 1);
		Model model = this.rooms.get(room);
		if (kind < 50) {
			append(room, model);
		}
		else if (kind < 76) {
			step();
		}
		else if (kind < 80) {
			keep(room, model);
		}
		else if (kind < 84) {
			trim(room, model);
		}
		else if (kind < 90) {
			check(room, model);
		}
		else if (kind < 92) {
			this.disk.capacity = this.disk.used() + this.random.nextInt(6000);
		}
		else if (kind < 95) {
			this.disk.capacity = Long.MAX_VALUE;
		}
		else if (kind == 95) {
			this.disk.failingSyncs = (this.random.nextInt(6) == 0) ? 9 : 1 + this.random.nextInt(2);
		}
		else if (kind < 98) {
			end(this.random.nextInt(4));
		}
		else {
			this.now += 30;
		}
	}

	void step() {
		this.now += this.random.nextInt(15);
		Runnable others = () -> {
			for (int left = this.random.nextInt(4); left > 0; left--) {
				String room = "abcd".substring(this.random.nextInt(4)).substring(0, 1);
				append(room, this.rooms.get(room));
			}
		};
		// Others append while something is written and made durable.
		this.disk.onWrite = others;
		this.disk.onForce = others;
		this.log.step();
		this.disk.onWrite = () -> {
		};
		this.disk.onForce = this.disk.onWrite;
	}

	void append(String room, Model model) {
		String writer = "w" + this.random.nextInt(2);
		long next = model.next.merge(writer, 1L, Long::sum);
		boolean again = this.random.nextInt(12) == 0;
		long number = again ? 1 + this.random.nextInt((int) next) : next;
		String id = writer + ":" + number;
		byte[] payload = new byte[1 + this.random.nextInt(this.random.nextInt(5) == 0 ? 6000 : 600)];
		new Random(number * 31 + writer.charAt(1)).nextBytes(payload);
		payload[0] = (byte) number;
		if (model.sent.containsKey(id) && model.sent.get(id) != Arrays.hashCode(payload)) {
			return; // a writer sends the same again
		}
		model.sent.put(id, Arrays.hashCode(payload));
		model.refused.remove(id);
		AckLevel level = AckLevel.values()[this.random.nextInt(3)];
		this.log.append(room, new AppendRequest(Fence.NONE, writer, number, payload, level), new Reply<>() {

			@Override
			public void succeeded(Appended appended) {
				model.refused.remove(id);
				if (appended.sequence() > model.trimmed) {
					model.accepted.put(appended.sequence(), id);
					if (level != AckLevel.ACCEPTED) {
						model.replicated.put(appended.sequence(), id);
					}
					if (level == AckLevel.DURABLE) {
						model.durable.put(appended.sequence(), id);
					}
				}
				model.most = Math.max(model.most, appended.sequence());
			}

			@Override
			public void failed(RoomLogException failure) {
				assertThat(failure.reason()).isIn(Reason.FULL, Reason.UNAVAILABLE);
				if (failure.reason() == Reason.FULL && !model.accepted.containsValue(id)) {
					model.refused.add(id);
				}
			}

		});
	}

	private void keep(String room, Model model) {
		Fence fence = claim(room, model);
		long known = model.durable.isEmpty() ? 0 : model.durable.lastKey();
		if (fence == null || known == 0) {
			return;
		}
		long upTo = Math.max(model.trimmed, known - this.random.nextInt(5));
		byte[] state = new byte[this.random.nextInt(3000)];
		this.random.nextBytes(state);
		model.kept.computeIfAbsent(upTo, (n) -> new HashSet<>()).add(Arrays.hashCode(state));
		this.log.keep(room, fence, new LogSnapshot(upTo, state),
				reply((done) -> model.snapshot = Math.max(model.snapshot, upTo)));
	}

	private void trim(String room, Model model) {
		Fence fence = claim(room, model);
		if (fence != null && model.snapshot > 0) {
			long upTo = model.snapshot - this.random.nextInt(3);
			this.log.trim(room, fence, upTo, reply((trimmed) -> model.trimmed = Math.max(model.trimmed, trimmed)));
		}
	}

	private Fence claim(String room, Model model) {
		this.log.claim(room, "node", 1_000_000, reply((fence) -> model.fence = fence));
		this.log.step();
		return model.fence;
	}

	private interface Then<T> {

		void then(T result);

	}

	private <T> Reply<T> reply(Then<T> then) {
		return new Reply<>() {

			@Override
			public void succeeded(T result) {
				then.then(result);
			}

			@Override
			public void failed(RoomLogException failure) {
				assertThat(failure.reason()).isIn(Reason.FULL, Reason.UNAVAILABLE);
			}

		};
	}

	/**
	 * Ends the process: by a loss of power, by a kill, or by closing; and looks what is
	 * there.
	 */
	void end(int manner) {
		if (manner <= 1) {
			this.disk.losePower();
		}
		else if (manner == 3) {
			this.log.close();
		}
		boolean full = this.disk.capacity != Long.MAX_VALUE;
		this.disk.capacity = Long.MAX_VALUE;
		this.disk.failingSyncs = 0;
		if (manner != 3 || this.random.nextBoolean()) {
			this.index.crash(this.random);
		}
		open();
		this.rooms.forEach((room, model) -> {
			model.fence = null;
			List<LogEntry> all = check(room, model);
			model.trimmed = trimmed(room);
			TreeMap<Long, String> there = new TreeMap<>();
			all.forEach((entry) -> there.put(entry.sequence(), entry.writer() + ":" + entry.number()));
			if (manner >= 2) {
				contains(room, there, model.replicated.tailMap(model.trimmed, false), "replicated");
			}
			if (manner == 3 && !full) {
				assertThat(this.events).as("a log that is closed with space left").isNotNull();
			}
			model.durable.clear();
			model.durable.putAll(there);
			model.replicated.clear();
			model.replicated.putAll(there);
			model.accepted.clear();
			model.accepted.putAll(there);
		});
	}

	/** Reads a room and compares it with what is known of it. */
	List<LogEntry> check(String room, Model model) {
		long trimmed = trimmed(room);
		assertThat(trimmed).as("trimmed of %s", room).isGreaterThanOrEqualTo(model.trimmed);
		List<LogEntry> all = new ArrayList<>();
		while (true) {
			List<LogEntry> some = read(room, trimmed + 1 + all.size(), 100);
			if (some.isEmpty()) {
				break;
			}
			all.addAll(some);
		}
		TreeMap<Long, String> there = new TreeMap<>();
		Set<String> seen = new HashSet<>();
		long expected = trimmed;
		for (LogEntry entry : all) {
			assertThat(entry.sequence()).as("the next number in %s", room).isEqualTo(++expected);
			String id = entry.writer() + ":" + entry.number();
			assertThat(seen.add(id)).as("%s in %s for the second time", id, room).isTrue();
			assertThat(Arrays.hashCode(entry.payload())).as("what %s in %s is", id, room).isEqualTo(model.sent.get(id));
			assertThat(model.refused).as("what was refused in %s", room).doesNotContain(id);
			there.put(entry.sequence(), id);
		}
		contains(room, there, model.durable.tailMap(trimmed, false), "durable");
		checkSnapshot(room, model);
		return all;
	}

	private static void contains(String room, Map<Long, String> there, Map<Long, String> wanted, String what) {
		wanted.forEach((sequence, id) -> assertThat(there.get(sequence)).as("%s entry %s of %s", what, sequence, room)
			.isEqualTo(id));
	}

	private void checkSnapshot(String room, Model model) {
		LogSnapshot[] found = new LogSnapshot[1];
		this.log.snapshot(room, new Reply<>() {

			@Override
			public void succeeded(LogSnapshot snapshot) {
				found[0] = snapshot;
			}

			@Override
			public void failed(RoomLogException failure) {
				throw new AssertionError("The snapshot of " + room, failure);
			}

		});
		if (model.snapshot >= 0) {
			assertThat(found[0]).as("the snapshot of %s", room).isNotNull();
		}
		if (found[0] != null) {
			assertThat(found[0].upTo()).isGreaterThanOrEqualTo(model.snapshot);
			assertThat(model.kept.get(found[0].upTo())).contains(Arrays.hashCode(found[0].state()));
		}
	}

	private long trimmed(String room) {
		long low = 0;
		long high = 1 << 20;
		while (low < high) {
			long middle = (low + high + 1) / 2;
			RoomLogException failure = failure(room, middle);
			if (failure == null) {
				high = middle - 1;
			}
			else {
				assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TRIMMED);
				low = middle;
			}
		}
		return low;
	}

	private RoomLogException failure(String room, long from) {
		RoomLogException[] failed = new RoomLogException[1];
		readNow(room, from, 1, new ArrayList<>(), failed);
		return failed[0];
	}

	private List<LogEntry> read(String room, long from, int most) {
		RoomLogException[] failed = new RoomLogException[1];
		List<LogEntry> entries = new ArrayList<>();
		readNow(room, from, most, entries, failed);
		if (failed[0] != null) {
			throw new AssertionError("Room " + room + " from " + from, failed[0]);
		}
		return entries;
	}

	private void readNow(String room, long from, int most, List<LogEntry> entries, RoomLogException[] failed) {
		boolean[] done = new boolean[1];
		this.log.read(room, from, most, new Reply<>() {

			@Override
			public void succeeded(List<LogEntry> some) {
				entries.addAll(some);
				done[0] = true;
			}

			@Override
			public void failed(RoomLogException failure) {
				failed[0] = failure;
				done[0] = true;
			}

		});
		for (int i = 0; i < 100 && !done[0]; i++) {
			step();
		}
		assertThat(done[0]).as("an answer to a read").isTrue();
	}

}
