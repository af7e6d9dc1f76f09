package dev.lattice.collaboration.whole;

import java.util.List;

import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.rooms.Caller;
import dev.lattice.whole.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentences, and C-66 to C-68 at a socket. */
class YjsEndpointTests extends EndpointFixture {

	/** */
	@Test
	void theServerBeginsWithItsStateAndWhoIsHere() {
		try (RawClient client = yjs("begin")) {
			assertThat(YWebsocketFrame.decode((byte[]) client.next())).isInstanceOfSatisfying(
					YWebsocketFrame.Sync.class,
					(sync) -> assertThat(sync.message()).isInstanceOf(SyncMessage.Step1.class));
			assertThat(YWebsocketFrame.decode((byte[]) client.next()))
				.isInstanceOf(YWebsocketFrame.AwarenessUpdate.class);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "", "..%2Fetc", "a/../b", "a//b", "a%20b", "%00", "a%0Ab", "%C3%28", "%2e%2e",
			"a%2F%2E%2E%2Fb", "a%5Cb", "a%7F", "a%252Fb", "%E2%80%AE" })
	void aNameThatNoRoomMayHaveIsRefusedForGood(String name) {
		try (RawClient client = yjs(name)) {
			assertThat(client.closeCode()).isEqualTo(4400);
		}
	}

	/** */
	@Test
	void aNameThatIsTooLongIsRefusedForGood() {
		try (RawClient client = yjs("a".repeat(201))) {
			assertThat(client.closeCode()).isEqualTo(4400);
		}
	}

	/** */
	@Test
	void aNameMayHaveSlashesAndTheQueryIsNotPartOfIt() {
		try (RawClient client = yjs("docs%2Fone/two?x=1")) {
			client.send(update(typed("here")));

			Eventually.assertThat(() -> text("docs/one/two").equals("here"));
		}
	}

	/** */
	@Test
	void aRoomThatMayNotBeSeenIsRefusedForGood() {
		try (RawClient client = yjs("secret")) {
			assertThat(client.closeCode()).isEqualTo(4403);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "bad", "broken" })
	void aTokenThatIsNotAcceptedIsRefusedForGood(String token) {
		try (RawClient client = yjs("a?token=" + token)) {
			assertThat(client.closeCode()).isEqualTo(4401);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "museum", "shop?token=reader" })
	void anEditOfWhoMayOnlyReadIsNotKeptAndTold(String room) {
		try (RawClient client = yjs(room)) {
			client.send(update(typed("mine")));

			assertThat(client.next(YWebsocketFrame.PermissionDenied.class).reason()).contains("read");
			assertThat(text(room.replaceAll("\\?.*", ""))).isEmpty();
			client.send(new YWebsocketFrame.QueryAwareness());
			client.next(YWebsocketFrame.AwarenessUpdate.class);
		}
	}

