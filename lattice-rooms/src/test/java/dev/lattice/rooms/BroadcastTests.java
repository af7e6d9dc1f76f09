package dev.lattice.rooms;

import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcastTests {

	private static final byte[] UPDATE = { 1, 2, 3 };

	private int encodings;

	private final Function<byte[], String> one = (payload) -> "one" + payload.length + (++this.encodings);

	private final Function<byte[], String> other = (payload) -> "other" + (++this.encodings);

	private final Broadcast broadcast = new Broadcast(UPDATE);

	@Test
	void thoseOfOneProtocolGetTheSameFrame() {
		String frame = this.broadcast.encoded(this.one);

		assertThat(frame).isEqualTo("one31");
		assertThat(this.broadcast.encoded(this.one)).isSameAs(frame);
	}

	@Test
	void clientsOfSeveralProtocolsMayFollowOneAnother() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.broadcast.encoded(this.one)).isEqualTo("one31");
			assertThat(this.broadcast.encoded(this.other)).isEqualTo("other2");
			assertThat(this.broadcast.encoded(new Addressed("room"))).isEqualTo("room");
		}

		assertThat(this.encodings).isEqualTo(2);
		assertThat(this.broadcast.payload()).isSameAs(UPDATE);
	}

	/** Two of these are one encoding if they name the same. */
	private record Addressed(String name) implements Function<byte[], String> {

		@Override
		public String apply(byte[] payload) {
			return this.name;
		}

	}

}
