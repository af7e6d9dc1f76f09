package dev.lattice.crdt.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random values come back as they were, and random bytes are read or refused, never
 * anything else. {@code -Dlattice.fuzz.inputs} says how many.
 */
class CodecFuzzTests {

	private static final int INPUTS = Integer.getInteger("lattice.fuzz.inputs", 20_000);

	private static Object value(Random random, int depth) {
		return switch (random.nextInt((depth > 0) ? 12 : 10)) {
			case 0 -> null;
			case 1 -> Undefined.UNDEFINED;
			case 2 -> random.nextBoolean();
			case 3 -> text(random);
			case 4 -> random.nextInt() >> random.nextInt(32);
			case 5 -> Double.longBitsToDouble(random.nextLong());
			case 6 -> (double) Float.intBitsToFloat(random.nextInt());
			case 7 -> BigInteger.valueOf(random.nextLong());
			case 8 -> (random.nextLong() >> 11) * (1L << random.nextInt(11));
			case 9 -> {
				byte[] bytes = new byte[random.nextInt(5)];
				random.nextBytes(bytes);
				yield bytes;
			}
			case 10 -> {
				List<Object> list = new ArrayList<>();
				for (int count = random.nextInt(5); count > 0; count--) {
					list.add(value(random, depth - 1));
				}
				yield list;
			}
			default -> {
				Map<String, Object> map = new LinkedHashMap<>();
				for (int count = random.nextInt(5); count > 0; count--) {
					map.put(random.nextBoolean() ? text(random) : "" + random.nextInt(20), value(random, depth - 1));
				}
				yield map;
			}
		};
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int count = random.nextInt(6); count > 0; count--) {
			text.appendCodePoint(switch (random.nextInt(4)) {
				case 0 -> random.nextInt(0x80);
				case 1 -> random.nextInt(0x800);
				case 2 -> 0x4E00 + random.nextInt(0x1000);
				default -> 0x1F600 + random.nextInt(0x50);
			});
		}
		return text.toString();
	}

	private static byte[] written(Object value) {
		ByteWriter out = new ByteWriter();
		out.any(value);
		return out.toBytes();
	}

	@Test
	void aRandomValueIsWrittenReadAndWrittenToTheSameBytes() {
		Random random = new Random(38795455);
		for (int input = 0; input < INPUTS; input++) {
			byte[] bytes = written(value(random, 4));
			ByteReader in = new ByteReader(bytes);
			assertThat(written(in.any(10))).isEqualTo(bytes);
			assertThat(in.hasRemaining()).isFalse();
		}
	}

	@Test
	void aPrefixOfARandomValueIsRefused() {
		Random random = new Random(1);
		for (int input = 0; input < INPUTS / 10; input++) {
			byte[] bytes = written(value(random, 4));
			int end = random.nextInt(bytes.length);
			assertThat(outcome(() -> new ByteReader(bytes, 0, end).any(10))).isEqualTo("refused");
		}
	}

	@Test
	void randomBytesAreReadOrRefusedByEveryReader() {
		Random random = new Random(2);
		int read = 0;
		for (int input = 0; input < INPUTS; input++) {
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			if (bytes.length > 0 && random.nextBoolean()) {
				bytes[0] = (byte) (116 + random.nextInt(12));
			}
			List<Runnable> readers = List.of(() -> new ByteReader(bytes).any(10),
					() -> new ByteReader(bytes).varString(),
					() -> many(new UintOptRleReader(new ByteReader(bytes))::read),
					() -> many(new IntDiffOptRleReader(new ByteReader(bytes))::read),
					() -> many(new RleUint8Reader(new ByteReader(bytes))::read),
					() -> many(new StringColumnReader(new ByteReader(bytes))::read),
					() -> Json.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
			for (Runnable reader : readers) {
				read += outcome(reader).equals("read") ? 1 : 0;
			}
		}
		assertThat(read).isPositive();
	}

	@Test
	void aChangedByteIsReadOrRefused() {
		Random random = new Random(3);
		for (int input = 0; input < INPUTS; input++) {
			byte[] bytes = written(value(random, 4));
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			assertThat(outcome(() -> new ByteReader(bytes).any(10))).isIn("read", "refused");
		}
	}

	private static void many(Runnable read) {
		for (int count = 0; count < 200; count++) {
			read.run();
		}
	}

	private static String outcome(Runnable read) {
		try {
			read.run();
			return "read";
		}
		catch (MalformedDataException ex) {
			return "refused";
		}
	}

}
