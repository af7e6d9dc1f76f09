package dev.lattice.store.test;

import java.util.List;
import java.util.Random;

import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Snapshots, and forgetting what they stand for. */
abstract class SnapshotContract extends SubscribeContract {

	@Test
	void aRoomWithoutASnapshotHasNone() {
		assertThat(snapshot(ROOM).get()).isNull();
		fill(ROOM, 1, 3);
		assertThat(snapshot(ROOM).get()).isNull();
	}

	@Test
	void theLatestSnapshotIsFound() {
		Fence fence = filled(10);
		keep(ROOM, fence, 4, "four").get();
		assertSnapshot(4, "four");
		keep(ROOM, fence, 9, "nine").get();
		assertSnapshot(9, "nine");
	}

	@Test
	void aSnapshotOfAsManyEntriesTakesThePlaceOfTheOneBefore() {
		Fence fence = filled(10);
		keep(ROOM, fence, 4, "four").get();
		keep(ROOM, fence, 4, "other").get();
		assertSnapshot(4, "other");
	}

	@Test
	void aSnapshotOfFewerEntriesIsDropped() {
		Fence fence = filled(10);
		keep(ROOM, fence, 6, "six").get();
		keep(ROOM, fence, 5, "five").get();
		assertSnapshot(6, "six");
	}

	@Test
	void aSnapshotMayStandForNoEntry() {
		Fence fence = claim(ROOM, "node", LONG).get();
		keep(ROOM, fence, 0, "empty").get();
		assertSnapshot(0, "empty");
		assertThat(append(ROOM, "w", 1, "a").sequence()).isEqualTo(1);
	}

	@Test
	void aSnapshotAloneForgetsNothing() {
		Fence fence = filled(5);
		keep(ROOM, fence, 5, "five").get();
		assertThat(sequences(readAll(ROOM, 1))).isEqualTo(numbers(1, 5));
	}

	@Test
	void aLargeSnapshotIsKeptAndALargerOneThanAllowedIsRefused() {
		Fence fence = filled(1);
		byte[] state = new byte[8 << 20];
		new Random(1).nextBytes(state);
		this.<@Nullable Void>ask((reply) -> this.log.keep(ROOM, fence, new LogSnapshot(1, state.clone()), reply)).get();
		byte[] larger = new byte[RoomLog.MAX_SNAPSHOT + 1];
		Answer<@Nullable Void> refused = ask((reply) -> this.log.keep(ROOM, fence, new LogSnapshot(1, larger), reply));
		assertThat(refused.failure().reason()).isEqualTo(RoomLogException.Reason.TOO_LARGE);
		assertThat(found(ROOM).state()).isEqualTo(state);
	}

