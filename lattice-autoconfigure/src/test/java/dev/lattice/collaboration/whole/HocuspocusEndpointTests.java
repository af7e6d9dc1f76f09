package dev.lattice.collaboration.whole;

import java.util.List;

import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.HocuspocusScope;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentences. */
class HocuspocusEndpointTests extends EndpointFixture {

	private RawClient joined(String room, String token) {
		RawClient client = hocuspocus();
		client.send(room, new HocuspocusMessage.Token(token, "4.8.0"));
		return client;
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "bad", "broken" })
	void aTokenThatIsNotAcceptedIsDeniedAndAnotherMayBeTried(String token) {
		try (RawClient client = joined("tried", token)) {
			client.message(HocuspocusMessage.PermissionDenied.class);
			client.send("tried", new HocuspocusMessage.Token("good", null));

			client.message(HocuspocusMessage.Authenticated.class);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "secret", "../etc", "", "a b" })
	void aRoomThatMayNotBeJoinedIsDenied(String room) {
		try (RawClient client = joined(room, "good")) {
			client.message(HocuspocusMessage.PermissionDenied.class);
		}
	}

	/** */
	@Test
	void whatComesBeforeTheTokenIsAcceptedWaits() {
		try (RawClient client = hocuspocus()) {
			client.send("early", new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(typed("early")))));
			client.send("early", new HocuspocusMessage.Token("good", "4.8.0"));

			assertThat(client.message(HocuspocusMessage.SyncStatus.class).outcome())
				.isEqualTo(HocuspocusMessage.Outcome.APPLIED);
			assertThat(text("early")).isEqualTo("early");
		}
	}

	/** */
	@Test
	void noMoreThanSoMuchWaits() {
		try (RawClient client = hocuspocus()) {
			for (int i = 0; i <= 20; i++) {
				client.send("late", new HocuspocusMessage.QueryAwareness());
			}

			assertThat(client.closeCode()).isEqualTo(4205);
		}
	}

	/** */
	@Test
	void aSocketHasSoManyDocumentsAndNoMore() {
		try (RawClient client = hocuspocus()) {
			for (int i = 0; i <= 5; i++) {
				client.send("many" + i, new HocuspocusMessage.Token("good", null));
			}

			assertThat(client.closeCode()).isEqualTo(4205);
		}
	}

	/** */
	@Test
	void whoMayOnlyReadIsToldSoAndItsEditsAreAcknowledgedHonestly() {
		try (RawClient client = joined("museum/hall", "good")) {
			assertThat(client.message(HocuspocusMessage.Authenticated.class).scope())
				.isEqualTo(HocuspocusScope.READ_ONLY);
			client.send("museum/hall", new HocuspocusMessage.Sync(new SyncMessage.Step2(new Payload(typed("mine")))));
			assertThat(client.message(HocuspocusMessage.SyncStatus.class).outcome())
				.isEqualTo(HocuspocusMessage.Outcome.REFUSED);
			client.send("museum/hall",
					new HocuspocusMessage.Sync(new SyncMessage.Step2(new Payload(new byte[] { 0, 0 }))));
			assertThat(client.message(HocuspocusMessage.SyncStatus.class).outcome())
				.isEqualTo(HocuspocusMessage.Outcome.APPLIED);
			assertThat(text("museum/hall")).isEmpty();
		}
	}

	/** */
	@Test
	void aStatelessMessageReachesAllOfTheRoom() {
		try (RawClient one = joined("chat", "good"); RawClient other = joined("chat", "good")) {
			one.message(HocuspocusMessage.Authenticated.class);
			other.message(HocuspocusMessage.Authenticated.class);
			one.send("chat", new HocuspocusMessage.Stateless("hello"));

			assertThat(other.message(HocuspocusMessage.Stateless.class).payload()).isEqualTo("hello");
		}
	}

	/** */
	@Test
	void whatOnlyServersSayIsRefused() {
		for (HocuspocusMessage message : List.of(new HocuspocusMessage.BroadcastStateless("all"),
				new HocuspocusMessage.TokenRequest(), new HocuspocusMessage.PermissionDenied("no"),
				new HocuspocusMessage.Authenticated(HocuspocusScope.READ_WRITE),
				new HocuspocusMessage.SyncStatus(HocuspocusMessage.Outcome.APPLIED))) {
			try (RawClient client = joined("pretender", "good")) {
				client.send("pretender", message);

				assertThat(client.closeCode()).as(message.toString()).isEqualTo(4205);
			}
		}
	}

	/** */
	@Test
	void oneDocumentIsLeftAndTheOthersGoOn() {
		try (RawClient client = joined("left", "good")) {
			client.message(HocuspocusMessage.Authenticated.class);
			client.send("stays", new HocuspocusMessage.Token("good", null));
			client.message(HocuspocusMessage.Authenticated.class);
			client.send("left", new HocuspocusMessage.Close(null));
			client.message(HocuspocusMessage.Close.class);
			client.send("stays", new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(typed("on")))));

			client.message(HocuspocusMessage.SyncStatus.class);
			assertThat(text("stays")).isEqualTo("on");
		}
	}

	/** */
	@Test
	void aPingIsAnswered() {
		try (RawClient client = hocuspocus()) {
			client.send(new HocuspocusFrame.Ping().encode());

			assertThat(HocuspocusFrame.decode((byte[]) client.next())).isInstanceOf(HocuspocusFrame.Pong.class);
		}
	}

	/** */
	@Test
	void garbageAndTextAreRefused() {
		try (RawClient garbage = hocuspocus(); RawClient text = hocuspocus()) {
			assertThat(garbage.send(new byte[] { 5, 1 }).closeCode()).isEqualTo(4205);
			assertThat(text.sendText("hello").closeCode()).isEqualTo(1003);
		}
	}

	/** */
	@Test
	void whoDoesNotReadIsClosedBeforeMuchWaits() {
		int before = GuardedRoomsApplication.TOO_SLOW.get();
		String large = "x".repeat(100_000);
		try (RawClient deaf = RawClient.deaf(this.port, HOCUSPOCUS); RawClient talker = joined("talk", "good")) {
			deaf.send("talk", new HocuspocusMessage.Token("good", null));
			talker.message(HocuspocusMessage.Authenticated.class);
			for (int i = 0; i < 400 && GuardedRoomsApplication.TOO_SLOW.get() == before; i++) {
				talker.send("talk", new HocuspocusMessage.Stateless(large));
				talker.message(HocuspocusMessage.Stateless.class);
			}

			assertThat(GuardedRoomsApplication.TOO_SLOW.get()).isEqualTo(before + 1);
			assertThat(talker.isOpen()).isTrue();
		}
	}

	/** */
	@Test
	void whoComesToARoomThatIsFullIsDeniedAndItsOtherDocumentsGoOn() {
		try (RawClient one = joined("pair/h", "good"); RawClient two = joined("pair/h", "good")) {
			one.message(HocuspocusMessage.Authenticated.class);
			two.message(HocuspocusMessage.Authenticated.class);
			try (RawClient three = joined("pair/h", "good")) {
				three.message(HocuspocusMessage.PermissionDenied.class);
				three.send("other", new HocuspocusMessage.Token("good", null));

				three.message(HocuspocusMessage.Authenticated.class);
			}
		}
	}

	/** */
	@Test
	void whoEditsMoreOftenThanItMayHearsThatAndBeginsAnew() {
		try (RawClient client = joined("slow/h", "good")) {
			client.message(HocuspocusMessage.Authenticated.class);
			client.sendUntilClosed(TOO_MANY, (i) -> RawClient.said("slow/h",
					new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(typed(20 + i, "x"))))));

			int applied = 0;
			while (client.message(HocuspocusMessage.SyncStatus.class).outcome() == HocuspocusMessage.Outcome.APPLIED) {
				applied++;
			}
			assertThat(applied).isBetween(3, TOO_MANY - 1);
			assertThat(client.closeCode()).isEqualTo(4205);
			assertThat(client.closeReason()).contains("3 things a second");
		}
	}

	/** */
	@Test
	void whoSaysMoreOftenThanItMayWhatIsNotKeptBeginsAnew() {
		try (RawClient client = joined("slow/s", "good")) {
			client.message(HocuspocusMessage.Authenticated.class);
			client.sendUntilClosed(TOO_MANY, (i) -> RawClient.said("slow/s", new HocuspocusMessage.Stateless("x" + i)));

			assertThat(client.closeCode()).isEqualTo(4205);
			assertThat(client.closeReason()).contains("3 things a second");
		}
	}

	/** */
	@Test
	void whatWaitsIsBoundedInBytesToo() {
		try (RawClient client = hocuspocus()) {
			for (int i = 0; i < 4; i++) {
				client.send("late", new HocuspocusMessage.Stateless("x".repeat(15_000)));
			}

			assertThat(client.closeCode()).isEqualTo(4205);
			assertThat(client.closeReason()).contains("waits");
		}
	}

	/** */
	@Test
	void whoHasTooManyDocumentsHearsTheBound() {
		try (RawClient client = hocuspocus()) {
			for (int i = 0; i <= 5; i++) {
				client.send("told" + i, new HocuspocusMessage.Token("good", null));
			}

			assertThat(client.closeReason()).contains("5 documents", "max-documents-per-socket");
		}
	}

}
