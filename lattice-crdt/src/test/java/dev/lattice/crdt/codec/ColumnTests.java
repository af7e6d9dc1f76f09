package dev.lattice.crdt.codec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ColumnTests {

	private static final long MAX = Values.MAX_SAFE_INTEGER;

	private static ByteReader of(ByteWriter column) {
		return new ByteReader(column.toBytes());
	}

	@Test
	void aRunOfAnyLengthIsReadWithoutBeingExpanded() {
		ByteWriter out = new ByteWriter();
		out.varInt(-7);
		out.varUint(MAX);
		UintOptRleReader in = new UintOptRleReader(of(out));
		for (int count = 0; count < 1000; count++) {
			assertThat(in.read()).isEqualTo(7);
		}
	}

	@Test
	void aColumnThatHasEndedIsRefused() {
		ByteReader empty = new ByteReader(new byte[0]);

		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(new UintOptRleReader(empty)::read);
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(new IntDiffOptRleReader(empty)::read);
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(new RleUint8Reader(empty)::read);
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> new StringColumnReader(empty));
	}

	@Test
	void theLastRunOfBytesHasNoEnd() {
		RleUint8Reader in = new RleUint8Reader(new ByteReader(new byte[] { 5, 0, 6 }));

		assertThat(in.read()).isEqualTo(5);
		for (int count = 0; count < 1000; count++) {
			assertThat(in.read()).isEqualTo(6);
		}
	}

	@Test
	void differencesThatLeaveTheRangeAreRefused() {
		ByteWriter out = new ByteWriter();
		out.varInt(MAX);
		out.varUint(9);
		IntDiffOptRleReader in = new IntDiffOptRleReader(of(out));

		assertThat(in.read()).isEqualTo(MAX >> 1);
		assertThat(in.read()).isEqualTo(MAX - 1);
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(in::read);
	}

	@Test
	void differencesMayBeNegative() {
		IntDiffOptRleWriter out = new IntDiffOptRleWriter();
		long[] values = { 10, 7, 4, 4, -4, 0 };
		for (long value : values) {
			out.write(value);
		}
		IntDiffOptRleReader in = new IntDiffOptRleReader(of(out.finish()));
		for (long value : values) {
			assertThat(in.read()).isEqualTo(value);
		}
	}

	@Test
	void writersRefuseWhatDoesNotFit() {
		assertThatIllegalArgumentException().isThrownBy(() -> new UintOptRleWriter().write(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> new UintOptRleWriter().write(MAX + 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new IntDiffOptRleWriter().write(MAX))
			.withMessageContaining("2^52");
		assertThatIllegalArgumentException().isThrownBy(() -> new RleUint8Writer().write(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> new RleUint8Writer().write(256));
	}

	@Test
	void aClearedColumnBeginsAnew() {
		UintOptRleWriter uints = new UintOptRleWriter();
		IntDiffOptRleWriter differences = new IntDiffOptRleWriter();
		RleUint8Writer bytes = new RleUint8Writer();
		StringColumnWriter strings = new StringColumnWriter();
		for (int round = 0; round < 2; round++) {
			uints.write(3);
			differences.write(3);
			bytes.write(3);
			strings.write("日");
			assertThat(uints.finish().toBytes()).isEqualTo(new byte[] { 3 });
			assertThat(differences.finish().toBytes()).isEqualTo(new byte[] { 6 });
			assertThat(bytes.finish().toBytes()).isEqualTo(new byte[] { 3 });
			assertThat(strings.finish().toBytes())
				.isEqualTo(new byte[] { 3, (byte) 0xE6, (byte) 0x97, (byte) 0xA5, 1 });
			uints.clear();
			differences.clear();
			bytes.clear();
			strings.clear();
		}
	}

	@Test
	void aStringIsReadAsARangeOfTheTextOfAll() {
		StringColumnWriter out = new StringColumnWriter();
		out.write("ab");
		out.write("");
		out.write("cde");
		StringColumnReader in = new StringColumnReader(of(out.finish()));

		in.next();
		in.next();
		in.next();
		assertThat(in.offset()).isEqualTo(2);
		assertThat(in.length()).isEqualTo(3);
		assertThat(in.text().string(0, in.text().size())).isEqualTo("abcde");
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(in::next);
	}

	@Test
	void aStringThatReachesBeyondTheTextIsRefused() {
		ByteWriter out = new ByteWriter();
		out.varString("abc");
		out.varInt(4);

		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(new StringColumnReader(of(out))::next)
			.withMessageStartingWith("A string of 4 units is told, but the column's text has 3 left");
	}

}
