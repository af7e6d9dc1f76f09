package dev.lattice.collaboration.whole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentences. */
class SignallingEndpointTests extends EndpointFixture {

	private RawClient peer() {
		return RawClient.open(this.port, SIGNALLING);
	}

	private void subscribe(RawClient peer, String topic) {
		peer.sendText("{\"type\":\"subscribe\",\"topics\":[\"" + topic + "\"]}").sendText("{\"type\":\"ping\"}");
		assertThat(peer.next()).isEqualTo("{\"type\":\"pong\"}");
	}

	/** */
	@Test
	void whatIsPublishedReachesAllWhoSubscribed() {
		try (RawClient one = peer(); RawClient other = peer()) {
			subscribe(one, "t");
			subscribe(other, "t");
			one.sendText("{\"type\":\"publish\",\"topic\":\"t\",\"data\":1}");

			assertThat((String) other.next()).contains("\"data\":1").contains("\"clients\":2");
			assertThat((String) one.next()).contains("\"data\":1");
		}
	}

	/** */
	@ParameterizedTest
	@ValueSource(strings = { "other", "secret" })
	void nobodyPublishesToWhereTheyAreNot(String topic) {
		try (RawClient one = peer(); RawClient outsider = peer()) {
			subscribe(one, topic);
			if (topic.equals("secret")) {
				subscribe(outsider, topic);
			}
			outsider.sendText("{\"type\":\"publish\",\"topic\":\"" + topic + "\",\"data\":1}")
				.sendText("{\"type\":\"ping\"}");
			assertThat(outsider.next()).isEqualTo("{\"type\":\"pong\"}");
			one.sendText("{\"type\":\"ping\"}");

			assertThat(one.next()).isEqualTo("{\"type\":\"pong\"}");
		}
	}

	/** */
	@Test
	void topicsAndMessagesAreBounded() {
		try (RawClient many = peer();
				RawClient longOne = peer();
				RawClient large = peer();
				RawClient garbage = peer();
				RawClient bytes = peer()) {
			assertThat(many.sendText("{\"type\":\"subscribe\",\"topics\":[\"a\",\"b\",\"c\",\"d\"]}").closeCode())
				.isEqualTo(1013);
			assertThat(
					longOne.sendText("{\"type\":\"subscribe\",\"topics\":[\"" + "x".repeat(201) + "\"]}").closeCode())
				.isEqualTo(4400);
			assertThat(large.sendText("{\"type\":\"" + "x".repeat(1024) + "\"}").closeCode()).isEqualTo(4400);
			assertThat(garbage.sendText("hello").closeCode()).isEqualTo(4400);
			assertThat(bytes.send(new byte[] { 1 }).closeCode()).isEqualTo(1003);
		}
	}

}
