package dev.lattice.crdt.codec;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Writes values as lib0's {@code writeAny} does. */
final class AnyWriter {

	private static final int MAX_VAR_INT = Integer.MAX_VALUE;

	private static final int LONG_BITS = 63;

	private AnyWriter() {
	}

	static void write(ByteWriter out, @Nullable Object value, int depth) {
		switch (value) {
			case null -> out.u8(AnyType.NULL);
			case Undefined undefined -> out.u8(AnyType.UNDEFINED);
			case Boolean flag -> out.u8(flag ? AnyType.TRUE : AnyType.FALSE);
			case String text -> {
				out.u8(AnyType.STRING);
				out.varString(text);
			}
			case Number number -> number(out, number);
			case byte[] bytes -> {
				out.u8(AnyType.BYTES);
				out.varBytes(bytes);
			}
			case List<?> list -> list(out, list, depth);
			case Map<?, ?> map -> map(out, map, depth);
			default -> throw Values.notAValue(value);
		}
	}

	private static void list(ByteWriter out, List<?> list, int depth) {
		if (depth == 0) {
			throw Values.tooDeep(Values.MAX_DEPTH);
		}
		out.u8(AnyType.ARRAY);
		out.varUint(list.size());
		for (Object element : list) {
			write(out, element, depth - 1);
		}
	}

	private static void map(ByteWriter out, Map<?, ?> map, int depth) {
		if (depth == 0) {
			throw Values.tooDeep(Values.MAX_DEPTH);
		}
		out.u8(AnyType.OBJECT);
		out.varUint(map.size());
		for (Map.Entry<?, ?> entry : KeyOrder.ordered(map).entrySet()) {
			out.varString(Values.key(entry.getKey()));
			write(out, entry.getValue(), depth - 1);
		}
	}

	private static void number(ByteWriter out, Number number) {
		switch (number) {
			case Integer n -> integer(out, n);
			case Short n -> integer(out, n);
			case Byte n -> integer(out, n);
			case Long n -> number(out, Values.exact(n));
			case Float n -> number(out, n.doubleValue());
			case Double n -> number(out, n.doubleValue());
			case BigInteger n -> bigInt(out, n);
			default -> throw Values.notAValue(number);
		}
	}

	private static void integer(ByteWriter out, int number) {
		if (number == Integer.MIN_VALUE) {
			number(out, (double) number);
			return;
		}
		out.u8(AnyType.INTEGER);
		out.varInt(number);
	}

	private static void number(ByteWriter out, double number) {
		if (Math.abs(number) <= MAX_VAR_INT && number == Math.rint(number)) {
			out.u8(AnyType.INTEGER);
			if (number == 0 && 1 / number < 0) {
				out.varNegativeZero();
			}
			else {
				out.varInt((long) number);
			}
		}
		else if (rounded(number) == number) {
			out.u8(AnyType.FLOAT32);
			out.float32((float) number);
		}
		else {
			out.u8(AnyType.FLOAT64);
			out.float64(number);
		}
	}

	/** Returns the nearest float; a cast alone rounds nothing in TeaVM's JavaScript. */
	private static double rounded(double number) {
		return Float.intBitsToFloat(Float.floatToRawIntBits((float) number));
	}

	private static void bigInt(ByteWriter out, BigInteger number) {
		if (number.bitLength() > LONG_BITS) {
			throw new IllegalArgumentException("BigInteger of " + number.bitLength()
					+ " bits does not fit 64 bits with its sign; use a String or byte[]");
		}
		out.u8(AnyType.BIG_INT);
		out.int64(number.longValue());
	}

}
