package dev.lattice.rooms;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.RoomListener.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Spec: what a room has in memory, and when. */
@SuppressWarnings("try") // something is held while the block runs
class RoomLevelTests extends RoomsFixture {

	private final LocalRooms rooms = rooms("a");

	private final Room room = this.rooms.open("r");

	@Test
	void openingARoomLoadsNothing() {
		assertThat(this.rooms.size()).isZero();
		assertThat(this.time.waiting()).isZero();
	}

	@Test
	void aRoomWithNothingButClientsRelaysBytes() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.type("Hello");
		first.doc.text("text").delete(0, 1);
		second.type("!");
		assertThat(this.heard.levels).containsExactly(Level.RELAY);
		assertThat(second.text()).isEqualTo("ello!").isEqualTo(first.text());
		assertThat(YjsClient.join(this.rooms, "r", 3).text()).isEqualTo("ello!");
		assertThat(this.heard.levels).containsExactly(Level.RELAY);
	}

	@Test
	void aRelayKnowsWhatIsTwice() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.type("Hello");
		first.doc.text("text").delete(1, 2);
		int told = first.updates.size();
		second.connection.edit(second.doc.encodeStateAsUpdate());
		assertThat(second.connection.knows(second.doc.encodeStateAsUpdate())).isTrue();
		assertThat(first.updates).hasSize(told);
		assertThat(entries("r", 1)).hasSize(2);
		assertThat(this.heard.levels).containsExactly(Level.RELAY);
	}

	@Test
	void aRelayMergesItsTailWithinBounds() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		for (int i = 0; i < 1000; i++) {
			first.type("x");
			this.time.pass(10);
		}
		assertThat(YjsClient.join(this.rooms, "r", 2).text()).isEqualTo("x".repeat(1000));
		assertThat(this.heard.levels).containsExactly(Level.RELAY);
	}

	@Test
	void whoReadsGetsADocument() {
		YjsClient.join(this.rooms, "r", 1).type("Hello");
		assertThat(text(this.room)).isEqualTo("Hello");
		assertThat(this.heard.levels).containsExactly(Level.RELAY, Level.LIVE);
	}

	@Test
	void aDocumentThatNobodyReadsBecomesBytesAgain() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		type(this.room, "Hello");
		this.time.pass(15_000);
		assertThat(this.heard.levels).containsExactly(Level.RELAY, Level.LIVE, Level.RELAY);
		client.type("!");
		assertThat(text(this.room)).isEqualTo("Hello!");
	}

	@Test
	void aHeldRoomKeepsItsDocument() {
		RoomDocument document = this.room.document();
		try (Subscription hold = document.hold()) {
			Doc before = document.read((doc) -> doc);
			YjsClient.join(this.rooms, "r", 1).connection.close();
			this.time.pass(600_000);
			assertThat(document.<Doc>read((doc) -> doc)).isSameAs(before);
		}
	}

	@Test
	void aRoomThatNobodyUsesIsParkedAndNothingOfItStays() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		client.type("kept");
		this.time.pass(600_000);
		assertThat(this.rooms.size()).isOne();
		client.connection.close();
		this.time.pass(62_000);
		assertThat(this.rooms.size()).isZero();
		assertThat(this.heard.levels).last().isEqualTo(Level.PARKED);
		this.time.pass(100_000);
		assertThat(this.time.waiting()).isZero();
	}

	@Test
	void aParkedRoomIsLoadedAsItWas() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		client.type("kept");
		client.connection.close();
		this.time.pass(120_000);
		assertThat(text(this.room)).isEqualTo("kept");
		type(this.room, "!");
		this.time.pass(120_000);
		assertThat(text(this.room)).isEqualTo("kept!");
	}

	@Test
	void aRoomIsNotParkedWhileEditsAreUnsaved() {
		type(this.room, "x");
		this.log.isGone();
		type(this.room, "y");
		this.time.pass(300_000);
		assertThat(this.rooms.size()).isOne();
		this.log.isBack();
		this.time.pass(300_000);
		assertThat(this.rooms.size()).isZero();
		assertThat(text(this.room)).isEqualTo("xy");
	}

	@Test
	void theHostWaitsUntilARoomIsLoaded() {
		type(this.room, "x");
		LocalRooms waiting = rooms("b", (builder) -> builder.host((name, whenOver) -> {
			boolean[] over = new boolean[1];
			whenOver.accept(() -> over[0] = true);
			while (!over[0]) {
				assertThat(this.log.next()).isTrue();
			}
		}));
		this.log.slow();
		assertThat(text(waiting.open("r"))).isEqualTo("x");
	}

	@Test
	void aHostThatDoesNotWaitGetsWhatIsThere() {
		this.log.slow();
		assertThatExceptionOfType(RoomUnavailableException.class).isThrownBy(() -> text(this.room))
			.withMessageContaining("'r' is not loaded yet");
		this.log.fast();
		assertThat(text(this.room)).isEmpty();
	}

	@Test
	void aClientJoinsWhenTheRoomIsLoaded() {
		this.log.slow();
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		assertThat(client.connection).isNull();
		this.log.fast();
		assertThat(client.connection).isNotNull();
	}

	@Test
	void closingEndsConnectionsAndKeepsWhatIsOnItsWay() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.log.slow();
		client.type("last");
		this.rooms.close();
		assertThat(client.closed.reason()).isEqualTo(RoomRefusedException.Reason.UNAVAILABLE);
		this.log.fast();
		assertThat(text(rooms("b").open("r"))).isEqualTo("last");
		assertThat(YjsClient.join(this.rooms, "r", 2).refused).hasMessageContaining("the node ends");
	}

	@Test
	void whoWaitsForARoomHearsThatItIsClosed() {
		this.log.slow();
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.rooms.close();
		assertThat(client.refused).isInstanceOf(RoomUnavailableException.class).hasMessageContaining("the node ends");
		this.log.fast();
		assertThat(client.connection).isNull();
	}

	@Test
	void oneWhoFailsWhenItIsLetInDoesNotKeepOthersOut() {
		this.log.slow();
		this.rooms.join("r", ANN, new YjsClient(9), new Rooms.Joined() {
			@Override
			public void joined(RoomConnection connection) {
				throw new IllegalStateException("not ready");
			}

			@Override
			public void refused(RuntimeException failure) {
			}
		});
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.log.fast();
		assertThat(client.connection).isNotNull();
		client.type("x");
		assertThat(client.settled).containsEntry(2L, null);
		assertThat(this.heard.failed).hasSize(1);
		client.connection.close();
		this.time.pass(100_000);
		assertThat(this.rooms.size()).as("who failed is not in the room").isZero();
	}

	@Test
	void aRoomInWhichSomethingFailsDoesNotKeepOthersFromWhatIsDue() {
		boolean[] fails = new boolean[1];
		LocalRooms all = rooms("b", (builder) -> builder.policy(new RoomPolicy() {
			@Override
			public boolean isValidating() {
				if (fails[0]) {
					throw new IllegalStateException("not now");
				}
				return false;
			}
		}));
		for (String name : new String[] { "p", "q", "r", "s" }) {
			text(all.open(name));
		}
		fails[0] = true;
		this.time.pass(30_000);
		fails[0] = false;
		this.time.pass(100_000);
		assertThat(all.size()).isZero();
	}

}
