package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Damage in the last segment of a log that was not closed. */
class KilledDamageTests {

	private static final String FILE = "segment-0000000001";

	private final SimulatedDisk disk = new SimulatedDisk(new Random(1));

	private final SimulatedIndex index = new SimulatedIndex();

	private final List<StoreHealth.Event> events = new ArrayList<>();

	@Test
	void whereTheDamageIsAndWhichRoomsMayLackEntriesIsToldWhenNothingSaysHowFarTheyHadCome() throws IOException {
		EmbeddedRoomLog log = open();
		append(log, "early", 1);
		append(log, "first", 1);
		append(log, "second", 1);
		long before = log.status().bytes();
		append(log, "first", 2);
		long after = log.status().bytes();
		append(log, "second", 2);
		append(log, "second", 3);
		flip((int) (before + after) / 2);
		log = open();
		StoreHealth.SegmentDamaged told = damage();
		assertThat(told.file()).isEqualTo(FILE);
		assertThat(told.movedTo()).isEqualTo("damaged-" + FILE);
		assertThat(told.gaps()).containsExactly(new StoreHealth.Gap(before, after - before));
		assertThat(told.lost()).isEmpty();
		assertThat(told.doubtful()).containsExactly("early", "first");
		assertThat(told.allDoubtful()).isEqualTo(2);
		assertThat(log.status().damagedSegments()).isEqualTo(1);
	}

	@Test
	void whatIsReadBehindTheDamageSaysItsNumbersAndLeavesNoDoubt() throws IOException {
		EmbeddedRoomLog log = open();
		append(log, "a", 1);
		long before = log.status().bytes();
		append(log, "a", 2);
		append(log, "a", 3);
		flip((int) before + 40);
		open();
		assertThat(damage().lost()).containsExactly(new StoreHealth.Lost("a", 2, 2));
		assertThat(damage().doubtful()).isEmpty();
	}

	@Test
	void aLogThatWasClosedLeavesNoDoubt() throws IOException {
		EmbeddedRoomLog log = open();
		append(log, "a", 1);
		long before = log.status().bytes();
		append(log, "a", 2);
		append(log, "b", 1);
		log.close();
		flip((int) before + 40);
		this.index.clear();
		open();
		assertThat(damage().lost()).containsExactly(new StoreHealth.Lost("a", 2, 2));
		assertThat(damage().doubtful()).isEmpty();
	}

	@Test
	void noMoreRoomsAreNamedThanTheBoundButAllAreCounted() throws IOException {
		EmbeddedRoomLog log = open();
		int rooms = StoreHealth.SegmentDamaged.MOST_DOUBTFUL + 20;
		for (int i = 0; i < rooms; i++) {
			append(log, "room" + i, 1);
		}
		long before = log.status().bytes();
		append(log, "room0", 2);
		append(log, "other", 1);
		flip((int) before + 40);
		open();
		assertThat(damage().doubtful()).hasSize(StoreHealth.SegmentDamaged.MOST_DOUBTFUL);
		assertThat(damage().allDoubtful()).isEqualTo(rooms);
	}

	@Test
	void aDamagedSegmentThatIsAsideIsCountedUntilItIsDeleted() throws IOException {
		whatIsReadBehindTheDamageSaysItsNumbersAndLeavesNoDoubt();
		EmbeddedRoomLog log = open();
		for (int n = 1; n <= 20; n++) {
			append(log, "b", n);
		}
		assertThat(this.disk.list()).contains("damaged-" + FILE).doesNotContain(FILE);
		assertThat(log.status().damagedSegments()).isEqualTo(1);
		log.close();
		log = open();
		assertThat(log.status().damagedSegments()).isEqualTo(1);
		log.close();
		this.disk.delete("damaged-" + FILE);
		assertThat(open().status().damagedSegments()).isZero();
	}

	private StoreHealth.SegmentDamaged damage() {
		return this.events.stream()
			.filter(StoreHealth.SegmentDamaged.class::isInstance)
			.map(StoreHealth.SegmentDamaged.class::cast)
			.findFirst()
			.orElseThrow();
	}

	private void flip(int offset) {
		byte[] content = this.disk.content(FILE);
		content[offset] ^= 4;
		this.disk.replace(FILE, content);
	}

	private EmbeddedRoomLog open() throws IOException {
		EmbeddedSettings settings = new EmbeddedSettings(64 << 10, 32L << 20, 10_000, 1000, 8, 3, 16 << 10, 64 << 10,
				40, 20);
		return EmbeddedRoomLog.stepped(this.disk, this.index, settings, this.events::add, Runnable::run, () -> 1,
				new Random(5)::nextInt);
	}

	/** Appends an entry and makes it durable, alone. */
	private static void append(EmbeddedRoomLog log, String room, int number) {
		byte[] payload = new byte[100];
		new Random(number).nextBytes(payload);
		log.append(room, new AppendRequest(Fence.NONE, "w", number, payload, AckLevel.DURABLE), new Reply<>() {

			@Override
			public void succeeded(Appended appended) {
				assertThat(appended.sequence()).isEqualTo(number);
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}

		});
		log.step();
	}

}
