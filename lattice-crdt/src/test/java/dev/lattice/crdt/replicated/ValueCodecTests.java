package dev.lattice.crdt.replicated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ValueCodecTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, -1, 63, 64, -64, -65, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE })
	void numbersDecodeToThemselves(long number) {
		assertThat(ValueCodec.longs().decode(ValueCodec.longs().encode(number))).isEqualTo(number);
	}

	@Test
	void numbersNearZeroTakeOneByte() {
		assertThat(ValueCodec.longs().encode(-64L)).hasSize(1);
		assertThat(ValueCodec.longs().encode(63L)).hasSize(1);
		assertThat(ValueCodec.longs().encode(64L)).hasSize(2);
		assertThat(ValueCodec.longs().encode(Long.MIN_VALUE)).hasSize(10);
	}

	@Test
	void bytesThatAreNoNumberAreRefused() {
		byte[] endless = { -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1 };
		byte[] tooLarge = { -1, -1, -1, -1, -1, -1, -1, -1, -1, 2 };
		for (byte[] bytes : new byte[][] { {}, { -1 }, { 1, 1 }, endless, tooLarge }) {
			assertThatIllegalArgumentException().isThrownBy(() -> ValueCodec.longs().decode(bytes))
				.withMessage("These " + bytes.length + " bytes are no number");
		}
	}

	@Test
	void textsDecodeToThemselves() {
		for (String text : Subject.VALUES) {
			assertThat(ValueCodec.strings().decode(ValueCodec.strings().encode(text))).isEqualTo(text);
		}
	}

	@Test
	void halfASurrogatePairIsRefusedWhereverItStands() {
		for (String text : new String[] { "\ud83d", "\ude00", "a\ude00", "\ud83da", "\ud83d\ud83d\ude00",
				"\ud83d\ude00\ude00" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> ValueCodec.strings().encode(text));
		}
	}

	@Test
	void bytesAreCopiedBothWays() {
		byte[] value = { 1 };
		byte[] encoded = ValueCodec.bytes().encode(value);
		value[0] = 2;
		assertThat(encoded).containsExactly(1);

		ValueCodec.bytes().decode(encoded)[0] = 3;
		assertThat(encoded).containsExactly(1);
	}

}
