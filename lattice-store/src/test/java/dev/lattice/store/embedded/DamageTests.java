package dev.lattice.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes of segments and snapshots that are not what was written. */
class DamageTests {

	private static final int SEEDS = Integer.getInteger("lattice.store.damages", 100);

	private static final EmbeddedSettings SETTINGS = new EmbeddedSettings(64 << 10, 32L << 20, 10_000, 100, 8, 3,
			16 << 10, 64 << 10, 40, 20);

	private SimulatedDisk disk = new SimulatedDisk(new Random(1));

	private SimulatedIndex index = new SimulatedIndex();

	private final List<StoreHealth.Event> events = new ArrayList<>();

	private EmbeddedRoomLog log;

	@Test
	void whereverBitsFlipNothingWrongIsReadAndExactlyWhatIsLostIsSaid() throws Exception {
		for (int seed = 1; seed <= SEEDS; seed++) {
			Random random = new Random(seed);
			try {
				flip(random);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Seed " + seed + ": " + ex.getMessage() + "; events " + this.events, ex);
			}
		}
	}

	private void flip(Random random) throws Exception {
		this.disk = new SimulatedDisk(random);
		this.index = new SimulatedIndex();
		this.events.clear();
		open();
		Map<String, Integer> counts = new HashMap<>();
		for (int n = 1; n <= 400; n++) {
			String room = "room" + random.nextInt(4);
			append(room, counts.merge(room, 1, Integer::sum), 30 + random.nextInt(700));
			if (random.nextInt(3) == 0) {
				this.log.step();
			}
		}
		this.log.close();
		List<String> files = this.disk.list().stream().filter((name) -> name.startsWith("segment-")).toList();
		for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
			String file = files.get(random.nextInt(files.size()));
			byte[] content = this.disk.content(file);
			content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
			this.disk.replace(file, content);
		}
		this.index.clear();
		open();
		check(counts);
		// What could be read is copied, the damaged file is aside, and the same holds.
		for (int i = 0; i < 50; i++) {
			this.log.step();
		}
		check(counts);
		this.log.close();
		open();
		check(counts);
	}

	private void check(Map<String, Integer> counts) {
		Map<String, Ranges> lost = new HashMap<>();
		for (StoreHealth.Event event : this.events) {
			if (event instanceof StoreHealth.SegmentDamaged damaged) {
				damaged.lost()
					.forEach((range) -> lost.computeIfAbsent(range.room(), (room) -> new Ranges())
						.add(range.first(), range.last()));
			}
		}
		counts.forEach((room, count) -> {
			Ranges missing = lost.getOrDefault(room, new Ranges());
			long good = missing.isEmpty() ? count : missing.from(0) - 1;
			List<LogEntry> entries = new ArrayList<>();
			for (int size = -1; entries.size() < good && entries.size() > size;) {
				size = entries.size();
				entries.addAll(read(room, size + 1));
			}
			assertThat(entries).as("what is left of %s", room).hasSize((int) good);
			for (LogEntry entry : entries) {
				assertThat(entry.payload()).isEqualTo(payload((int) entry.number(), entry.payload().length));
			}
			if (!missing.isEmpty()) {
				assertThat(failure(room, good + 1).reason()).isEqualTo(Reason.DAMAGED);
			}
		});
	}

	@Test
	void aRoomThatLacksEntriesWorksAgainWithASnapshotThatHoldsThem() throws Exception {
		String file = damage();
		open();
		assertThat(this.events).anyMatch((event) -> event instanceof StoreHealth.SegmentDamaged damaged
				&& damaged.file().equals(file) && damaged.lost().equals(List.of(new StoreHealth.Lost("a", 3, 3))));
		assertThat(failure("a", 3).reason()).isEqualTo(Reason.DAMAGED);
		assertThat(refusal("a", 7)).isEqualTo(Reason.DAMAGED);
		assertThat(read("a", 1)).hasSize(2);
		assertThat(read("b", 1)).hasSize(5);
		assertThat(append("b", 6, 40)).isEqualTo(6);
		keep("a", 6);
		assertThat(failure("a", 3).reason()).isEqualTo(Reason.TRIMMED);
		assertThat(read("a", 4)).hasSize(3);
		assertThat(append("a", 7, 40)).isEqualTo(7);
	}

	@Test
	void theLastEntryOfARoomIsKnownToBeLostEvenIfTheEndMarkIsDamagedToo() throws Exception {
		damageLast();
		byte[] content = this.disk.content("segment-0000000001");
		content[content.length - 1] ^= 1;
		this.disk.replace("segment-0000000001", content);
		open();
		assertThat(this.events).anyMatch((event) -> event instanceof StoreHealth.SegmentDamaged damaged
				&& damaged.lost().equals(List.of(new StoreHealth.Lost("a", 3, 3))));
		assertThat(refusal("a", 4)).isEqualTo(Reason.DAMAGED);
		assertThat(read("a", 1)).hasSize(2);
		assertThat(read("b", 1)).hasSize(3);
	}

	@Test
	void aLastEntryThatIsLostIsKnownWhenItsSegmentIsAside() throws Exception {
		damageLast();
		open();
		for (int n = 4; n <= 10; n++) {
			append("b", n, 40);
			this.log.step();
		}
		assertThat(this.disk.list()).doesNotContain("segment-0000000001");
		this.log.close();
		this.index.clear();
		open();
		assertThat(failure("a", 3).reason()).isEqualTo(Reason.DAMAGED);
		assertThat(refusal("a", 4)).isEqualTo(Reason.DAMAGED);
		assertThat(append("b", 11, 40)).isEqualTo(11);
	}

	/** Damages the last of the three entries of room a; room b has three too. */
	private void damageLast() throws Exception {
		open();
		for (int n = 1; n <= 3; n++) {
			append("a", n, 50);
			append("b", n, 60);
		}
		this.log.close();
		flipIn("segment-0000000001", payload(3, 50));
		this.index.clear();
	}

	@Test
	void aDamagedSegmentIsMovedAsideWhenWhatItHoldsIsCopied() throws Exception {
		String file = damage();
		open();
		for (int i = 0; i < 10; i++) {
			append("b", 100 + i, 40);
			this.log.step();
		}
		assertThat(this.disk.list()).contains("damaged-" + file).doesNotContain(file);
		this.log.close();
		this.events.clear();
		open();
		assertThat(read("b", 1)).hasSize(15);
		assertThat(read("a", 1)).hasSize(2);
		assertThat(failure("a", 3).reason()).isEqualTo(Reason.DAMAGED);
	}

	@Test
	void whatASnapshotHoldsIsNotLost() throws Exception {
		open();
		for (int n = 1; n <= 6; n++) {
			append("a", n, 50);
		}
		keep("a", 4);
		this.log.close();
		flipIn("segment-0000000001", payload(3, 50));
		this.index.clear();
		open();
		assertThat(failure("a", 1).reason()).isEqualTo(Reason.TRIMMED);
		assertThat(read("a", 4)).hasSize(3);
		assertThat(append("a", 7, 40)).isEqualTo(7);
	}

	@Test
	void damageThatIsFoundWhenItIsReadFailsThatRoomFromThereAndNoOther() throws Exception {
		damage();
		this.index.revert();
		open();
		assertThat(read("a", 1)).hasSize(2);
		assertThat(failure("a", 3).reason()).isEqualTo(Reason.DAMAGED);
		assertThat(refusal("a", 7)).isEqualTo(Reason.DAMAGED);
		assertThat(read("b", 1)).hasSize(5);
		assertThat(this.events).hasSize(1).first().isInstanceOf(StoreHealth.SegmentDamaged.class);
		this.log.close();
		this.events.clear();
		open();
		assertThat(this.events).anyMatch((event) -> event instanceof StoreHealth.IndexRebuilt)
			.anyMatch((event) -> event instanceof StoreHealth.SegmentDamaged damaged
					&& damaged.lost().equals(List.of(new StoreHealth.Lost("a", 3, 3))));
	}

	@Test
	void aSnapshotThatIsNotWhatWasWrittenFailsTheRoomUntilAnotherIsKept() throws Exception {
		open();
		append("a", 1, 50);
		append("b", 1, 50);
		keep("a", 1);
		this.log.close();
		byte[] content = this.disk.content("snapshot-1");
		content[content.length - 1] ^= 1;
		this.disk.replace("snapshot-1", content);
		open();
		assertThat(snapshotFailure("a")).isEqualTo(Reason.DAMAGED);
		assertThat(this.events).containsExactly(new StoreHealth.SnapshotDamaged("a", "snapshot-1"));
		assertThat(refusal("a", 2)).isEqualTo(Reason.DAMAGED);
		assertThat(append("b", 2, 50)).isEqualTo(2);
		keep("a", 1);
		assertThat(snapshotFailure("a")).isNull();
		assertThat(append("a", 2, 50)).isEqualTo(2);
	}

	/** Damages the third entry of room a, of six; room b has five. */
	private String damage() throws Exception {
		open();
		for (int n = 1; n <= 6; n++) {
			append("a", n, 50);
			if (n < 6) {
				append("b", n, 60);
			}
		}
		this.log.close();
		String file = "segment-0000000001";
		flipIn(file, payload(3, 50));
		if (this.events.isEmpty()) {
			this.index.commit();
		}
		SimulatedIndex kept = this.index;
		kept.remove(Index.Table.META, 0);
		return file;
	}

	private void flipIn(String file, byte[] wanted) {
		byte[] content = this.disk.content(file);
		for (int i = 0; i < content.length - wanted.length; i++) {
			int same = 0;
			while (same < wanted.length && content[i + same] == wanted[same]) {
				same++;
			}
			if (same == wanted.length) {
				content[i + 5] ^= 4;
				this.disk.replace(file, content);
				return;
			}
		}
		throw new AssertionError("The entry is not in " + file);
	}

	private void open() throws Exception {
		this.log = EmbeddedRoomLog.stepped(this.disk, this.index, SETTINGS, this.events::add, Runnable::run, () -> 1,
				new Random(5)::nextInt);
	}

	private static byte[] payload(int number, int length) {
		byte[] payload = new byte[length];
		new Random(number * 1000L + length).nextBytes(payload);
		return payload;
	}

	private long append(String room, int number, int length) {
		long[] sequence = new long[1];
		this.log.append(room, new AppendRequest(Fence.NONE, "w", number, payload(number, length), AckLevel.DURABLE),
				reply((appended) -> sequence[0] = appended.sequence()));
		if (length < 61) {
			this.log.step();
		}
		return sequence[0];
	}

	private Reason refusal(String room, int number) {
		Reason[] reason = new Reason[1];
		this.log.append(room, new AppendRequest(Fence.NONE, "w", number, new byte[1], AckLevel.DURABLE),
				failing(reason));
		return reason[0];
	}

	private void keep(String room, long upTo) {
		boolean[] kept = new boolean[1];
		this.log.claim(room, "node", 1000, reply((fence) -> this.log.keep(room, fence,
				new LogSnapshot(upTo, new byte[300]), reply((nothing) -> kept[0] = true))));
		for (int i = 0; i < 5; i++) {
			this.log.step();
		}
		assertThat(kept[0]).isTrue();
	}

	private Reason snapshotFailure(String room) {
		Reason[] reason = new Reason[1];
		this.log.snapshot(room, failing(reason));
		return reason[0];
	}

	private List<LogEntry> read(String room, long from) {
		List<LogEntry> entries = new ArrayList<>();
		this.log.read(room, from, 1000, reply(entries::addAll));
		return entries;
	}

	private RoomLogException failure(String room, long from) {
		RoomLogException[] failed = new RoomLogException[1];
		this.log.read(room, from, 10, new Reply<>() {

			@Override
			public void succeeded(List<LogEntry> entries) {
				throw new AssertionError("Room " + room + " was read from " + from);
			}

			@Override
			public void failed(RoomLogException failure) {
				failed[0] = failure;
			}

		});
		return failed[0];
	}

	private interface Then<T> {

		void then(T result);

	}

	private static <T extends @Nullable Object> Reply<T> reply(Then<T> then) {
		return new Reply<>() {

			@Override
			public void succeeded(T result) {
				then.then(result);
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}

		};
	}

	private static <T extends @Nullable Object> Reply<T> failing(Reason[] reason) {
		return new Reply<>() {

			@Override
			public void succeeded(T result) {
			}

			@Override
			public void failed(RoomLogException failure) {
				reason[0] = failure.reason();
			}

		};
	}

}
