package dev.lattice.engine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads one JSON text (RFC 8259). What comes from a browser may be anything. */
final class JsonReader {

	private static final int MAX_INTEGER_DIGITS = 9;

	private final String json;

	private int at;

	JsonReader(String json) {
		this.json = json;
	}

	@Nullable Object whole() {
		Object value = value(0);
		skipSpace();
		if (this.at < this.json.length()) {
			throw unexpected("the end");
		}
		return value;
	}

	private @Nullable Object value(int depth) {
		if (depth > Json.MAX_DEPTH) {
			throw new BadEventException("A payload is more than " + Json.MAX_DEPTH + " lists and maps deep");
		}
		skipSpace();
		return switch (peek()) {
			case '"' -> string();
			case '[' -> list(depth);
			case '{' -> map(depth);
			case 't' -> word("true", true);
			case 'f' -> word("false", false);
			case 'n' -> word("null", null);
			default -> number();
		};
	}

	private List<@Nullable Object> list(int depth) {
		List<@Nullable Object> list = new ArrayList<>();
		this.at++;
		if (!skip(']')) {
			do {
				list.add(value(depth + 1));
			}
			while (skip(','));
			expect(']');
		}
		return Collections.unmodifiableList(list);
	}

	private Map<String, @Nullable Object> map(int depth) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		this.at++;
		if (!skip('}')) {
			do {
				skipSpace();
				if (peek() != '"') {
					throw unexpected("a name");
				}
				String name = string();
				expect(':');
				map.put(name, value(depth + 1));
			}
			while (skip(','));
			expect('}');
		}
		return Collections.unmodifiableMap(map);
	}

	private String string() {
		StringBuilder text = new StringBuilder();
		this.at++;
		while (true) {
			char c = next();
			if (c == '"') {
				return text.toString();
			}
			if (c < ' ') {
				throw unexpected("an escape instead of a control character");
			}
			text.append((c == '\\') ? escaped() : c);
		}
	}

	private char escaped() {
		char c = next();
		return switch (c) {
			case '"', '\\', '/' -> c;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> {
				int code = 0;
				for (int i = 0; i < 4; i++) {
					int digit = Character.digit(next(), 16);
					if (digit < 0) {
						throw unexpected("four hexadecimal digits");
					}
					code = code * 16 + digit;
				}
				yield (char) code;
			}
			default -> throw unexpected("an escape");
		};
	}

	private Object number() {
		int start = this.at;
		skip("-");
		int whole = digits();
		boolean integer = true;
		if (skip(".")) {
			integer = false;
			digits();
		}
		if (skip("eE")) {
			integer = false;
			skip("+-");
			digits();
		}
		String text = this.json.substring(start, this.at);
		if (integer && whole <= MAX_INTEGER_DIGITS) {
			return Integer.valueOf(text);
		}
		double number = Double.parseDouble(text);
		return (integer && number == (int) number) ? (Object) (int) number : (Object) number;
	}

	/** Skips digits, at least one, and returns their number. */
	private int digits() {
		int start = this.at;
		while (this.at < this.json.length() && this.json.charAt(this.at) >= '0' && this.json.charAt(this.at) <= '9') {
			this.at++;
		}
		if (this.at == start) {
			throw unexpected("a value");
		}
		return this.at - start;
	}

	private @Nullable Object word(String word, @Nullable Object value) {
		if (!this.json.startsWith(word, this.at)) {
			throw unexpected("a value");
		}
		this.at += word.length();
		return value;
	}

	private char peek() {
		if (this.at == this.json.length()) {
			throw unexpected("more");
		}
		return this.json.charAt(this.at);
	}

	private char next() {
		char c = peek();
		this.at++;
		return c;
	}

	private void skipSpace() {
		while (this.at < this.json.length() && " \t\n\r".indexOf(this.json.charAt(this.at)) >= 0) {
			this.at++;
		}
	}

	/** Skips one of some characters, if it stands here. */
	private boolean skip(String characters) {
		boolean found = this.at < this.json.length() && characters.indexOf(this.json.charAt(this.at)) >= 0;
		this.at += found ? 1 : 0;
		return found;
	}

	private boolean skip(char expected) {
		skipSpace();
		return skip(String.valueOf(expected));
	}

	private void expect(char expected) {
		if (!skip(expected)) {
			throw unexpected("'" + expected + "'");
		}
	}

	private BadEventException unexpected(String expected) {
		return new BadEventException("A payload is no JSON: expected " + expected + " at character " + this.at);
	}

}
