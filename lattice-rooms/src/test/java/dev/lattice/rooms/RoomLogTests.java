package dev.lattice.rooms;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Spec: several nodes, and compaction. */
class RoomLogTests extends RoomsFixture {

	private final LocalRooms rooms = rooms("a", (builder) -> builder.compactAfter(10));

	private final Room room = this.rooms.open("r");

	@Test
	void nodesThatShareALogSeeEachOther() {
		LocalRooms other = rooms("b");
		YjsClient here = YjsClient.join(this.rooms, "r", 1);
		YjsClient there = YjsClient.join(other, "r", 2);
		here.type("Hello");
		there.type(" there");
		assertThat(here.text()).isEqualTo("Hello there").isEqualTo(there.text());
		assertThat(here.updates).hasSize(2);
		assertThat(there.updates).hasSize(2);
		assertThat(entries("r", 1)).hasSize(2);
	}

	@Test
	void nodesOfOneNameAreDifferentWriters() {
		LocalRooms same = rooms("a");
		type(this.room, "a");
		type(same.open("r"), "b");
		assertThat(entries("r", 1)).extracting(LogEntry::writer).doesNotHaveDuplicates();
		assertThat(text(this.room)).isEqualTo("ab");
	}

	/** Types, and lets time pass in which a snapshot may be made. */
	private void write(Room room, String text) {
		type(room, text);
		this.time.pass(1);
	}

	@Test
	void theLogIsCompactedAfterSoManyEntries() {
		for (int i = 0; i < 25; i++) {
			write(this.room, "x");
		}
		assertThat(snapshot("r").upTo()).isEqualTo(22);
		assertThat(entries("r", 23)).hasSize(3);
		assertThat(text(rooms("b").open("r"))).isEqualTo("x".repeat(25));
	}

	@Test
	void theLogIsCompactedWhenItIsMuchLongerThanItsSnapshot() {
		write(this.room, "x".repeat(40_000));
		assertThat(snapshot("r")).isNull();
		write(this.room, "y".repeat(40_000));
		assertThat(snapshot("r").upTo()).isEqualTo(2);
		write(this.room, "z".repeat(300_000));
		assertThat(snapshot("r").upTo()).isEqualTo(2);
		write(this.room, "z".repeat(300_000));
		assertThat(snapshot("r").upTo()).isEqualTo(4);
	}

	@Test
	void aSnapshotIsKeptOnlyWhenTheLogHasAllThatItHolds() {
		for (int i = 0; i < 10; i++) {
			type(this.room, "x");
		}
		this.log.slow();
		type(this.room, "y");
		this.log.next();
		type(this.room, "unsaved");
		this.log.next();
		this.time.pass(1);
		assertThat(this.log.snapshots).isZero();
		this.log.next();
		assertThat(this.log.snapshots).isOne();
		assertThat(entries("r", 1)).hasSize(12);
		this.log.fast();
		assertThat(entries("r", 12)).hasSize(1);
	}

	@Test
	void aSnapshotIsNotMadeWhereTheLogAnswers() {
		for (int i = 0; i < 10; i++) {
			type(this.room, "x");
		}
		this.log.slow();
		type(this.room, "y");
		this.log.all();
		assertThat(this.log.snapshots).isZero();
		this.time.pass(1);
		assertThat(this.log.snapshots).isOne();
	}

	@Test
	void aSnapshotHoldsNoDeletedContent() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		for (int i = 0; i < 11; i++) {
			client.type("secret".repeat(100));
			client.doc.text("text").delete(0, 600);
			this.time.pass(1);
		}
		assertThat(snapshot("r").state().length).isLessThan(100);
	}

	@Test
	void aRoomIsCompactedBeforeItIsParked() {
		type(this.room, "Hello");
		type(this.room, " there");
		this.time.pass(120_000);
		assertThat(this.rooms.size()).isZero();
		assertThat(snapshot("r").upTo()).isEqualTo(2);
		assertThat(text(rooms("b").open("r"))).isEqualTo("Hello there");
	}

	@Test
	void aRoomIsParkedAlsoIfItCannotBeCompacted() {
		type(this.room, "Hello");
		this.log.isGone();
		this.time.pass(120_000);
		assertThat(this.rooms.size()).isZero();
		assertThat(snapshot("r")).isNull();
	}

	@Test
	void oneNodeOfARoomCompactsIt() {
		LocalRooms other = rooms("b", (builder) -> builder.compactAfter(10));
		text(other.open("r"));
		for (int i = 0; i < 100; i++) {
			write(this.room, "x");
			write(other.open("r"), "y");
		}
		assertThat(this.log.snapshots).isBetween(10, 19);
		assertThat(text(this.room)).hasSize(200).isEqualTo(text(other.open("r")));
	}

	@Test
	void anotherNodeCompactsWhenTheOwnerIsGone() {
		LocalRooms other = rooms("b", (builder) -> builder.compactAfter(10));
		for (int i = 0; i < 11; i++) {
			write(this.room, "x");
		}
		long before = snapshot("r").upTo();
		this.time.pass(61_000);
		for (int i = 0; i < 11; i++) {
			write(other.open("r"), "y");
		}
		assertThat(snapshot("r").upTo()).isGreaterThan(before);
	}

	@Test
	void anOwnerThatWasFencedStopsAndDamagesNothing() {
		LocalRooms other = rooms("b", (builder) -> builder.compactAfter(10));
		for (int i = 0; i < 10; i++) {
			type(this.room, "x");
		}
		this.log.slow();
		type(this.room, "x");
		this.log.next();
		this.log.next();
		this.time.pass(61_000);
		for (int i = 0; i < 12; i++) {
			this.memory.release("r", "a", new Quiet<>());
			this.memory.claim("r", "b", 60_000, new Quiet<>());
		}
		this.log.fast();
		assertThat(snapshot("r")).isNull();
		assertThat(this.heard.failed).anyMatch((failure) -> failure.contains("compacting"));
		assertThat(text(other.open("r"))).isEqualTo("x".repeat(11));
	}

	@Test
	void whoWasLeftBehindByTrimmingTakesTheSnapshot() {
		type(this.room, "a");
		this.log.deaf();
		YjsClient there = YjsClient.join(rooms("b"), "r", 2);
		for (int i = 0; i < 30; i++) {
			type(this.room, "x");
		}
		assertThat(there.text()).isEqualTo("a");
		there.type("b");
		this.log.hears();
		assertThat(there.text()).isEqualTo(text(this.room)).hasSize(32);
		type(this.room, "y");
		assertThat(there.text()).isEqualTo(text(this.room)).hasSize(33);
	}

	@Test
	void aLogThatLostEntriesGetsThemAgain() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		client.type("kept");
		LossyLog lossy = new LossyLog(this.time);
		LocalRooms on = LocalRooms.builder(lossy, this.time, this.time, () -> 98).node("c").build();
		YjsClient there = YjsClient.join(on, "r", 7);
		there.type("one");
		there.type("two");
		lossy.loseAll();
		this.time.pass(1000);
		there.type("three");
		LocalRooms fresh = LocalRooms.builder(lossy, this.time, this.time, () -> 99).node("d").build();
		assertThat(text(fresh.open("r"))).isEqualTo("onetwothree");
	}

	/** Does not listen. */
	private static final class Quiet<T> implements Reply<T> {

		@Override
		public void succeeded(T result) {
			// Nothing to do.
		}

		@Override
		public void failed(RoomLogException failure) {
			// Nothing to do.
		}

	}

}
