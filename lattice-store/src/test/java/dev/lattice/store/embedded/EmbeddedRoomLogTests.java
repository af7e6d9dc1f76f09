package dev.lattice.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the embedded log does beyond the contract of all logs. */
class EmbeddedRoomLogTests {

	private static final EmbeddedSettings SMALL = new EmbeddedSettings(64 << 10, 32L << 20, 10, 3, 8, 3, 16 << 10,
			64 << 10, 40, 20);

	private final SimulatedDisk disk = new SimulatedDisk(new Random(1));

	private final SimulatedIndex index = new SimulatedIndex();

	private final List<StoreHealth.Event> events = new ArrayList<>();

	private long now = 1;

	@Test
	void aReplyComesWhenItsLevelIsReachedAndNotBefore() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.ACCEPTED, told);
		assertThat(told).containsExactly("1 at 0");
		append(log, "a", 2, AckLevel.REPLICATED, told);
		append(log, "a", 3, AckLevel.DURABLE, told);
		assertThat(told).hasSize(1);
		int before = this.disk.forces;
		this.disk.onForce = () -> told.add("force");
		log.step();
		assertThat(told).containsExactly("1 at 0", "force", "2 at " + (before + 1), "force", "3 at " + (before + 2));
	}

	@Test
	void whatWaitsTogetherIsMadeDurableTogether() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.DURABLE, told);
		log.step();
		int before = this.disk.forces;
		for (int n = 2; n <= 9; n++) {
			append(log, (n % 2 == 0) ? "a" : "b", n, AckLevel.DURABLE, told);
		}
		log.step();
		assertThat(told).hasSize(9);
		assertThat(this.disk.forces).isEqualTo(before + 1);
	}

	@Test // K-138
	void whatComesWhileSomethingIsMadeDurableIsWrittenNextAndMadeDurableTogether() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 9, AckLevel.DURABLE, told);
		log.step();
		told.clear();
		this.disk.onWrite = () -> {
			this.disk.onWrite = () -> {
			};
			append(log, "a", 2, AckLevel.DURABLE, told);
			append(log, "b", 3, AckLevel.DURABLE, told);
		};
		append(log, "a", 1, AckLevel.DURABLE, told);
		int before = this.disk.forces;
		assertThat(log.step()).isZero();
		assertThat(told).containsExactly("2 at " + (before + 1));
		append(log, "b", 4, AckLevel.DURABLE, told);
		log.step();
		assertThat(told).containsExactly("2 at " + (before + 1), "3 at " + (before + 2), "1 at " + (before + 2),
				"2 at " + (before + 2));
		assertThat(read(log, "a")).hasSize(3);
		assertThat(read(log, "b")).hasSize(2);
	}

	@Test
	void anEntryThatNobodyWaitsForIsDurableAfterAWhile() throws IOException {
		EmbeddedRoomLog log = open();
		append(log, "a", 1, AckLevel.REPLICATED, new ArrayList<>());
		assertThat(log.step()).isEqualTo(SMALL.syncMillis());
		assertThat(log.status().waitingEntries()).isEqualTo(1);
		this.now += SMALL.syncMillis();
		log.step();
		assertThat(log.status().waitingEntries()).isZero();
	}

	@Test
	void moreThanMayWaitIsRefusedAtOnce() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		for (int n = 1; n <= SMALL.queueEntries() + 1; n++) {
			append(log, "a", n, AckLevel.DURABLE, told);
		}
		assertThat(told).containsExactly("FULL");
		log.step();
		append(log, "a", 50, AckLevel.ACCEPTED, told);
		assertThat(told).hasSize(SMALL.queueEntries() + 2).last().asString().startsWith("11 ");
	}

	@Test
	void moreRoomsThanAllowedAreRefused() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		for (String room : List.of("a", "b", "c", "d", "a")) {
			append(log, room, told.size() + 1, AckLevel.ACCEPTED, told);
		}
		assertThat(told).containsExactly("1 at 0", "1 at 0", "1 at 0", "FULL", "2 at 0");
	}

	@Test
	void whatDoesNotFitOnTheDiskIsRefusedReadingGoesOnAndSpaceMakesItWorkAgain() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.DURABLE, told);
		log.step();
		told.clear();
		this.disk.capacity = this.disk.used() + 5;
		append(log, "a", 2, AckLevel.DURABLE, told);
		log.step();
		append(log, "a", 3, AckLevel.DURABLE, told);
		assertThat(told).containsExactly("FULL", "FULL");
		assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.FULL);
		assertThat(read(log, "a")).hasSize(1);
		this.disk.capacity = Long.MAX_VALUE;
		this.now += SMALL.retryMillis();
		append(log, "a", 2, AckLevel.DURABLE, told);
		log.step();
		assertThat(told).hasSize(3).last().asString().startsWith("2 ");
		assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.UP);
		assertThat(this.events).hasSize(2).first().isInstanceOf(StoreHealth.DiskFull.class);
		assertThat(this.events.getLast()).isEqualTo(new StoreHealth.SpaceAgain());
	}

	@Test
	void whatWasAcceptedWaitsForSpace() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.DURABLE, told);
		append(log, "a", 2, AckLevel.ACCEPTED, told);
		append(log, "a", 3, AckLevel.DURABLE, told);
		this.disk.capacity = this.disk.used() + 5;
		log.step();
		assertThat(told).containsExactly("2 at 0", "FULL");
		this.disk.capacity = Long.MAX_VALUE;
		this.now += SMALL.retryMillis();
		log.step();
		assertThat(told).hasSize(3).last().asString().startsWith("1 ");
		assertThat(read(log, "a")).extracting(LogEntry::number).containsExactly(1L, 2L);
	}

	@Test
	void whatCouldNotBeMadeDurableIsWrittenToAnotherSegment() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.DURABLE, told);
		log.step();
		append(log, "a", 2, AckLevel.DURABLE, told);
		this.disk.failingSyncs = 1;
		log.step();
		assertThat(told).hasSize(2);
		assertThat(this.events).hasSize(1).first().isInstanceOf(StoreHealth.SyncFailed.class);
		assertThat(this.disk.list()).contains("segment-0000000001", "segment-0000000002");
		this.disk.losePower();
		assertThat(read(open(), "a")).hasSize(2);
	}

	@Test
	void aDiskThatMakesNothingDurableEndsAppends() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		append(log, "a", 1, AckLevel.DURABLE, told);
		log.step();
		append(log, "a", 2, AckLevel.DURABLE, told);
		this.disk.failingSyncs = 100;
		log.step();
		append(log, "a", 3, AckLevel.ACCEPTED, told);
		assertThat(told.subList(1, 3)).containsExactly("UNAVAILABLE", "UNAVAILABLE");
		assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.FAILED);
		assertThat(this.events.getLast()).isInstanceOf(StoreHealth.Failed.class);
		assertThat(read(log, "a")).isNotEmpty();
	}

	@Test // K-139
	void theStatusTellsTheLastErrorsOfTheDiskAndHowFarSnapshotsAreBehind() throws IOException {
		EmbeddedRoomLog log = open();
		List<String> told = new ArrayList<>();
		for (int n = 1; n <= 3; n++) {
			append(log, "a", n, AckLevel.DURABLE, told);
			log.step();
		}
		assertThat(log.status().snapshotLag()).isEqualTo(3);
		assertThat(log.status().lastSyncError()).isNull();
		assertThat(log.status().lastWriteError()).isNull();
		keep(log, "a", 2);
		assertThat(log.status().snapshotLag()).isEqualTo(1);
		this.disk.failingSyncs = 1;
		append(log, "a", 4, AckLevel.DURABLE, told);
		log.step();
		assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.UP);
		assertThat(log.status().lastSyncError()).isEqualTo("Input/output error");
		this.disk.capacity = this.disk.used();
		append(log, "a", 5, AckLevel.DURABLE, told);
		log.step();
		assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.FULL);
		assertThat(log.status().lastWriteError()).isEqualTo("No space left on device");
	}

	private static void keep(EmbeddedRoomLog log, String room, long upTo) {
		log.claim(room, "node", 1000, new Reply<>() {

			@Override
			public void succeeded(Fence fence) {
				log.keep(room, fence, new LogSnapshot(upTo, new byte[3]), new Reply<>() {

					@Override
					public void succeeded(@Nullable Void nothing) {
					}

					@Override
					public void failed(RoomLogException failure) {
						throw failure;
					}

				});
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}

		});
		for (int i = 0; i < 3; i++) {
			log.step();
		}
	}

	@Test
	void anIndexThatSaysMoreThanTheLogHoldsIsMadeAnew() throws IOException {
		EmbeddedRoomLog log = open();
		append(log, "a", 1, AckLevel.DURABLE, new ArrayList<>());
		log.step();
		byte[] before = this.disk.content("segment-0000000001");
		append(log, "a", 2, AckLevel.DURABLE, new ArrayList<>());
		log.close();
		this.disk.replace("segment-0000000001", before);
		log = open();
		assertThat(read(log, "a")).hasSize(1);
		assertThat(this.events)
			.containsExactly(new StoreHealth.IndexRebuilt("it says more of segment-0000000001 than that holds"));
	}

	@Test
	void anEntryTakesLessThan24BytesBesideItsPayload() throws IOException {
		EmbeddedRoomLog log = EmbeddedRoomLog.stepped(this.disk, this.index, EmbeddedSettings.DEFAULTS,
				this.events::add, Runnable::run, () -> this.now, new Random(3)::nextInt);
		for (int n = 1; n <= 20_000; n++) {
			log.append("room" + n % 100, new AppendRequest(Fence.NONE, "node-1", n, new byte[60], AckLevel.ACCEPTED),
					quiet(new ArrayList<>()));
		}
		while (log.status().waitingEntries() > 0) {
			this.now += 1000;
			log.step();
		}
		assertThat(log.status().bytes() / 20_000.0 - 60).isLessThan(24);
	}

	@Test
	void aDirectoryBelongsToOneLog(@TempDir Path directory) throws IOException {
		try (EmbeddedRoomLog log = openFiles(directory)) {
			assertThat(log.status().state()).isEqualTo(EmbeddedStatus.State.UP);
			assertThatIOException().isThrownBy(() -> openFiles(directory))
				.withMessageContaining(directory.toString())
				.withMessageContaining("stop the other one");
		}
		openFiles(directory).close();
	}

	@Test
	void anIndexFileThatIsRubbishIsReplaced(@TempDir Path directory) throws IOException {
		try (EmbeddedRoomLog log = openFiles(directory)) {
			log.append("a", new AppendRequest(Fence.NONE, "w", 1, new byte[10], AckLevel.ACCEPTED),
					quiet(new ArrayList<>()));
		}
		byte[] rubbish = new byte[20_000];
		new Random(1).nextBytes(rubbish);
		Files.write(directory.resolve(MvIndex.FILE), rubbish);
		try (EmbeddedRoomLog log = openFiles(directory)) {
			assertThat(read(log, "a")).hasSize(1);
			assertThat(this.events).hasSize(1).first().isInstanceOf(StoreHealth.IndexRebuilt.class);
		}
	}

	@Test
	void settingsOutOfBoundsAreRefusedByName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new EmbeddedSettings(1, 32L << 20, 10, 3, 8, 3, 16 << 10, 64 << 10, 40, 20))
			.withMessage("The setting segmentBytes of the embedded log is 1; use 65536 to 536870912");
	}

	@Test
	void namesOfRoomsHaveALength() throws IOException {
		EmbeddedRoomLog log = open();
		for (String name : List.of("", "x".repeat(EmbeddedRoomLog.MAX_NAME + 1))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> append(log, name, 1, AckLevel.ACCEPTED, new ArrayList<>()))
				.withMessageContaining("1 to 200");
		}
	}

	private EmbeddedRoomLog open() throws IOException {
		return EmbeddedRoomLog.stepped(this.disk, this.index, SMALL, this.events::add, Runnable::run, () -> this.now,
				new Random(3)::nextInt);
	}

	private EmbeddedRoomLog openFiles(Path directory) throws IOException {
		return EmbeddedRoomLog.open(directory, EmbeddedSettings.DEFAULTS, this.events::add, Runnable::run);
	}

	private void append(EmbeddedRoomLog log, String room, long number, AckLevel level, List<String> told) {
		log.append(room, new AppendRequest(Fence.NONE, "w", number, new byte[10], level), quiet(told));
	}

	private Reply<Appended> quiet(List<String> told) {
		return new Reply<>() {

			@Override
			public void succeeded(Appended appended) {
				told.add(appended.sequence() + " at " + EmbeddedRoomLogTests.this.disk.forces);
			}

			@Override
			public void failed(RoomLogException failure) {
				told.add(failure.reason().name());
			}

		};
	}

	private static List<LogEntry> read(EmbeddedRoomLog log, String room) {
		List<LogEntry> entries = new ArrayList<>();
		log.read(room, 1, 1000, new Reply<>() {

			@Override
			public void succeeded(List<LogEntry> some) {
				entries.addAll(some);
			}

			@Override
			public void failed(RoomLogException failure) {
				assertThat(failure.reason()).isNotEqualTo(Reason.DAMAGED);
				throw failure;
			}

		});
		return entries;
	}

}