	/** */
	@Test
	void whoMayOnlyReadIsNotToldOfEditsThatAreKnown() {
		this.rooms.open("museum/known").document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.applyUpdate(typed("old"));
			return true;
		});
		try (RawClient client = yjs("museum/known")) {
			client.next(YWebsocketFrame.AwarenessUpdate.class);
			client.send(update(typed("old"))).send(new YWebsocketFrame.QueryAwareness());

			assertThat(YWebsocketFrame.decode((byte[]) client.next()))
				.isInstanceOf(YWebsocketFrame.AwarenessUpdate.class);
		}
	}

	/** */
	@Test
	void garbageIsRefusedForGood() {
		for (byte[] garbage : List.of(new byte[] {}, new byte[] { 0, 9 }, new byte[] { 0, 2, 50, 1 },
				new byte[] { 1, 3, 9, 9, 9 }, new byte[] { 0, 2, 3, 1, 1, 1 }, new byte[] { 0, 0, 1, 5 })) {
			try (RawClient client = yjs("garbage")) {
				client.send(garbage);

				assertThat(client.closeCode()).isEqualTo(4400);
			}
		}
	}

	/** */
	@Test
	void textIsRefused() {
		try (RawClient client = yjs("text")) {
			assertThat(client.sendText("hello").closeCode()).isEqualTo(1003);
		}
	}

	/** */
	@Test
	void whatAClientSaysOfItselfIsBounded() {
		try (RawClient client = yjs("boast")) {
			client.send(new YWebsocketFrame.AwarenessUpdate(new Payload(awareness(9, "x".repeat(2000)))));

			assertThat(client.closeCode()).isEqualTo(4400);
		}
	}

	/** */
	@Test
	void whoIsHereIsToldToAllAndWithdrawnWhenTheSocketIsGone() {
		try (RawClient one = yjs("here"); RawClient other = yjs("here")) {
			other.next(YWebsocketFrame.AwarenessUpdate.class);
			one.send(new YWebsocketFrame.AwarenessUpdate(new Payload(awareness(9, "ada"))));
			one.next(YWebsocketFrame.AwarenessUpdate.class);

			assertThat(new String(other.next(YWebsocketFrame.AwarenessUpdate.class).update().bytes())).contains("ada");
			one.leave();
			assertThat(new String(other.next(YWebsocketFrame.AwarenessUpdate.class).update().bytes())).contains("null");
		}
	}

	/** */
	@Test
	void whoComesToARoomThatIsFullIsToldSoAndTheOthersGoOn() {
		try (RawClient one = yjs("pair/a"); RawClient two = yjs("pair/a")) {
			one.next(YWebsocketFrame.AwarenessUpdate.class);
			two.next(YWebsocketFrame.AwarenessUpdate.class);
			try (RawClient three = yjs("pair/a"); RawClient elsewhere = yjs("pair/b")) {
				assertThat(three.closeCode()).isEqualTo(1013);
				assertThat(three.closeReason()).contains("RoomLimits.clients allows 2");
				elsewhere.next(YWebsocketFrame.AwarenessUpdate.class);
			}
			one.send(update(typed("on")));
			two.next(YWebsocketFrame.Sync.class);
			Eventually.assertThat(() -> text("pair/a").equals("on"));
		}
	}

	/** */
	@Test
	void whoEditsMoreOftenThanItMayIsToldWhyAndClosedForNow() {
		try (RawClient client = yjs("slow/a")) {
			client.sendUntilClosed(TOO_MANY, (i) -> update(typed(20 + i, "x")).encode());

			assertThat(client.next(YWebsocketFrame.PermissionDenied.class).reason()).contains("3 things a second");
			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(text("slow/a")).hasSizeBetween(3, TOO_MANY - 1);
		}
	}

	/** */
	@Test
	void whoTellsOfItselfMoreOftenThanItMayIsClosedForNow() {
		try (RawClient client = yjs("slow/b")) {
			client.sendUntilClosed(TOO_MANY,
					(i) -> new YWebsocketFrame.AwarenessUpdate(new Payload(awareness(20 + i, "ada"))).encode());

			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(client.closeReason()).contains("3 things a second");
		}
	}

	/** */
	@Test
	void whoMayOnlyReadAndSendsWhatIsTooLargeForTheRoomIsClosedForNow() {
		try (RawClient client = yjs("short/b?token=reader")) {
			client.send(update(typed("x".repeat(200))));

			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(client.closeReason()).contains("RoomLimits.updateBytes");
		}
	}

	/** */
	@Test
	void whoseUpdateIsTooLargeForTheRoomIsToldWhyAndClosedForNow() {
		try (RawClient client = yjs("short/a")) {
			client.send(update(typed("x".repeat(200))));

			assertThat(client.next(YWebsocketFrame.PermissionDenied.class).reason()).contains("RoomLimits.updateBytes");
			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(text("short/a")).isEmpty();
		}
	}

	/** */
	@Test
	void whoAddsToADocumentThatIsFullIsToldWhyAndClosedForNow() {
		try (RawClient client = yjs("tiny/a")) {
			client.send(update(typed(20, "x".repeat(190)))).send(update(typed(21, "y".repeat(50))));

			assertThat(client.next(YWebsocketFrame.PermissionDenied.class).reason())
				.contains("RoomLimits.documentBytes");
			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(text("tiny/a")).doesNotContain("y");
		}
	}

	/** */
	@Test
	void whoUsesTheAwarenessIdOfSomebodyElseIsNotHeard() {
		try (RawClient first = yjs("ids"); RawClient second = yjs("ids")) {
			second.next(YWebsocketFrame.AwarenessUpdate.class);
			first.send(new YWebsocketFrame.AwarenessUpdate(new Payload(awareness(9, "ada"))));
			assertThat(new String(second.next(YWebsocketFrame.AwarenessUpdate.class).update().bytes())).contains("ada");
			second.send(new YWebsocketFrame.AwarenessUpdate(new Payload(awareness(9, "mallory"))))
				.send(new YWebsocketFrame.QueryAwareness());

			assertThat(new String(second.next(YWebsocketFrame.AwarenessUpdate.class).update().bytes())).contains("ada")
				.doesNotContain("mallory");
		}
	}

	/** */
	@Test
	void whatReusesTheClientIdOfADocumentIsTakenForKnownAndHarmsNobody() {
		try (RawClient first = yjs("reused"); RawClient second = yjs("reused")) {
			first.send(update(typed(7, "one")));
			Eventually.assertThat(() -> text("reused").equals("one"));
			second.send(update(typed(7, "two"))).send(update(typed(8, "!")));

			Eventually.assertThat(() -> text("reused").length() == 4);
			assertThat(text("reused")).contains("one", "!");
			assertThat(first.isOpen()).isTrue();
			assertThat(second.isOpen()).isTrue();
		}
	}

}
