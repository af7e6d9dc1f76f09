package dev.lattice.crdt.codec;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values as text, as JavaScript's {@code String(value)} writes them.
 */
public final class JsText {

	private JsText() {
	}

	/**
	 * Returns a value as text: a list as its elements with commas between, a map as
	 * {@code [object Object]}, and what is no value of a document as its own
	 * {@code toString} says.
	 * @param value a value
	 * @return the text
	 */
	public static String of(@Nullable Object value) {
		return switch (value) {
			case null -> "null";
			case Undefined undefined -> "undefined";
			case Float number -> of(number.doubleValue());
			case Double number -> number.isNaN() ? "NaN"
					: number.isInfinite() ? ((number > 0) ? "Infinity" : "-Infinity") : JsNumber.toString(number);
			case Long number -> JsNumber.toString(number.doubleValue());
			case byte[] bytes -> ofBytes(bytes);
			case List<?> list -> ofList(list);
			case Map<?, ?> map -> "[object Object]";
			default -> value.toString();
		};
	}

	private static String ofBytes(byte[] bytes) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < bytes.length; i++) {
			out.append((i == 0) ? "" : ",").append(bytes[i] & 0xFF);
		}
		return out.toString();
	}

	private static String ofList(List<?> list) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < list.size(); i++) {
			Object element = list.get(i);
			out.append((i == 0) ? "" : ",");
			if (element != null && element != Undefined.UNDEFINED) {
				out.append(of(element));
			}
		}
		return out.toString();
	}

}
