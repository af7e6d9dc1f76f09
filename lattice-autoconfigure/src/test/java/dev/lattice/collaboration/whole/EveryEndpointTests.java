package dev.lattice.collaboration.whole;

import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds at all endpoints of rooms. */
class EveryEndpointTests extends EndpointFixture {

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "/lattice/yjs/a", "/lattice/hocuspocus", "/lattice/signalling" })
	void aForeignOriginIsRefused(String path) {
		assertThat(RawClient.refused(this.port, path, "https://evil.example")).isEqualTo(403);
	}

	/** */
	@Test
	void aMissingOriginIsRefused() {
		assertThat(RawClient.refused(this.port, YJS + "a", null)).isEqualTo(403);
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "/lattice/yjs/large", "/lattice/hocuspocus", "/lattice/signalling" })
	void aMessageThatIsTooLargeIsRefused(String path) {
		try (RawClient client = RawClient.open(this.port, path)) {
			assertThat(client.send(new byte[300_000]).closeCode()).isIn(1009, 1006);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "/lattice/yjs/parts", "/lattice/hocuspocus", "/lattice/signalling" })
	void aMessageInPartsIsNotLargerThanOneInOnePiece(String path) {
		try (RawClient client = RawClient.open(this.port, path)) {
			client.sendPart(new byte[150_000]).sendPart(new byte[60_000]);

			assertThat(client.closeCode()).isEqualTo(1009);
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "/lattice/yjs/flood", "/lattice/hocuspocus", "/lattice/signalling" })
	void aFloodIsRefusedForNow(String path) {
		try (RawClient client = RawClient.open(this.port, path)) {
			for (int i = 0; i < 5_000 && client.isOpen(); i++) {
				try {
					flood(client, path);
				}
				catch (RuntimeException ex) {
					break;
				}
			}

			assertThat(client.closeCode()).isEqualTo(1013);
			assertThat(client.closeReason()).contains("200 messages a second", "messages-per-second");
		}
	}

	private static void flood(RawClient client, String path) {
		switch (path) {
			case HOCUSPOCUS -> client.send(new HocuspocusFrame.Ping().encode());
			case SIGNALLING -> client.sendText("{\"type\":\"ping\"}");
			default -> client.send(new YWebsocketFrame.QueryAwareness());
		}
	}

}
