package dev.lattice.collaboration;

import java.util.List;
import java.util.stream.Stream;

import dev.lattice.rooms.Caller;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeclaredRoomsTests {

	private static final Caller CLIENT = new Caller(null, Caller.Kind.CLIENT, null);

	private final DeclaredRooms policy = new DeclaredRooms(() -> Stream.of("board"),
			new RoomPatterns("lattice.rooms.open", List.of("notes/*", "wiki/**")));

	@Test
	void aClientOpensARoomThatIsDeclared() {
		assertThat(this.policy.canOpen("board", CLIENT)).isTrue();
	}

	@Test
	void aClientMakesNoOtherRoom() {
		assertThat(this.policy.canOpen("anything", CLIENT)).isFalse();
	}

	@Test
	void aStarStandsForOnePartOfAName() {
		assertThat(this.policy.canOpen("notes/today", CLIENT)).isTrue();
		assertThat(this.policy.canOpen("notes/today/more", CLIENT)).isFalse();
	}

	@Test
	void twoStarsStandForSeveralParts() {
		assertThat(this.policy.canOpen("wiki/a/b", CLIENT)).isTrue();
	}

	@Test
	void theApplicationOpensAnyRoom() {
		assertThat(this.policy.canOpen("anything", Caller.APPLICATION)).isTrue();
	}

}
