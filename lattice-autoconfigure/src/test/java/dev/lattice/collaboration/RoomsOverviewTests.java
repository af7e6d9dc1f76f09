package dev.lattice.collaboration;

import dev.lattice.rooms.RoomListener.Level;
import dev.lattice.rooms.RoomUnavailableException;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentence R-236. */
class RoomsOverviewTests {

	private final RoomsOverview overview = new RoomsOverview();

	private void unavailable(String room, RoomLogException.Reason why) {
		this.overview.unavailable(room,
				new RoomUnavailableException("Not now", new RoomLogException(why, "Not now", null)));
	}

	@Test
	void aRoomThatCouldNotBeLoadedIsForgottenWhenNobodyWantsItAnyMore() {
		unavailable("board", RoomLogException.Reason.UNAVAILABLE);
		assertThat(this.overview.unavailable()).isOne();

		this.overview.level("board", Level.PARKED);
		assertThat(this.overview.unavailable()).isZero();
	}

	@Test
	void aDamagedRoomIsNamedUntilItIsLoaded() {
		unavailable("board", RoomLogException.Reason.DAMAGED);
		this.overview.level("board", Level.PARKED);
		assertThat(this.overview.damaged()).containsExactly("board");

		this.overview.level("board", Level.RELAY);
		assertThat(this.overview.damaged()).isEmpty();
	}

}
