package dev.lattice.crdt.protocol;

import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SignallingMessageTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"type\":\"subscribe\",\"topics\":[\"a\",\"b\"]}", "{\"type\":\"unsubscribe\",\"topics\":[]}",
					"{\"type\":\"publish\",\"topic\":\"room\",\"data\":{\"type\":\"announce\",\"from\":\"p\"}}",
					"{\"type\":\"publish\",\"topic\":\"room\",\"data\":\"AAEC\"}", "{\"type\":\"ping\"}",
					"{\"type\":\"pong\"}", "{\"type\":\"else\",\"a\":1}", "{\"type\":5}", "[]", "null" })
	void aMessageIsEncodedToWhatItWasDecodedFrom(String text) {
		assertThat(SignallingMessage.decode(text).encode()).isEqualTo(text);
	}

	@Test
	void everyTypeHasItsRecord() {
		assertThat(SignallingMessage.decode("{\"type\":\"subscribe\",\"topics\":[\"a\"]}"))
			.isEqualTo(new SignallingMessage.Subscribe(List.of("a")));
		assertThat(SignallingMessage.decode("{\"topics\":[\"a\"],\"type\":\"unsubscribe\"}"))
			.isEqualTo(new SignallingMessage.Unsubscribe(List.of("a")));
		assertThat(SignallingMessage.decode("{\"type\":\"publish\",\"topic\":\"a\",\"data\":1}"))
			.isEqualTo(SignallingMessage.Publish.of("a", 1));
		assertThat(SignallingMessage.decode("{\"type\":\"ping\"}")).isEqualTo(new SignallingMessage.Ping());
		assertThat(SignallingMessage.decode("{\"type\":\"pong\"}")).isEqualTo(new SignallingMessage.Pong());
	}

	@Test
	void whatIsPublishedIsPassedOnWholeWithTheNumberOfSubscribers() {
		SignallingMessage.Publish publish = (SignallingMessage.Publish) SignallingMessage
			.decode("{\"type\":\"publish\",\"topic\":\"room\",\"data\":1,\"mine\":[2]}");
		assertThat(publish.withClients(3).encode())
			.isEqualTo("{\"type\":\"publish\",\"topic\":\"room\",\"data\":1,\"mine\":[2],\"clients\":3}");
	}

	@Test
	void topicsThatAreNotStringsAreLeftOut() {
		assertThat(SignallingMessage.decode("{\"type\":\"subscribe\",\"topics\":[1,\"a\",null,[\"b\"]]}"))
			.isEqualTo(new SignallingMessage.Subscribe(List.of("a")));
		assertThat(SignallingMessage.decode("{\"type\":\"subscribe\"}"))
			.isEqualTo(new SignallingMessage.Subscribe(List.of()));
	}

	@Test
	void whatTheReferenceIgnoresIsOther() {
		assertThat(SignallingMessage.decode("{\"type\":\"publish\"}"))
			.isEqualTo(new SignallingMessage.Other(Map.of("type", "publish")));
		assertThat(SignallingMessage.decode("{\"type\":\"publish\",\"topic\":\"\"}"))
			.isInstanceOf(SignallingMessage.Other.class);
		assertThatIllegalArgumentException().isThrownBy(() -> SignallingMessage.Publish.of("", 1))
			.withMessage("A topic is empty; use the name of a room");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"type\":\"ping\"", "ping" })
	void whatIsNotJsonIsRefused(String text) {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> SignallingMessage.decode(text));
	}

	@Test
	void aMessageThatNestsTooDeepIsRefused() {
		String deep = "[".repeat(SignallingMessage.MAX_DEPTH) + "]".repeat(SignallingMessage.MAX_DEPTH);
		assertThat(SignallingMessage.decode(deep).encode()).isEqualTo(deep);
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> SignallingMessage.decode("[" + deep + "]"));
	}

}
