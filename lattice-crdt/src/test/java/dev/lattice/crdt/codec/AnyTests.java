package dev.lattice.crdt.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnyTests {

	private static byte[] write(Object value) {
		ByteWriter out = new ByteWriter();
		out.any(value);
		return out.toBytes();
	}

	private static Object read(String hex) {
		return new ByteReader(HexFormat.of().parseHex(hex)).any(Values.MAX_DEPTH);
	}

	private static Object nested(int depth) {
		Object value = new ArrayList<>();
		for (int level = 1; level < depth; level++) {
			value = List.of(value);
		}
		return value;
	}

	@Test
	void everyTypeOfNumberIsWrittenByItsValue() {
		for (Number one : List.<Number>of((byte) 1, (short) 1, 1, 1L, 1f, 1.0)) {
			assertThat(write(one)).isEqualTo(new byte[] { 125, 1 });
		}
		assertThat(write(1L << 40)).isEqualTo(HexFormat.of().parseHex("7c53800000"));
		assertThat(write(Integer.MIN_VALUE)).isEqualTo(HexFormat.of().parseHex("7ccf000000"));
		assertThat(write(Long.MIN_VALUE)).isEqualTo(HexFormat.of().parseHex("7cdf000000"));
		assertThat(write(0.1f)).isEqualTo(HexFormat.of().parseHex("7c3dcccccd"));
		assertThat(write(-0f)).isEqualTo(HexFormat.of().parseHex("7d40"));
	}

	@Test
	void aLongThatNoDoubleEqualsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> write((1L << 53) + 1))
			.withMessage("Long 9007199254740993 is not exactly a JavaScript number;"
					+ " use a BigInteger, a String or a Double near it");
		assertThatIllegalArgumentException().isThrownBy(() -> write(Long.MAX_VALUE));
	}

	@Test
	void everyNaNIsWrittenTheSame() {
		assertThat(write(Double.longBitsToDouble(0xFFF8_0000_0000_0001L)))
			.isEqualTo(HexFormat.of().parseHex("7b7ff8000000000000"));
	}

	@Test
	void numbersAreReadAsIntegerThenLongThenDouble() {
		assertThat(read("7d01")).isEqualTo(1);
		assertThat(read("7d40")).isEqualTo(-0.0);
		assertThat(read("7dbfffffffffffff1f")).isEqualTo(9007199254740991L);
		assertThat(read("7c3f800000")).isEqualTo(1.0);
		assertThat(read("7aFFFFFFFFFFFFFFFF")).isEqualTo(BigInteger.ONE.negate());
	}

	@Test
	void undefinedIsNotNull() {
		assertThat(read("7f")).isEqualTo(Undefined.UNDEFINED);
		assertThat(read("7e")).isNull();
		assertThat(write(Arrays.asList(null, Undefined.UNDEFINED))).isEqualTo(new byte[] { 117, 2, 126, 127 });
	}

	@Test
	void keysTravelInTheOrderOfJavaScript() {
		Map<String, Object> map = new LinkedHashMap<>();
		for (String key : List.of("b", "10", "a", "2", "01", "4294967295", "4294967294", "-1")) {
			map.put(key, null);
		}
		Object read = new ByteReader(write(map)).any(1);

		assertThat(((Map<?, ?>) read).keySet().toString()).isEqualTo("[2, 10, 4294967294, b, a, 01, 4294967295, -1]");
		assertThat(((Map<?, ?>) read("760201627e01317e")).keySet().toString()).isEqualTo("[1, b]");
	}

	@Test
	void ofEntriesWithTheSameKeyTheLastCounts() {
		assertThat(read("760301617d0101627d0501617d02")).isEqualTo(Map.of("a", 2, "b", 5));
		assertThat(read("760109" + HexFormat.of().formatHex("__proto__".getBytes()) + "7d01"))
			.isEqualTo(Map.of("__proto__", 1));
	}

	@Test
	void whatIsNoValueIsRefusedByItsClassAndNothingOfItWritten() {
		ByteWriter out = new ByteWriter();
		out.u8(1);

		assertThatIllegalArgumentException().isThrownBy(() -> out.any(List.of("a", new BigDecimal(1))))
			.withMessageStartingWith("A java.math.BigDecimal is not a value; use ");
		assertThatIllegalArgumentException().isThrownBy(() -> out.any(new int[0]));
		assertThatIllegalArgumentException().isThrownBy(() -> out.any('a'));
		assertThatIllegalArgumentException().isThrownBy(() -> out.any(Map.of(1, 2)))
			.withMessage("A key of a map is 1; keys are strings");
		assertThatIllegalArgumentException().isThrownBy(() -> out.any(BigInteger.ONE.shiftLeft(63)));
		assertThat(out.size()).isEqualTo(1);
	}

	@Test
	void valuesNestAsDeepAsIsAllowedAndNoDeeper() {
		byte[] deepest = write(nested(Values.MAX_DEPTH));

		assertThat(new ByteReader(deepest).any(Values.MAX_DEPTH)).isEqualTo(nested(Values.MAX_DEPTH));
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> new ByteReader(deepest).any(Values.MAX_DEPTH - 1))
			.withMessageStartingWith("A value nests lists and maps more than 511 deep");
		assertThatIllegalArgumentException().isThrownBy(() -> write(nested(Values.MAX_DEPTH + 1)))
			.withMessageStartingWith("The value nests lists and maps more than 512 deep");
		assertThatIllegalArgumentException().isThrownBy(() -> new ByteReader(deepest).any(Values.MAX_DEPTH + 1));
		assertThat(new ByteReader(new byte[] { 126 }).any(0)).isNull();
	}

	@Test
	void aValueThatContainsItselfIsRefused() {
		List<Object> self = new ArrayList<>();
		self.add(self);
		assertThatIllegalArgumentException().isThrownBy(() -> write(self));
	}

	@Test
	void aCountIsBelievedOnlyAsFarAsBytesRemain() {
		for (String hex : List.of("75ffffffff0f7e", "76ffffffff0f017e", "74ffffffff0f7e", "7603007e007e", "750200")) {
			assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> read(hex));
		}
	}

	@Test
	void anUnknownTypeIsRefused() {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> read("73"))
			.withMessage("A value begins with 115, which is not from 116 to 127, at position 0");
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> read("80"));
	}

}
