package dev.lattice.engine.event;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: null, {@link Boolean}, {@link String}, {@link Integer},
 * {@link Long}, {@link Double} and {@link Float}, {@link List}, and {@link Map} with
 * strings as keys. What is read has an {@code Integer} where a number is one, else a
 * {@code Double}.
 * <p>
 * What is written is safe inside a script element and in an attribute that is escaped.
 */
public final class Json {

	/** The longest text that is written, in characters. */
	public static final int MAX_LENGTH = 65_536;

	/**
	 * The longest text that is read, in characters: however many bytes each of them
	 * takes, it fits into a frame of the default size.
	 */
	public static final int MAX_READ_LENGTH = 16_384;

	/** How deep lists and maps may stand in each other. */
	public static final int MAX_DEPTH = 32;

	private static final String HEX = "0123456789abcdef";

	private Json() {
	}

	/**
	 * Writes a value.
	 * @param value the value; not changed meanwhile
	 * @return JSON without white space
	 * @throws IllegalArgumentException if the value holds something that JSON cannot, or
	 * is longer or deeper than allowed
	 */
	public static String write(@Nullable Object value) {
		StringBuilder json = new StringBuilder();
		write(json, value, 0);
		if (json.length() > MAX_LENGTH) {
			throw new IllegalArgumentException("The payload has " + json.length() + " characters of JSON, at most "
					+ MAX_LENGTH + " are allowed; send less, or an address where the rest is found");
		}
		return json.toString();
	}

	private static void write(StringBuilder json, @Nullable Object value, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException(
					"The payload is more than " + MAX_DEPTH + " lists and maps deep; does one of them hold itself?");
		}
		switch (value) {
			case null -> json.append("null");
			case String text -> string(json, text);
			case Boolean flag -> json.append(flag.booleanValue());
			case Integer number -> json.append(number.intValue());
			case Long number -> json.append(number.longValue());
			case Double number -> number(json, number);
			case Float number -> number(json, number);
			case List<?> list -> list(json, list, depth);
			case Map<?, ?> map -> map(json, map, depth);
			default -> throw new IllegalArgumentException("A payload cannot hold a " + value.getClass().getName()
					+ "; expected null, a boolean, a number, a string, a list, or a map with strings as keys");
		}
	}

	private static void number(StringBuilder json, double number) {
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			throw new IllegalArgumentException("JSON has no " + number + "; send null or a string");
		}
		json.append(number);
	}

	private static void list(StringBuilder json, List<?> list, int depth) {
		char separator = '[';
		for (Object value : list) {
			json.append(separator);
			write(json, value, depth + 1);
			separator = ',';
		}
		json.append((separator == '[') ? "[]" : "]");
	}

	private static void map(StringBuilder json, Map<?, ?> map, int depth) {
		char separator = '{';
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (!(entry.getKey() instanceof String name)) {
				throw new IllegalArgumentException("A map of a payload has the key " + entry.getKey()
						+ ", which is no string; use its text as the key");
			}
			json.append(separator);
			string(json, name);
			json.append(':');
			write(json, entry.getValue(), depth + 1);
			separator = ',';
		}
		json.append((separator == '{') ? "{}" : "}");
	}

	/**
	 * Appends a string.
	 * @param json where to
	 * @param value the string
	 */
	public static void string(StringBuilder json, String value) {
		json.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				json.append('\\').append(c);
			}
			else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
				json.append("\\u");
				for (int shift = 12; shift >= 0; shift -= 4) {
					json.append(HEX.charAt((c >> shift) & 15));
				}
			}
			else {
				json.append(c);
			}
		}
		json.append('"');
	}

	/**
	 * Reads a value.
	 * @param json the text, from anywhere
	 * @return the value; lists and maps cannot be changed
	 * @throws BadEventException if the text is no JSON, or longer or deeper than allowed
	 */
	public static @Nullable Object read(String json) {
		if (json.length() > MAX_READ_LENGTH) {
			throw new BadEventException("A payload has " + json.length() + " characters of JSON, at most "
					+ MAX_READ_LENGTH + " are allowed");
		}
		return new JsonReader(json).whole();
	}

}
