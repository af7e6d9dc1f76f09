package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Spec: the way into the log, and what is told of it. */
@SuppressWarnings("try") // something is held while the block runs
class RoomSavingTests extends RoomsFixture {

	private final LocalRooms rooms = rooms("a");

	private final Room room = this.rooms.open("r");

	@Test
	void anEditIsBroadcastAtOnceAndSettledWhenTheLogHasIt() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		this.log.slow();
		first.type("x");
		assertThat(second.text()).isEqualTo("x");
		assertThat(first.settled).containsOnlyKeys(1L);
		this.log.next();
		assertThat(first.settled).containsEntry(2L, null);
	}

	@Test
	void editsAreSettledInTheOrderInWhichTheyWereMade() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		boolean[] fails = { true };
		this.log.before = () -> {
			boolean now = fails[0];
			fails[0] = false;
			return now;
		};
		client.type("a");
		client.type("b");
		assertThat(client.settled).containsOnlyKeys(1L);
		this.time.pass(1000);
		assertThat(client.settled.keySet()).containsExactly(1L, 2L, 3L);
	}

	@Test
	void whatIsKnownButNotKeptYetIsSettledWithIt() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		this.log.slow();
		first.type("x");
		long number = second.connection.edit(second.doc.encodeStateAsUpdate());
		assertThat(second.settled).doesNotContainKey(number);
		this.log.all();
		assertThat(second.settled).containsEntry(number, null);
	}

	@Test
	void theLogIsAskedForTheConfiguredLevel() {
		List<AckLevel> asked = new ArrayList<>();
		LocalRooms durable = rooms("d", (builder) -> builder.durability(AckLevel.DURABLE).listener(new RoomListener() {
			@Override
			public void saved(String name, AckLevel level, long millis) {
				asked.add(level);
			}
		}));
		type(durable.open("r"), "x");
		assertThat(asked).containsExactly(AckLevel.DURABLE);
	}

	@Test
	void theStateOfSavingIsSendingUntilAllIsKept() {
		List<SaveState> states = new ArrayList<>();
		RoomDocument document = this.room.document();
		assertThat(document.saveState()).isEqualTo(SaveState.SAVED);
		try (Subscription heard = document.onSaveState(states::add)) {
			this.log.slow();
			type(this.room, "a");
			type(this.room, "b");
			assertThat(document.saveState()).isEqualTo(SaveState.SENDING);
			this.log.next();
			assertThat(document.saveState()).isEqualTo(SaveState.SENDING);
			this.log.all();
		}
		assertThat(states).containsExactly(SaveState.SENDING, SaveState.SAVED);
	}

	@Test
	void theStateOfSavingIsOfflineWhileTheLogIsAwayAndComesBack() {
		List<SaveState> states = new ArrayList<>();
		try (Subscription heard = this.room.document().onSaveState(states::add)) {
			this.log.isGone();
			type(this.room, "a");
			this.time.pass(60_000);
			assertThat(this.room.document().saveState()).isEqualTo(SaveState.OFFLINE);
			this.log.isBack();
			this.time.pass(10_000);
		}
		assertThat(states).containsExactly(SaveState.SENDING, SaveState.OFFLINE, SaveState.SAVED);
		assertThat(text(rooms("b").open("r"))).isEqualTo("a");
	}

	@Test
	void whatWasKeptThoughTheReplyWasLostChangesNothingWhenItIsSentAgain() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		int[] count = new int[1];
		this.log.after = () -> count[0]++ % 2 == 0;
		client.type("a");
		client.type("b");
		client.type("c");
		this.log.after = () -> false;
		this.time.pass(1000);
		assertThat(client.settled).hasSize(4);
		assertThat(text(rooms("b").open("r"))).isEqualTo("abc");
	}

	@Test
	void anEditAloneIsSentAgainUnderItsNumber() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.log.after = () -> true;
		client.type("a");
		this.log.after = () -> false;
		this.time.pass(1000);
		assertThat(client.settled).containsEntry(2L, null);
		assertThat(entries("r", 1)).hasSize(1);
	}

	@Test
	void noMoreIsSentAfterAFailureUntilAllRepliesAreThere() {
		type(this.room, "0");
		this.log.slow();
		type(this.room, "1");
		type(this.room, "2");
		boolean[] first = { true };
		this.log.before = () -> {
			boolean now = first[0];
			first[0] = false;
			return now;
		};
		this.log.next();
		type(this.room, "3");
		assertThat(this.log.next()).isTrue();
		assertThat(this.log.next()).isFalse();
		this.log.fast();
		this.time.pass(1000);
		assertThat(text(rooms("b").open("r"))).isEqualTo("0123");
	}

	@Test
	void editsAreRefusedWhenTooManyBytesWait() {
		LocalRooms bounded = limited(RoomLimits.DEFAULT.withUnsaved(100, 1000));
		YjsClient client = YjsClient.join(bounded, "r", 1);
		this.log.isGone();
		client.type("x".repeat(60));
		client.type("y".repeat(60));
		assertThat(client.settled.get(3L).reason()).isEqualTo(RoomRefusedException.Reason.NOT_SAVED);
		assertThat(client.settled.get(3L)).hasMessageContaining("Room 'r'").hasMessageContaining("100");
		assertThat(client.closed.reason()).isEqualTo(RoomRefusedException.Reason.NOT_SAVED);
		this.log.isBack();
		this.time.pass(20_000);
		assertThat(text(bounded.open("r"))).isEqualTo("x".repeat(60));
	}

	@Test
	void editsAreRefusedWhenNothingWasSavedForTooLong() {
		LocalRooms bounded = limited(RoomLimits.DEFAULT.withUnsaved(10_000, 5000));
		Room late = bounded.open("r");
		text(late);
		this.log.isGone();
		type(late, "a");
		this.time.pass(4000);
		type(late, "b");
		this.time.pass(2000);
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> type(late, "c"))
			.withMessageContaining("5000")
			.matches((ex) -> ex.reason() == RoomRefusedException.Reason.NOT_SAVED);
		this.log.isBack();
		this.time.pass(20_000);
		type(late, "d");
		assertThat(text(rooms("b").open("r"))).isEqualTo("abd");
	}

	@Test
	void anEditThatTheLogDoesNotTakeIsSavedByASnapshot() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.log.reason = Reason.TOO_LARGE;
		boolean[] first = { true };
		this.log.before = () -> {
			boolean now = first[0];
			first[0] = false;
			return now;
		};
		client.type("large");
		assertThat(client.settled.get(2L).reason()).isEqualTo(RoomRefusedException.Reason.NOT_SAVED);
		this.time.pass(1);
		assertThat(text(rooms("b").open("r"))).isEqualTo("large");
	}

	@Test
	void aRoomWhoseLogIsAwayCannotBeJoinedAndIsTriedAgain() {
		type(this.room, "x");
		this.log.isGone();
		LocalRooms other = rooms("b");
		YjsClient client = YjsClient.join(other, "r", 1);
		assertThat(client.refused).isInstanceOf(RoomUnavailableException.class).hasMessageContaining("'r'");
		assertThatExceptionOfType(RoomUnavailableException.class).isThrownBy(() -> text(other.open("r")));
		this.log.isBack();
		this.time.pass(1000);
		client.join(other, "r", ANYBODY);
		assertThat(client.text()).isEqualTo("x");
	}

	@Test
	void aRoomThatCannotBeLoadedIsTriedLessAndLessOftenUntilNobodyWantsIt() {
		int[] calls = new int[1];
		this.log.before = () -> {
			calls[0]++;
			return true;
		};
		YjsClient.join(this.rooms, "r", 1);
		this.time.pass(10_000);
		assertThat(calls[0]).isBetween(3, 6);
		this.time.pass(200_000);
		assertThat(this.rooms.size()).isZero();
		assertThat(this.time.waiting()).isZero();
	}

	@Test
	void aDamagedRoomIsUnavailableAndOthersAreNot() {
		type(this.room, "fine");
		this.memory.append("bad", new AppendRequest(Fence.NONE, "x", 1, new byte[] { 1, 2, 3 }, AckLevel.ACCEPTED),
				new Ignored<>());
		assertThatExceptionOfType(RoomUnavailableException.class).isThrownBy(() -> text(this.rooms.open("bad")))
			.withMessageContaining("'bad'")
			.withMessageContaining("entry 1");
		assertThat(text(this.room)).isEqualTo("fine");
	}

	/** Does not listen. */
	private static final class Ignored<T> implements Reply<T> {

		@Override
		public void succeeded(T result) {
			// Nothing to do.
		}

		@Override
		public void failed(RoomLogException failure) {
			throw failure;
		}

	}

	/** The log takes none of what comes from now on until {@link TroubledLog#isBack}. */
	private void tooLarge(Room large) {
		boolean[] next = { true };
		this.log.reason = Reason.TOO_LARGE;
		this.log.before = () -> {
			boolean now = next[0];
			next[0] = false;
			return now;
		};
		type(large, "large");
		this.log.reason = Reason.UNAVAILABLE;
	}

	@Test
	void anEditThatTheLogDoesNotTakeIsSavedByASnapshotThoughAnotherNodeOwnsTheRoomNow() {
		type(this.room, "x");
		this.memory.claim("r", "other", 60_000, new Ignored<>());
		tooLarge(this.room);
		assertThat(this.room.document().saveState()).isEqualTo(SaveState.SENDING);
		assertThat(this.rooms.isSaved()).isFalse();
		this.time.pass(200_000);
		assertThat(this.rooms.size()).as("parked").isZero();
		assertThat(text(rooms("b").open("r"))).isEqualTo("xlarge");
	}

	@Test
	void anEditThatTheLogDoesNotTakeWhileNoSnapshotCanBeKeptIsSavedByTheNextOne() {
		type(this.room, "x");
		try (Subscription hold = this.room.document().hold()) {
			this.log.reason = Reason.TOO_LARGE;
			this.log.before = () -> true;
			type(this.room, "large");
			this.log.isBack();
			assertThat(this.room.document().saveState()).isEqualTo(SaveState.SENDING);
			this.time.pass(15_000);
			assertThat(this.room.document().saveState()).isEqualTo(SaveState.SAVED);
			assertThat(text(rooms("b").open("r"))).isEqualTo("xlarge");
		}
	}

}
