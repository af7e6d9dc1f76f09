package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Closing a log, and opening it again. */
abstract class EndContract extends LeaseContract {

	@Test
	void everyCallOfAClosedLogFails() {
		Fence fence = filled(3);
		this.log.close();
		List<Answer<?>> answers = List.of(append(ROOM, request("w", 4, "4")), read(ROOM, 1, 10), snapshot(ROOM),
				keep(ROOM, fence, 1, "one"), trim(ROOM, fence, 1), claim(ROOM, "node", LONG), release(ROOM, "node"));
		for (Answer<?> answer : answers) {
			assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
		}
		assertThat(follow(ROOM, 1).awaitFailure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
	}

	@Test
	void subscriptionsOfAClosedLogFail() {
		fill(ROOM, 1, 3);
		Follower waiting = follow(ROOM, 1);
		Follower slow = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, slow);
		subscription.request(1);
		slow.await(1);
		Follower ended = new Follower();
		subscribe(ROOM, 1, ended).close();
		waiting.await(3);
		this.log.close();
		assertThat(waiting.awaitFailure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
		assertThat(slow.awaitFailure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
		assertThat(ended.entries()).isEmpty();
	}

	@Test
	void closingTwiceDoesNothing() {
		fill(ROOM, 1, 1);
		this.log.close();
		this.log.close();
	}

	@Test
	void everyAppendHasAnAnswerWhenTheLogIsClosed() throws Exception {
		List<Answer<Appended>> answers = new ArrayList<>();
		for (int n = 1; n <= 300; n++) {
			answers.add(append(ROOM, request("w", n, "" + n)));
		}
		this.log.close();
		List<Long> kept = new ArrayList<>();
		for (Answer<Appended> answer : answers) {
			if (answer.isFailure()) {
				assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
			}
			else {
				kept.add(answer.get().sequence());
			}
		}
		Assumptions.assumeTrue(isKept());
		this.log = open();
		assertThat(sequences(readAll(ROOM, 1))).containsAll(kept);
	}

	@Test
	void whatWasAcceptedIsThereWhenTheLogIsOpenedAgain() throws Exception {
		Assumptions.assumeTrue(isKept());
		for (int n = 1; n <= 50; n++) {
			append(ROOM, new AppendRequest(Fence.NONE, "w", n, bytes("" + n), AckLevel.ACCEPTED)).get();
		}
		reopen();
		assertThat(sequences(readAll(ROOM, 1))).isEqualTo(numbers(1, 50));
		assertThat(append(ROOM, "w", 50, "50")).isEqualTo(new Appended(50, AckLevel.DURABLE, true));
		assertThat(append(ROOM, "w", 51, "51")).isEqualTo(new Appended(51, AckLevel.DURABLE, false));
	}

	@Test
	void snapshotsAndWhatIsTrimmedAreThereWhenTheLogIsOpenedAgain() throws Exception {
		Assumptions.assumeTrue(isKept());
		Fence fence = filled(10);
		keep(ROOM, fence, 8, "eight").get();
		trim(ROOM, fence, 6).get();
		reopen();
		assertSnapshot(8, "eight");
		assertThat(read(ROOM, 6, 10).failure().reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
		assertThat(texts(readAll(ROOM, 7))).containsExactly("7", "8", "9", "10");
		assertThat(append(ROOM, "w", 4, "4").duplicate()).isTrue();
		assertThat(append(ROOM, "w", 11, "11").sequence()).isEqualTo(11);
	}

	@Test
	void aRoomTrimmedToTheEndGoesOnWithItsNumbersWhenTheLogIsOpenedAgain() throws Exception {
		Assumptions.assumeTrue(isKept());
		Fence fence = filled(10);
		keep(ROOM, fence, 10, "ten").get();
		trim(ROOM, fence, 10).get();
		reopen();
		assertThat(append(ROOM, "w", 11, "11").sequence()).isEqualTo(11);
		assertSnapshot(10, "ten");
	}

	@Test
	void epochsGoOnWhenTheLogIsOpenedAgain() throws Exception {
		Assumptions.assumeTrue(isKept());
		fill(ROOM, 1, 1);
		claim(ROOM, "a", LONG).get();
		release(ROOM, "a").get();
		Fence old = claim(ROOM, "a", SHORT).get();
		reopen();
		Fence owner = claimAtLast(ROOM, "b");
		assertThat(owner.epoch()).isGreaterThan(old.epoch());
		assertThat(append(ROOM, request(old, 2)).failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
	}

	@Test
	void manyRoomsAreThereWhenTheLogIsOpenedAgain() throws Exception {
		Assumptions.assumeTrue(isKept());
		List<Answer<Appended>> answers = new ArrayList<>();
		for (int n = 1; n <= 3; n++) {
			for (int r = 0; r < 50; r++) {
				answers.add(append("room" + r, request("w", n, r + "." + n)));
			}
		}
		answers.forEach(Answer::get);
		reopen();
		for (int r = 0; r < 50; r++) {
			assertThat(texts(readAll("room" + r, 1))).containsExactly(r + ".1", r + ".2", r + ".3");
		}
	}

}
