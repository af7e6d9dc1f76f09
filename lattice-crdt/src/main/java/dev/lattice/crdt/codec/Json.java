package dev.lattice.crdt.codec;

import org.jspecify.annotations.Nullable;

/**
 * JSON exactly as JavaScript's {@code JSON.stringify} writes and {@code JSON.parse} reads
 * it, to and from values as {@link Values} says.
 */
public final class Json {

	private Json() {
	}

	/**
	 * Returns the text of a value, without white space. Numbers are written as JavaScript
	 * does (1e21, 1e-7; -0 as 0; NaN and infinities as null), keys in JavaScript's order,
	 * lone surrogates as escapes. An undefined entry of a map is left out, an undefined
	 * element of a list is null, a {@code byte[]} is an object with its indices as keys.
	 * @param value a value other than undefined
	 * @return the text
	 * @throws IllegalArgumentException if it is not a value, undefined, a BigInteger, a
	 * number that no JavaScript number equals, or nested more than
	 * {@link Values#MAX_DEPTH} deep
	 */
	public static String stringify(@Nullable Object value) {
		StringBuilder out = new StringBuilder();
		if (!JsonWriter.write(out, value, Values.MAX_DEPTH)) {
			throw new IllegalArgumentException("JSON has no undefined; use null, or leave the entry out");
		}
		return out.toString();
	}

	/**
	 * Returns the value of a text that nests up to {@link Values#MAX_DEPTH} deep.
	 * @param text JSON (RFC 8259)
	 * @return the value, as {@link #parse(String, int)} says
	 * @throws MalformedDataException if it is not JSON, or nested deeper
	 */
	public static @Nullable Object parse(String text) {
		return parse(text, Values.MAX_DEPTH);
	}

	/**
	 * Returns the value of a text. An integer that fits an int is an Integer, another
	 * number a Double (infinite if it is beyond all doubles). Of entries with the same
	 * key the last one counts; {@code __proto__} is a key like any other. Keys are in
	 * JavaScript's order.
	 * @param text JSON (RFC 8259)
	 * @param maxDepth how deep lists and maps may nest, from 0 to
	 * {@link Values#MAX_DEPTH}
	 * @return the value, of lists and maps that the caller may change
	 * @throws MalformedDataException if it is not JSON, or nested deeper
	 * @throws IllegalArgumentException if the depth is out of range
	 */
	public static @Nullable Object parse(String text, int maxDepth) {
		Values.checkDepth(maxDepth);
		return new JsonParser(text, maxDepth).parse();
	}

}
