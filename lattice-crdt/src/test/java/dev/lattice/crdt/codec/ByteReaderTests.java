package dev.lattice.crdt.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ByteReaderTests {

	private static ByteReader of(int... bytes) {
		byte[] array = new byte[bytes.length];
		for (int at = 0; at < bytes.length; at++) {
			array[at] = (byte) bytes[at];
		}
		return new ByteReader(array);
	}

	private static ThrowableAssertAlternative<MalformedDataException> refused(ThrowingCallable read) {
		return assertThatExceptionOfType(MalformedDataException.class).isThrownBy(read);
	}

	@Test
	void anUnsignedIntegerMayBePaddedWithZeros() {
		assertThat(of(0x80, 0x00).varUint()).isZero();
		assertThat(of(0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00).varUint()).isEqualTo(1);
	}

	@Test
	void theLargestUnsignedIntegerIsTwoToThe53Less1() {
		assertThat(of(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F).varUint()).isEqualTo(9007199254740991L);
		refused(() -> of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10).varUint())
			.withMessage("An integer is above 2^53 - 1 or takes more than 8 bytes, at position 0");
	}

	@Test
	void anIntegerOfNineBytesIsRefused() {
		refused(() -> of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0).varUint());
		refused(() -> of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0).varInt());
	}

	@Test
	void theLargestSignedIntegerIsTwoToThe53Less1() {
		assertThat(of(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F).varInt()).isEqualTo(-9007199254740991L);
		refused(() -> of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20).varInt());
	}

	@Test
	void anIntegerThatEndsTooEarlyIsRefusedWithItsPlace() {
		refused(() -> of(0x80, 0x80).varUint()).withMessage("The data ends where a byte is needed, at position 2")
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(2));
		refused(() -> of().varInt());
	}

	@Test
	void anIntIsRefusedAboveItsRange() {
		assertThat(of(0xFF, 0xFF, 0xFF, 0xFF, 0x07).varUintInt()).isEqualTo(Integer.MAX_VALUE);
		refused(() -> of(0x80, 0x80, 0x80, 0x80, 0x08).varUintInt())
			.withMessage("Integer 2147483648 is above 2147483647, at position 0");
	}

	@Test
	void aLengthIsBelievedOnlyAsFarAsBytesRemain() {
		refused(() -> of(0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 'a').varString())
			.withMessage("A length of 4294967295 bytes is told, but 1 are left, at position 0");
		refused(() -> of(2, 'a').varBytes());
		refused(() -> of(2, 'a').varReader());
		refused(() -> of(2, 'a').skipVarString());
		refused(() -> of(1).bytes(2));
		refused(() -> of(1).bytes(-1));
		refused(() -> of(1).skip(2));
		refused(() -> of(1, 2, 3).float32());
		refused(() -> of(1, 2, 3, 4, 5, 6, 7).int64());
	}

	@Test
	void aRangeIsReadAsIfThereWereNothingBehindIt() {
		byte[] bytes = { 1, 2, 3, 4 };
		ByteReader in = new ByteReader(bytes, 1, 3);

		assertThat(in.position()).isEqualTo(1);
		assertThat(in.u8()).isEqualTo(2);
		assertThat(in.u8()).isEqualTo(3);
		assertThat(in.hasRemaining()).isFalse();
		refused(in::u8);
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteReader(bytes, 1, 5));
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteReader(bytes, 3, 2));
	}

	@Test
	void aReaderOfALengthPrefixedRangeSharesTheArray() {
		ByteReader in = of(2, 7, 8, 9);
		ByteReader inner = in.varReader();

		assertThat(inner.source()).isSameAs(in.source());
		assertThat(inner.remaining()).isEqualTo(2);
		assertThat(inner.u8()).isEqualTo(7);
		assertThat(in.u8()).isEqualTo(9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "80", "c0af", "c1bf", "c2", "c241", "e282", "e080af", "e28241", "eda080", "edbfbf",
			"f08080af", "f0908041", "f4908080", "f5808080", "ff", "41e2", "61f09f98" })
	void whatIsNotUtf8IsRefusedAndNothingOfItAppended(String hex) {
		byte[] utf8 = HexFormat.of().parseHex(hex);
		ByteWriter out = new ByteWriter();
		out.varBytes(utf8);
		TextArena arena = new TextArena();
		arena.append("ab");

		refused(() -> new ByteReader(out.toBytes()).varString());
		refused(() -> arena.appendUtf8(utf8, 0, utf8.length));
		assertThat(arena.string(0, arena.size())).isEqualTo("ab");
	}

	@Test
	void everyCharacterIsReadAsItWasWritten() {
		StringBuilder all = new StringBuilder();
		for (int c = 0; c <= Character.MAX_CODE_POINT; c += (c < 0x900) ? 1 : 7) {
			if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
				all.appendCodePoint(c);
			}
		}
		byte[] utf8 = all.toString().getBytes(StandardCharsets.UTF_8);
		ByteWriter out = new ByteWriter();
		out.varString(all.toString());
		TextArena arena = new TextArena();
		arena.appendUtf8(utf8, 0, utf8.length);

		ByteReader in = new ByteReader(out.toBytes());
		assertThat(in.varReader().bytes(utf8.length)).isEqualTo(utf8);
		assertThat(new ByteReader(out.toBytes()).varString()).isEqualTo(all.toString());
		assertThat(arena.string(0, arena.size())).isEqualTo(all.toString());
	}

	@Test
	void aWriterRefusesWhatDoesNotFit() {
		ByteWriter out = new ByteWriter();

		assertThatIllegalArgumentException().isThrownBy(() -> out.varUint(-1))
			.withMessage("Unsigned integer -1 is not from 0 to 2^53 - 1");
		assertThatIllegalArgumentException().isThrownBy(() -> out.varUint(1L << 53));
		assertThatIllegalArgumentException().isThrownBy(() -> out.varInt(1L << 53));
		assertThatIllegalArgumentException().isThrownBy(() -> out.varInt(-(1L << 53)));
		assertThatIllegalArgumentException().isThrownBy(() -> out.varInt(Long.MIN_VALUE));
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter(-1));
		assertThat(out.size()).isZero();
	}

	@Test
	void aWriterIsUsedAgainAfterItWasClearedOrTruncated() {
		ByteWriter out = new ByteWriter(1);
		out.varString("first");
		out.truncate(3);
		assertThat(out.toBytes()).isEqualTo(new byte[] { 5, 'f', 'i' });
		assertThatIllegalArgumentException().isThrownBy(() -> out.truncate(4))
			.withMessage("Cannot truncate to 4 bytes; 3 were written");
		out.clear();
		out.u8(0x1FF);
		assertThat(out.toBytes()).isEqualTo(new byte[] { -1 });
	}

	@Test
	void writersNest() {
		ByteWriter inner = new ByteWriter();
		inner.u8(7);
		ByteWriter out = new ByteWriter();
		out.varBytes(inner);
		out.bytes(new byte[] { 1, 2, 3 }, 1, 2);
		assertThat(out.toBytes()).isEqualTo(new byte[] { 1, 7, 2, 3 });
	}

	@Test
	void moreThanAnArrayHoldsIsRefusedBeforeItIsAllocated() {
		ByteWriter out = new ByteWriter(0);
		byte[] chunk = new byte[16];
		out.u8(0);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> out.bytes(chunk, 10, 7));
		assertThat(out.size()).isEqualTo(1);
		assertThatIllegalStateException().isThrownBy(() -> out.bytes(chunk, 0, Integer.MAX_VALUE))
			.withMessage("2147483648 bytes do not fit an array; write less at once");
	}

}
