package dev.lattice.store.test;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Who owns a room, and what those who do not any more cannot do. */
abstract class LeaseContract extends SnapshotContract {

	@Test
	void whoClaimsARoomGetsAnEpochAboveZero() {
		assertThat(claim(ROOM, "a", LONG).get().epoch()).isPositive();
	}

	@Test
	void nobodyElseCanClaimARoomWhileItsLeaseHolds() {
		claim(ROOM, "a", LONG).get();
		assertThat(claim(ROOM, "b", LONG).failure().reason()).isEqualTo(RoomLogException.Reason.TAKEN);
		assertThat(claim("other", "b", LONG).get().epoch()).isPositive();
	}

	@Test
	void theOwnerKeepsItsEpochWhenItRenews() throws InterruptedException {
		Fence fence = claim(ROOM, "a", LONG).get();
		assertThat(claim(ROOM, "a", LONG).get()).isEqualTo(fence);
		pass(2 * SHORT);
		assertThat(claim(ROOM, "b", LONG).failure().reason()).isEqualTo(RoomLogException.Reason.TAKEN);
		keep(ROOM, fence, 0, "mine").get();
	}

	@Test
	void aLeaseIsOverWhenItsTimeIsAndTheNextOwnerHasAHigherEpoch() throws InterruptedException {
		Fence first = claim(ROOM, "a", SHORT).get();
		Fence second = claimAtLast(ROOM, "b");
		assertThat(second.epoch()).isGreaterThan(first.epoch());
	}

	@Test
	void renewingSaysAnewHowLongTheLeaseHolds() throws InterruptedException {
		Fence first = claim(ROOM, "a", LONG).get();
		assertThat(claim(ROOM, "a", SHORT).get()).isEqualTo(first);
		assertThat(claimAtLast(ROOM, "b").epoch()).isGreaterThan(first.epoch());
	}

	@Test
	void aLeaseThatIsGivenBackCanBeTakenAtOnceWithAHigherEpoch() {
		Fence first = claim(ROOM, "a", LONG).get();
		release(ROOM, "a").get();
		Fence second = claim(ROOM, "b", LONG).get();
		assertThat(second.epoch()).isGreaterThan(first.epoch());
		release(ROOM, "b").get();
		assertThat(claim(ROOM, "a", LONG).get().epoch()).isGreaterThan(second.epoch());
	}

	@Test
	void aRoomWithoutAnOwnerGivesAHigherEpochEvenToTheOneBefore() {
		Fence first = claim(ROOM, "a", LONG).get();
		release(ROOM, "a").get();
		assertThat(claim(ROOM, "a", LONG).get().epoch()).isGreaterThan(first.epoch());
	}

	@Test
	void givingBackALeaseThatIsNotHeldIsNoError() {
		release(ROOM, "a").get();
		claim(ROOM, "a", LONG).get();
		release(ROOM, "b").get();
		assertThat(claim(ROOM, "b", LONG).failure().reason()).isEqualTo(RoomLogException.Reason.TAKEN);
	}

	@Test
	void afterALaterClaimTheOwnerBeforeIsRefusedEverything() {
		fill(ROOM, 1, 5);
		Fence old = claim(ROOM, "a", LONG).get();
		keep(ROOM, old, 2, "old").get();
		append(ROOM, request(old, 6)).get();
		release(ROOM, "a").get();
		Fence owner = claim(ROOM, "b", LONG).get();
		assertThat(append(ROOM, request(old, 7)).failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
		assertThat(keep(ROOM, old, 4, "x").failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
		assertThat(trim(ROOM, old, 2).failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
		assertSnapshot(2, "old");
		assertThat(sequences(readAll(ROOM, 1))).isEqualTo(numbers(1, 6));
		assertThat(append(ROOM, request(owner, 7)).get().sequence()).isEqualTo(7);
		keep(ROOM, owner, 4, "new").get();
		assertThat(trim(ROOM, owner, 3).get()).isEqualTo(3);
	}

	@Test
	void theFenceIsLookedAtBeforeDuplicates() {
		Fence old = claim(ROOM, "a", LONG).get();
		append(ROOM, request(old, 1)).get();
		release(ROOM, "a").get();
		claim(ROOM, "b", LONG).get();
		assertThat(append(ROOM, request(old, 1)).failure().reason()).isEqualTo(RoomLogException.Reason.FENCED);
	}

	@Test
	void anOwnerIsNotFencedBeforeSomebodyElseHasClaimed() throws InterruptedException {
		Fence fence = claim(ROOM, "a", SHORT).get();
		pass(2 * SHORT);
		append(ROOM, request(fence, 1)).get();
		keep(ROOM, fence, 1, "one").get();
		release(ROOM, "a").get();
		append(ROOM, request(fence, 2)).get();
		assertThat(trim(ROOM, fence, 1).get()).isEqualTo(1);
	}

	@Test
	void whoDoesNotOwnARoomMayAppend() {
		claim(ROOM, "a", LONG).get();
		assertThat(append(ROOM, "w", 1, "x").sequence()).isEqualTo(1);
	}

	@Test
	void epochsOfDifferentRoomsDoNotAffectEachOther() {
		Fence here = claim(ROOM, "a", LONG).get();
		for (int i = 0; i < 5; i++) {
			claim("other", "a", LONG).get();
			release("other", "a").get();
		}
		append(ROOM, request(here, 1)).get();
		keep(ROOM, here, 1, "one").get();
	}

	@Test
	void howLongALeaseIsToHoldIsChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> claim(ROOM, "a", 0)).withMessageContaining("0");
		assertThatIllegalArgumentException().isThrownBy(() -> claim(ROOM, "a", -1)).withMessageContaining("-1");
	}

}
