package dev.lattice.crdt.codec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads values that lib0's {@code writeAny} wrote. */
final class AnyReader {

	private AnyReader() {
	}

	/** Reads a value that may nest so deep yet, of so deep in all. */
	static @Nullable Object read(ByteReader in, int depth, int maxDepth) {
		int start = in.position();
		int type = in.u8();
		return switch (type) {
			case AnyType.UNDEFINED -> Undefined.UNDEFINED;
			case AnyType.NULL -> null;
			case AnyType.INTEGER -> integer(in);
			case AnyType.FLOAT32 -> (double) in.float32();
			case AnyType.FLOAT64 -> in.float64();
			case AnyType.BIG_INT -> BigInteger.valueOf(in.int64());
			case AnyType.FALSE -> false;
			case AnyType.TRUE -> true;
			case AnyType.STRING -> in.varString();
			case AnyType.OBJECT -> map(in, depth, maxDepth);
			case AnyType.ARRAY -> list(in, depth, maxDepth);
			case AnyType.BYTES -> in.varBytes();
			default -> throw new MalformedDataException(
					"A value begins with " + type + ", which is not from 116 to 127", start);
		};
	}

	private static Object integer(ByteReader in) {
		long number = in.varInt();
		if (in.lastVarIntWasNegativeZero()) {
			return -0.0;
		}
		if (number == (int) number) {
			return (int) number;
		}
		return number;
	}

	private static List<@Nullable Object> list(ByteReader in, int depth, int maxDepth) {
		int count = count(in, depth, maxDepth, 1);
		List<@Nullable Object> list = new ArrayList<>();
		for (int read = 0; read < count; read++) {
			list.add(read(in, depth - 1, maxDepth));
		}
		return list;
	}

	private static Map<?, ?> map(ByteReader in, int depth, int maxDepth) {
		int count = count(in, depth, maxDepth, 2);
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int read = 0; read < count; read++) {
			String key = in.varString();
			map.put(key, read(in, depth - 1, maxDepth));
		}
		return KeyOrder.ordered(map);
	}

	/** Reads how many elements follow, each of which takes some bytes at least. */
	private static int count(ByteReader in, int depth, int maxDepth, int least) {
		int start = in.position();
		if (depth == 0) {
			throw new MalformedDataException("A value nests lists and maps more than " + maxDepth + " deep", start);
		}
		long count = in.varUint();
		if (count > in.remaining() / least) {
			throw new MalformedDataException(
					count + " elements are told, but " + in.remaining() + " bytes are left for them", start);
		}
		return (int) count;
	}

}