	@Test
	void trimmedEntriesCannotBeReadAndNumbersGoOn() {
		Fence fence = filled(10);
		keep(ROOM, fence, 8, "eight").get();
		assertThat(trim(ROOM, fence, 6).get()).isEqualTo(6);
		assertThat(read(ROOM, 1, 10).failure().reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
		assertThat(read(ROOM, 6, 10).failure().reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
		assertThat(sequences(readAll(ROOM, 7))).isEqualTo(numbers(7, 10));
		assertThat(append(ROOM, "w", 11, "11").sequence()).isEqualTo(11);
		assertSnapshot(8, "eight");
	}

	@Test
	void neverMoreIsTrimmedThanTheSnapshotHolds() {
		Fence fence = filled(10);
		assertThat(trim(ROOM, fence, 10).get()).isZero();
		assertThat(sequences(readAll(ROOM, 1))).isEqualTo(numbers(1, 10));
		keep(ROOM, fence, 4, "four").get();
		assertThat(trim(ROOM, fence, 10).get()).isEqualTo(4);
		assertThat(trim(ROOM, fence, Long.MAX_VALUE).get()).isEqualTo(4);
		assertThat(sequences(readAll(ROOM, 5))).isEqualTo(numbers(5, 10));
	}

	@Test
	void whatIsTrimmedStaysTrimmed() {
		Fence fence = filled(10);
		keep(ROOM, fence, 10, "ten").get();
		assertThat(trim(ROOM, fence, 7).get()).isEqualTo(7);
		assertThat(trim(ROOM, fence, 3).get()).isEqualTo(7);
		assertThat(trim(ROOM, fence, 0).get()).isEqualTo(7);
		assertThat(read(ROOM, 7, 1).failure().reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
	}

	@Test
	void aRoomMayBeTrimmedToTheEndAndGoOn() {
		Fence fence = filled(10);
		keep(ROOM, fence, 10, "ten").get();
		assertThat(trim(ROOM, fence, 10).get()).isEqualTo(10);
		assertThat(read(ROOM, 11, 5).get()).isEmpty();
		fill(ROOM, 11, 12);
		assertThat(sequences(readAll(ROOM, 11))).isEqualTo(numbers(11, 12));
	}

	@Test
	void anEntryIsADuplicateEvenIfItIsTrimmed() {
		Fence fence = filled(10);
		append(ROOM, "v", 99, "11");
		keep(ROOM, fence, 11, "all").get();
		trim(ROOM, fence, 11).get();
		assertThat(append(ROOM, "w", 10, "10").duplicate()).isTrue();
		assertThat(append(ROOM, "w", 3, "3").duplicate()).isTrue();
		assertThat(append(ROOM, "v", 99, "11").duplicate()).isTrue();
		Appended next = append(ROOM, "w", 11, "new");
		assertThat(next.duplicate()).isFalse();
		assertThat(next.sequence()).isEqualTo(12);
	}

	@Test
	void trimmingOneRoomLeavesTheOthers() {
		fill("other", 1, 10);
		Fence fence = filled(10);
		keep(ROOM, fence, 10, "ten").get();
		trim(ROOM, fence, 10).get();
		assertThat(sequences(readAll("other", 1))).isEqualTo(numbers(1, 10));
		assertThat(snapshot("other").get()).isNull();
	}

	@Test
	void aSubscriptionToWhatIsTrimmedFails() {
		Fence fence = filled(10);
		keep(ROOM, fence, 5, "five").get();
		trim(ROOM, fence, 5).get();
		assertThat(follow(ROOM, 5).awaitFailure().reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
		assertThat(sequences(follow(ROOM, 6).await(5))).isEqualTo(numbers(6, 10));
	}

	@Test
	void aSlowSubscriberGetsAllOrHearsThatWhatComesNextIsTrimmed() {
		Fence fence = filled(10);
		Follower slow = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, slow);
		subscription.request(1);
		slow.await(1);
		keep(ROOM, fence, 10, "ten").get();
		trim(ROOM, fence, 9).get();
		subscription.request(Long.MAX_VALUE);
		RoomLogException failure = slow.awaitEither(10);
		List<LogEntry> got = slow.entries();
		assertThat(sequences(got)).isEqualTo(numbers(1, got.size()));
		if (failure != null) {
			assertThat(failure.reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
			assertThat(got.size()).isLessThan(9);
		}
	}

	@Test
	void aSubscriberThatHasKeptUpIsNotDisturbedByTrimming() {
		Follower follower = follow(ROOM, 1);
		Fence fence = filled(10);
		follower.await(10);
		keep(ROOM, fence, 10, "ten").get();
		trim(ROOM, fence, 10).get();
		fill(ROOM, 11, 15);
		assertThat(sequences(follower.await(15))).isEqualTo(numbers(1, 15));
	}

	@Test
	void keepingAndTrimmingNeedAnOwner() {
		filled(5);
		assertThatIllegalArgumentException().isThrownBy(() -> keep(ROOM, Fence.NONE, 1, "one"));
		assertThatIllegalArgumentException().isThrownBy(() -> trim(ROOM, Fence.NONE, 1));
	}

	/** Fills the room and claims it. */
	Fence filled(int count) {
		fill(ROOM, 1, count);
		return claim(ROOM, "node", LONG).get();
	}

	void assertSnapshot(long upTo, String state) {
		LogSnapshot found = found(ROOM);
		assertThat(found.upTo()).isEqualTo(upTo);
		assertThat(text(found.state())).isEqualTo(state);
	}

	/** Finds a snapshot; that there is none fails the test. */
	LogSnapshot found(String room) {
		LogSnapshot found = snapshot(room).get();
		if (found == null) {
			throw new AssertionError("There is no snapshot of " + room);
		}
		return found;
	}

}
