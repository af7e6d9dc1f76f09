package dev.lattice.crdt.codec;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Writes JSON as JavaScript's {@code JSON.stringify}. */
final class JsonWriter {

	private static final String HEX = "0123456789abcdef";

	private JsonWriter() {
	}

	/** Returns whether something was written: nothing is for undefined. */
	static boolean write(StringBuilder out, @Nullable Object value, int depth) {
		switch (value) {
			case null -> out.append("null");
			case Undefined undefined -> {
				return false;
			}
			case Boolean flag -> out.append(flag.booleanValue());
			case String text -> string(out, text);
			case Number number -> number(out, number);
			case byte[] bytes -> bytes(out, bytes);
			case List<?> list -> list(out, list, depth);
			case Map<?, ?> map -> map(out, map, depth);
			default -> throw Values.notAValue(value);
		}
		return true;
	}

	private static void list(StringBuilder out, List<?> list, int depth) {
		if (depth == 0) {
			throw Values.tooDeep(Values.MAX_DEPTH);
		}
		out.append('[');
		boolean first = true;
		for (Object element : list) {
			if (!first) {
				out.append(',');
			}
			first = false;
			if (!write(out, element, depth - 1)) {
				out.append("null");
			}
		}
		out.append(']');
	}

	private static void map(StringBuilder out, Map<?, ?> map, int depth) {
		if (depth == 0) {
			throw Values.tooDeep(Values.MAX_DEPTH);
		}
		out.append('{');
		boolean first = true;
		for (Map.Entry<?, ?> entry : KeyOrder.ordered(map).entrySet()) {
			int start = out.length();
			if (!first) {
				out.append(',');
			}
			string(out, Values.key(entry.getKey()));
			out.append(':');
			if (write(out, entry.getValue(), depth - 1)) {
				first = false;
			}
			else {
				out.setLength(start);
			}
		}
		out.append('}');
	}

	private static void bytes(StringBuilder out, byte[] bytes) {
		out.append('{');
		for (int index = 0; index < bytes.length; index++) {
			out.append((index == 0) ? "\"" : ",\"").append(index).append("\":").append(bytes[index] & 0xFF);
		}
		out.append('}');
	}

	private static void number(StringBuilder out, Number number) {
		switch (number) {
			case Integer n -> out.append(n.intValue());
			case Short n -> out.append(n.intValue());
			case Byte n -> out.append(n.intValue());
			case Long n -> number(out, Values.exact(n));
			case Float n -> number(out, n.doubleValue());
			case Double n -> number(out, n.doubleValue());
			case BigInteger n -> throw new IllegalArgumentException(
					"JSON has no BigInt, but the value contains " + n + "; use a String or a Double");
			default -> throw Values.notAValue(number);
		}
	}

	private static void number(StringBuilder out, double number) {
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			out.append("null");
		}
		else {
			out.append(JsNumber.toString(number));
		}
	}

	private static void string(StringBuilder out, String text) {
		out.append('"');
		int done = 0;
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
				continue;
			}
			if (Character.isHighSurrogate(c) && at + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(at + 1))) {
				at++;
				continue;
			}
			out.append(text, done, at);
			escape(out, c);
			done = at + 1;
		}
		out.append(text, done, text.length()).append('"');
	}

	private static void escape(StringBuilder out, char c) {
		out.append('\\');
		switch (c) {
			case '"', '\\' -> out.append(c);
			case '\b' -> out.append('b');
			case '\f' -> out.append('f');
			case '\n' -> out.append('n');
			case '\r' -> out.append('r');
			case '\t' -> out.append('t');
			default -> {
				out.append('u');
				for (int shift = 12; shift >= 0; shift -= 4) {
					out.append(HEX.charAt((c >> shift) & 0xF));
				}
			}
		}
	}

}
