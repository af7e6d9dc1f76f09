package dev.lattice.rooms;

import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Spec R-70 to R-84: names, and what happens at each bound. */
@SuppressWarnings("try") // something is held while the block runs
class RoomLimitTests extends RoomsFixture {

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a/../b", "../a", "a/..", "a/./b", "/a", "a/", "a//b", "a b", "a\u0000",
			"a\nb", "é", "a\\b", "a%2e", "a?b", "a#b", "a*", "\ud800" })
	void aNameThatNoRoomMayHaveIsRefused(String name) {
		LocalRooms rooms = rooms("a");
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> rooms.open(name))
			.matches((ex) -> ex.reason() == Reason.NAME)
			.withMessageContaining("room name")
			.matches((ex) -> ex.getMessage().chars().noneMatch((c) -> c < ' '));
		YjsClient client = YjsClient.join(rooms, name, 1);
		assertThat(((RoomRefusedException) client.refused).reason()).isEqualTo(Reason.NAME);
		assertThat(rooms.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "board", "a/b/c", "a.b", "...", ".a", "a..b", "A-1_2~:@", "tenant:7/doc@3" })
	void otherNamesAreFine(String name) {
		assertThat(rooms("a").open(name).name()).isEqualTo(name);
	}

	@Test
	void aNameIsNoLongerThan200Characters() {
		LocalRooms rooms = rooms("a");
		assertThat(rooms.open("a".repeat(200)).name()).hasSize(200);
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> rooms.open("a".repeat(201)))
			.withMessageContaining("201")
			.matches((ex) -> ex.getMessage().length() < 200);
	}

	@Test
	void anUpdateThatIsTooLargeIsRefusedAndTheClientHasToBeginAnew() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withUpdateBytes(100));
		YjsClient other = YjsClient.join(rooms, "r", 2);
		YjsClient client = YjsClient.join(rooms, "r", 1);
		client.type("x".repeat(200));
		assertThat(client.settled.get(2L).reason()).isEqualTo(Reason.LIMIT);
		assertThat(client.closed).hasMessageContaining("100 of RoomLimits.updateBytes");
		assertThat(other.text()).isEmpty();
		assertThat(other.closed).isNull();
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> other.connection.knows(new byte[101]));
	}

	@Test
	void aRoomTakesSoManyClients() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withClientsAndRooms(2, 10));
		YjsClient first = YjsClient.join(rooms, "r", 1);
		YjsClient.join(rooms, "r", 2);
		YjsClient third = YjsClient.join(rooms, "r", 3);
		assertThat(third.refused).hasMessageContaining("has 2 clients");
		first.connection.close();
		third.join(rooms, "r", ANYBODY);
		assertThat(third.refused).isNull();
	}

	@Test
	void aNodeLoadsSoManyRoomsAndParksThoseThatNobodyUses() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withClientsAndRooms(10, 2));
		YjsClient.join(rooms, "one", 1);
		text(rooms.open("two"));
		YjsClient.join(rooms, "three", 1);
		assertThat(rooms.loaded("two")).isNull();
		assertThat(rooms.size()).isEqualTo(2);
		YjsClient fourth = YjsClient.join(rooms, "four", 1);
		assertThat(((RoomRefusedException) fourth.refused).reason()).isEqualTo(Reason.LIMIT);
		assertThat(fourth.refused).hasMessageContaining("RoomLimits.rooms allows 2");
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> text(rooms.open("five")));
	}

	@Test
	void aClientThatSaysTooMuchIsEndedAndMayComeBack() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withRates(10, 1 << 20));
		YjsClient client = YjsClient.join(rooms, "r", 1);
		for (int i = 0; i < 12; i++) {
			client.type("x");
		}
		assertThat(client.closed.reason()).isEqualTo(Reason.LIMIT);
		assertThat(client.closed).hasMessageContaining("10");
		assertThat(text(rooms.open("r"))).hasSize(9);
		client.join(rooms, "r", ANYBODY);
		assertThat(text(rooms.open("r"))).hasSize(12);
	}

	@Test
	void whoKeepsToTheRateMayGoOn() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withRates(10, 1 << 20));
		YjsClient client = YjsClient.join(rooms, "r", 1);
		for (int i = 0; i < 100; i++) {
			client.type("x");
			this.time.pass(100);
		}
		assertThat(client.closed).isNull();
	}

	@Test
	void aClientSendsSoManyBytesASecond() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withUpdateBytes(1000).withRates(1000, 100));
		YjsClient client = YjsClient.join(rooms, "r", 1);
		client.type("x".repeat(800));
		assertThat(client.closed).isNull();
		client.type("x".repeat(800));
		assertThat(client.closed).hasMessageContaining("100 bytes a second");
	}

	@Test
	void aDocumentGrowsNoFurtherThanItMayButCanBeMadeSmaller() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withDocumentBytes(1000));
		YjsClient client = YjsClient.join(rooms, "r", 1);
		client.type("x".repeat(900));
		client.type("y".repeat(200));
		assertThat(client.closed).hasMessageContaining("1000 of RoomLimits.documentBytes");
		YjsClient other = YjsClient.join(rooms, "r", 2);
		assertThat(other.text()).isEqualTo("x".repeat(900));
		other.doc.text("text").delete(0, 800);
		assertThat(other.closed).isNull();
		this.time.pass(5000);
		other.type("y".repeat(200));
		assertThat(other.closed).isNull();
		assertThat(text(rooms.open("r"))).hasSize(300);
	}

	@Test
	void theApplicationCannotMakeADocumentLargerEither() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withDocumentBytes(1000));
		Room room = rooms.open("r");
		try (Subscription hold = room.document().hold()) {
			type(room, "x".repeat(1000));
			assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> type(room, "y"))
				.matches((ex) -> ex.reason() == Reason.LIMIT);
			assertThat(text(room)).hasSize(1000);
			this.time.pass(5000);
			room.document().edit(Caller.APPLICATION, "test", (doc) -> {
				doc.text("text").delete(0, 900);
				return true;
			});
			this.time.pass(5000);
			type(room, "y");
			assertThat(text(room)).hasSize(101);
		}
	}

	/** R-137. */
	@Test
	void whatWasAddedLastCanBeTakenBackAtTheLimit() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withDocumentBytes(1000));
		Room room = rooms.open("r");
		TestSession session = new TestSession();
		UndoHistory history = session.call(() -> room.undo(UndoHistory.Whose.OWN));
		session.run(() -> room.text("text").append("x".repeat(1000)));
		session.run(() -> assertThat(history.undo()).isTrue());
		assertThat(text(room)).isEmpty();
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> type(room, "y"))
			.matches((ex) -> ex.reason() == Reason.LIMIT);
		this.time.pass(5000);
	}

	@Test
	void soMuchMayWaitForWhatDidNotCome() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withPendingBytes(150));
		YjsClient hostile = YjsClient.join(rooms, "r", 1);
		for (int i = 0; i < 10 && hostile.closed == null; i++) {
			hostile.connection.edit(orphan(100 + i));
		}
		assertThat(hostile.closed.reason()).isEqualTo(Reason.LIMIT);
		assertThat(hostile.closed).hasMessageContaining("150 of RoomLimits.pendingBytes");
		YjsClient honest = YjsClient.join(rooms, "r", 2);
		honest.type("x");
		assertThat(honest.closed).isNull();
		assertThat(text(rooms.open("r"))).isEqualTo("x");
	}

	/** An update whose first struct follows one that nobody has. */
	private static byte[] orphan(long client) {
		Doc doc = new Doc(client);
		doc.text("text").insert(0, "a");
		byte[] before = doc.stateVector();
		doc.text("text").insert(1, "b".repeat(40));
		return doc.encodeStateAsUpdate(before);
	}

	@Test
	void whatAClientSaysOfItselfIsBounded() {
		LocalRooms rooms = limited(RoomLimits.DEFAULT.withAwareness(new AwarenessLimits(2, 50, 3)));
		YjsClient first = YjsClient.join(rooms, "r", 1);
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> first.says(Map.of("name", "x".repeat(60))))
			.matches((ex) -> ex.reason() == Reason.MALFORMED)
			.withMessageContaining("50");
		first.says(Map.of("a", 1));
		YjsClient second = YjsClient.join(rooms, "r", 2);
		second.says(Map.of("a", 2));
		YjsClient third = YjsClient.join(rooms, "r", 3);
		assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> third.says(Map.of("a", 3)))
			.withMessageContaining("maxClients");
	}

	@Test
	void whatIsNoUpdateIsRefusedAndChangesNothing() {
		LocalRooms rooms = rooms("a");
		List<byte[]> hostile = List.of(new byte[0], new byte[] { 1 }, new byte[] { 1, 1, 1, 0 },
				new byte[] { -1, -1, -1, -1, 15 }, new byte[] { 1, 1, 5, 0, 4, 1, 4, 't', 'e', 'x', 't', 100, 'a' },
				new byte[] { 0, 1, 1, 1, 0 });
		for (byte[] update : hostile) {
			YjsClient client = YjsClient.join(rooms, "r", 1);
			long number = client.connection.edit(update);
			assertThat(client.settled.get(number).reason()).isEqualTo(Reason.MALFORMED);
			assertThat(client.closed.reason()).isEqualTo(Reason.MALFORMED);
		}
		assertThat(entries("r", 1)).isEmpty();
		YjsClient client = YjsClient.join(rooms, "r", 1);
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> client.connection.missing(new byte[] { 9 }))
			.matches((ex) -> ex.reason() == Reason.MALFORMED);
		assertThatExceptionOfType(RoomRefusedException.class)
			.isThrownBy(() -> client.connection.awareness(new byte[] { 9 }))
			.matches((ex) -> ex.reason() == Reason.MALFORMED);
	}

	@Test
	void limitsAreChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> RoomLimits.DEFAULT.withUpdateBytes(0))
			.withMessageContaining("updateBytes")
			.withMessageContaining("0");
		assertThatIllegalArgumentException().isThrownBy(() -> RoomLimits.DEFAULT.withClientsAndRooms(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> RoomLimits.DEFAULT.withRates(1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> RoomLimits.DEFAULT.withDocumentBytes(1L << 40));
		assertThatIllegalArgumentException().isThrownBy(() -> rooms("a b"));
		assertThatIllegalArgumentException().isThrownBy(() -> rooms("a", (builder) -> builder.idle(0)));
		assertThatIllegalArgumentException().isThrownBy(() -> rooms("a", (builder) -> builder.compactAfter(0)));
	}

	/** R-230. */
	@Test
	void aRoomHasTheLimitsOfItsName() {
		RoomLimits small = RoomLimits.DEFAULT.withClientsAndRooms(1, 1).withUpdateBytes(100).withRates(2, 1000);
		LocalRooms rooms = rooms("a",
				(builder) -> builder.limitsOf((name) -> name.startsWith("small") ? small : RoomLimits.DEFAULT));
		YjsClient.join(rooms, "small", 1);
		YjsClient.join(rooms, "large", 2);
		YjsClient large = YjsClient.join(rooms, "large", 3);
		YjsClient other = YjsClient.join(rooms, "small", 4);
		YjsClient alone = YjsClient.join(rooms, "small/2", 5);
		assertThat(large.refused).isNull();
		assertThat(((RoomRefusedException) other.refused).reason()).isEqualTo(Reason.LIMIT);
		large.type("x".repeat(200));
		alone.type("x".repeat(200));
		assertThat(large.closed).isNull();
		assertThat(alone.closed).hasMessageContaining("100 of RoomLimits.updateBytes");
	}

}
