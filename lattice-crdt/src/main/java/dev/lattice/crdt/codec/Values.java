package dev.lattice.crdt.codec;

import java.util.List;
import java.util.Map;

/**
 * What a value of a document is in Java. A value is one of these:
 * <ul>
 * <li>{@code null}, and {@link Undefined#UNDEFINED} for JavaScript's {@code undefined};
 * <li>{@link Boolean};
 * <li>{@link String}: UTF-16 as in JavaScript, possibly with lone surrogates;
 * <li>a number: {@link Byte}, {@link Short}, {@link Integer}, {@link Long} that a double
 * holds exactly, {@link Float}, {@link Double}. All are JavaScript numbers: 1, {@code 1L}
 * and {@code 1.0} are the same value and the same bytes. Read back, a number is an
 * {@link Integer} where it was written as one and fits, else a {@link Long}, and
 * otherwise a {@link Double};
 * <li>{@link java.math.BigInteger} within 64 bits, JavaScript's BigInt;
 * <li>{@code byte[]}, JavaScript's Uint8Array;
 * <li>{@link List} of values;
 * <li>{@link Map} from strings to values. Its keys travel in JavaScript's order: keys
 * that are array indices (0 to 4294967294) ascending, then the others in the order of the
 * map.
 * </ul>
 * Lists and maps nest at most {@link #MAX_DEPTH} deep.
 */
public final class Values {

	/**
	 * How deep lists and maps may nest: {@code []} is one deep, {@code [[]]} two. Readers
	 * can be given less, writers accept all that readers accept.
	 */
	public static final int MAX_DEPTH = 512;

	/** The largest integer n of which a double holds n and n + 1 exactly, 2^53 - 1. */
	public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

	private Values() {
	}

	static void checkDepth(int maxDepth) {
		if (maxDepth < 0 || maxDepth > MAX_DEPTH) {
			throw new IllegalArgumentException("Depth " + maxDepth + " is not from 0 to " + MAX_DEPTH);
		}
	}

	static IllegalArgumentException tooDeep(int maxDepth) {
		return new IllegalArgumentException(
				"The value nests lists and maps more than " + maxDepth + " deep, or contains itself; make it flatter");
	}

	static IllegalArgumentException notAValue(Object value) {
		return new IllegalArgumentException("A " + value.getClass().getName()
				+ " is not a value; use null, Undefined, Boolean, String, a number, BigInteger, byte[], List or Map");
	}

	static String key(Object key) {
		if (key instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("A key of a map is " + key + "; keys are strings");
	}

	/**
	 * Returns the double that equals the given integer.
	 * @throws IllegalArgumentException if there is none
	 */
	static double exact(long number) {
		double rounded = number;
		if (rounded == 0x1p63 || (long) rounded != number) {
			throw new IllegalArgumentException("Long " + number
					+ " is not exactly a JavaScript number; use a BigInteger, a String or a Double near it");
		}
		return rounded;
	}

}
