package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Spec R-1 to R-29: edits, order, levels. */
@SuppressWarnings("try") // something is held while the block runs
class RoomTests extends RoomsFixture {

	private final LocalRooms rooms = rooms("a");

	private final Room room = this.rooms.open("r");

	@Test
	void clientsSeeWhatOthersChange() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.type("Hello");
		second.type(" there");
		assertThat(first.text()).isEqualTo("Hello there");
		assertThat(second.text()).isEqualTo("Hello there");
	}

	@Test
	void whoComesLaterGetsWhatIsThere() {
		YjsClient.join(this.rooms, "r", 1).type("Hello");
		assertThat(YjsClient.join(this.rooms, "r", 2).text()).isEqualTo("Hello");
	}

	@Test
	void whatAClientHasWrittenOfflineIsMergedWhenItJoins() {
		type(this.room, "there");
		YjsClient client = new YjsClient(1);
		client.type("Hello");
		client.join(this.rooms, "r", ANYBODY);
		assertThat(client.text()).contains("Hello").contains("there").isEqualTo(text(this.room));
	}

	@Test
	void whatTheApplicationChangesInOneTransactionIsOneUpdateAndOneEntry() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		this.room.document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("text").insert(0, "there");
			doc.text("text").insert(0, "Hello ");
			return true;
		});
		assertThat(client.text()).isEqualTo("Hello there");
		assertThat(client.updates).hasSize(1);
		assertThat(entries("r", 1)).hasSize(1);
	}

	@Test
	void anEditReturnsWhatItsFunctionReturns() {
		assertThat(this.room.document().<Integer>edit(Caller.APPLICATION, "test", (doc) -> 42)).isEqualTo(42);
		assertThat(entries("r", 1)).isEmpty();
	}

	@Test
	void whatAnEditChangedBeforeItFailedIsKeptAndBroadcast() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.room.document().edit(Caller.APPLICATION, "test", (doc) -> {
				doc.text("text").insert(0, "half");
				throw new IllegalStateException("in the middle");
			}));
		assertThat(client.text()).isEqualTo("half");
		assertThat(entries("r", 1)).hasSize(1);
	}

	@Test
	void whatIsKnownAlreadyIsNeitherBroadcastNorKeptAndIsSettled() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.type("Hello");
		int told = second.updates.size();
		long number = second.connection.edit(second.doc.encodeStateAsUpdate());
		assertThat(second.settled).containsEntry(number, null);
		assertThat(second.updates).hasSize(told);
		assertThat(entries("r", 1)).hasSize(1);
	}

	@Test
	void onlyWhatIsNewInAnUpdateIsBroadcast() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.type("Hello");
		second.connection.close();
		second.closed = new RoomRefusedException(RoomRefusedException.Reason.UNAVAILABLE, "left");
		second.type("!");
		second.join(this.rooms, "r", ANYBODY);
		byte[] all = second.doc.encodeStateAsUpdate();
		assertThat(first.updates.getLast().length).isLessThan(all.length);
		assertThat(first.text()).isEqualTo("Hello!");
	}

	@Test
	void anUpdateThatWaitsForAnotherOneIsBroadcastWithIt() {
		YjsClient reader = YjsClient.join(this.rooms, "r", 9);
		List<byte[]> updates = new ArrayList<>();
		Doc doc = new Doc(1);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		doc.text("text").insert(0, "first");
		doc.text("text").insert(5, " second");
		YjsClient writer = YjsClient.join(this.rooms, "r", 2);
		writer.connection.edit(updates.get(1));
		assertThat(reader.updates).isEmpty();
		writer.connection.edit(updates.get(0));
		assertThat(reader.text()).isEqualTo("first second");
		assertThat(reader.updates).hasSize(1);
	}

	@Test
	void whatAnUpdateHasWaitedForIsKeptToo() {
		List<byte[]> updates = new ArrayList<>();
		Doc doc = new Doc(1);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		doc.text("text").insert(0, "first");
		doc.text("text").insert(5, " second");
		YjsClient writer = YjsClient.join(this.rooms, "r", 2);
		writer.connection.edit(updates.get(1));
		writer.connection.edit(updates.get(0));
		assertThat(text(rooms("b").open("r"))).isEqualTo("first second");
	}

	@Test
	void anUpdateThatWaitsIsKeptAcrossParking() {
		List<byte[]> updates = new ArrayList<>();
		Doc doc = new Doc(1);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		doc.text("text").insert(0, "first");
		doc.text("text").insert(5, " second");
		YjsClient writer = YjsClient.join(this.rooms, "r", 2);
		long number = writer.connection.edit(updates.get(1));
		assertThat(writer.settled).containsEntry(number, null);
		writer.connection.close();
		this.time.pass(200_000);
		assertThat(this.rooms.size()).isZero();
		YjsClient.join(this.rooms, "r", 3).connection.edit(updates.get(0));
		assertThat(text(this.room)).isEqualTo("first second");
	}

	@Test
	void anObserverThatFailsDoesNotKeepAnUpdateFromOthers() {
		try (Subscription hold = this.room.document().hold()) {
			this.room.document().read((doc) -> doc.text("text").observe((event, transaction) -> {
				throw new IllegalStateException("observer");
			}));
			YjsClient first = YjsClient.join(this.rooms, "r", 1);
			YjsClient second = YjsClient.join(this.rooms, "r", 2);
			first.type("Hello");
			assertThat(second.text()).isEqualTo("Hello");
			assertThat(first.closed).isNull();
			assertThat(entries("r", 1)).hasSize(1);
			assertThat(this.heard.failed).hasSize(1);
		}
	}

	@Test
	void whatAnObserverChangesIsAnEditOfItsOwn() {
		try (Subscription hold = this.room.document().hold()) {
			this.room.document().read((doc) -> doc.text("text").observe((event, transaction) -> {
				if (doc.text("count").length() == 0) {
					this.room.document().edit(Caller.APPLICATION, "observer", (same) -> {
						same.text("count").insert(0, "1");
						return true;
					});
				}
			}));
			YjsClient client = YjsClient.join(this.rooms, "r", 1);
			client.type("Hello");
			assertThat(client.doc.text("count").toString()).isEqualTo("1");
			assertThat(entries("r", 1)).hasSize(2);
		}
	}

	@Test
	void aClientThatFailsIsLeftOutAndOthersAreNot() {
		YjsClient bad = new YjsClient(1);
		this.rooms.join("r", ANYBODY, new RoomClientThatFails(), bad);
		YjsClient good = YjsClient.join(this.rooms, "r", 2);
		type(this.room, "Hello");
		assertThat(good.text()).isEqualTo("Hello");
		assertThat(this.rooms.loaded("r").clients()).hasSize(1);
	}

	@Test
	void whatIsNotKeptComesToAllClients() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.connection.stateless("ping");
		assertThat(first.said).containsExactly("ping");
		assertThat(second.said).containsExactly("ping");
	}

	@Test
	void nothingComesAfterAClientHasLeft() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		first.connection.close();
		first.connection.close();
		type(this.room, "Hello");
		first.connection.edit(new byte[] { 0, 0 });
		assertThat(first.updates).isEmpty();
		assertThat(first.settled).hasSize(1);
	}

	@Test
	void theSameNameIsTheSameRoom() {
		assertThat(this.rooms.open("r")).isEqualTo(this.room).hasSameHashCodeAs(this.room);
		assertThat(this.rooms.open("R")).isNotEqualTo(this.room);
		assertThat(rooms("b").open("r")).isNotEqualTo(this.room);
	}

	@Test
	void aClientIsToldWhatItDoesNotKnow() {
		type(this.room, "Hello");
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		assertThat(client.connection.knows(client.doc.encodeStateAsUpdate())).isTrue();
		Doc doc = new Doc(5);
		doc.text("text").insert(0, "new");
		assertThat(client.connection.knows(doc.encodeStateAsUpdate())).isFalse();
		assertThat(client.connection.missing(client.doc.stateVector())).isEqualTo(new byte[] { 0, 0 });
	}

	/** Throws at whatever it is told. */
	private static final class RoomClientThatFails implements RoomClient {

		@Override
		public void update(Broadcast broadcast) {
			throw new IllegalStateException("update");
		}

		@Override
		public void awareness(Broadcast broadcast) {
			throw new IllegalStateException("awareness");
		}

		@Override
		public void stateless(String payload) {
			throw new IllegalStateException("stateless");
		}

		@Override
		public void settled(long number, RoomRefusedException refusal) {
			// Its own are settled.
		}

		@Override
		public void closed(RoomRefusedException why) {
			throw new IllegalStateException("closed");
		}

	}

}
