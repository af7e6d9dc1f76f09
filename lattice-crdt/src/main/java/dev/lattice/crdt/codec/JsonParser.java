package dev.lattice.crdt.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads JSON as JavaScript's {@code JSON.parse}. */
final class JsonParser {

	private static final int END = -1;

	/** So many digits fit an int whatever they are. */
	private static final int SURE_DIGITS = 9;

	private final String text;

	private final int maxDepth;

	private int at;

	private int depth;

	JsonParser(String text, int maxDepth) {
		this.text = text;
		this.maxDepth = maxDepth;
	}

	@Nullable Object parse() {
		Object value = value();
		if (peek() != END) {
			throw unexpected("the end");
		}
		return value;
	}

	private @Nullable Object value() {
		int c = peek();
		return switch (c) {
			case '{' -> object();
			case '[' -> array();
			case '"' -> string();
			case 't' -> word("true", true);
			case 'f' -> word("false", false);
			case 'n' -> word("null", null);
			default -> {
				if (c != '-' && !isDigit(c)) {
					throw unexpected("a value");
				}
				yield number();
			}
		};
	}

	private @Nullable Object word(String word, @Nullable Object value) {
		if (!this.text.startsWith(word, this.at)) {
			throw unexpected("a value");
		}
		this.at += word.length();
		return value;
	}

	private List<@Nullable Object> array() {
		enter();
		List<@Nullable Object> list = new ArrayList<>();
		if (!skipped(']')) {
			do {
				list.add(value());
			}
			while (goesOn(']'));
		}
		this.depth--;
		return list;
	}

	private Map<?, ?> object() {
		enter();
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		if (!skipped('}')) {
			do {
				if (peek() != '"') {
					throw unexpected("a key");
				}
				String key = string();
				if (!skipped(':')) {
					throw unexpected("':'");
				}
				map.put(key, value());
			}
			while (goesOn('}'));
		}
		this.depth--;
		return KeyOrder.ordered(map);
	}

	private void enter() {
		if (this.depth == this.maxDepth) {
			throw new MalformedDataException("JSON nests arrays and objects more than " + this.maxDepth + " deep",
					this.at);
		}
		this.depth++;
		this.at++;
	}

	private boolean goesOn(char close) {
		if (skipped(',')) {
			return true;
		}
		if (!skipped(close)) {
			throw unexpected("',' or '" + close + "'");
		}
		return false;
	}

	private boolean skipped(char c) {
		if (peek() != c) {
			return false;
		}
		this.at++;
		return true;
	}

	private Object number() {
		int start = this.at;
		boolean integer = true;
		boolean negative = here() == '-';
		if (negative) {
			this.at++;
		}
		if (here() == '0') {
			this.at++;
		}
		else {
			digits();
		}
		if (here() == '.') {
			integer = false;
			this.at++;
			digits();
		}
		if (here() == 'e' || here() == 'E') {
			integer = false;
			this.at++;
			if (here() == '+' || here() == '-') {
				this.at++;
			}
			digits();
		}
		if (integer && !negative && this.at - start <= SURE_DIGITS) {
			return Integer.parseInt(this.text.substring(start, this.at));
		}
		double magnitude = Decimal.parse(this.text, negative ? start + 1 : start, this.at);
		double number = negative ? -magnitude : magnitude;
		boolean negativeZero = number == 0 && 1 / number < 0;
		if (number == (int) number && !negativeZero) {
			return (int) number;
		}
		return number;
	}

	private void digits() {
		if (!isDigit(here())) {
			throw unexpected("a digit");
		}
		while (isDigit(here())) {
			this.at++;
		}
	}

	private String string() {
		int start = ++this.at;
		while (here() != '"' && here() != '\\') {
			plain();
		}
		if (here() == '"') {
			return this.text.substring(start, this.at++);
		}
		StringBuilder out = new StringBuilder().append(this.text, start, this.at);
		while (here() != '"') {
			if (here() == '\\') {
				this.at++;
				out.append(escaped());
			}
			else {
				out.append(plain());
			}
		}
		this.at++;
		return out.toString();
	}

	private char plain() {
		int c = here();
		if (c < ' ') {
			throw unexpected("a character of a string");
		}
		this.at++;
		return (char) c;
	}

	private char escaped() {
		int c = here();
		char unit = switch (c) {
			case '"', '\\', '/' -> (char) c;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unit();
			default -> throw unexpected("an escape");
		};
		this.at++;
		return unit;
	}

	/** Reads four hexadecimal digits up to before the last. */
	private char unit() {
		int unit = 0;
		for (int count = 0; count < 4; count++) {
			this.at++;
			int digit = hex(here());
			if (digit < 0) {
				throw unexpected("a hexadecimal digit");
			}
			unit = (unit << 4) | digit;
		}
		return (char) unit;
	}

	private static int hex(int c) {
		if (isDigit(c)) {
			return c - '0';
		}
		int letter = c | 0x20;
		return (c != END && letter >= 'a' && letter <= 'f') ? letter - 'a' + 10 : -1;
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	/** Passes over white space, and returns what follows. */
	private int peek() {
		int c = here();
		while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
			this.at++;
			c = here();
		}
		return c;
	}

	private int here() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : END;
	}

	private MalformedDataException unexpected(String wanted) {
		int c = here();
		String seen = (c == END) ? "the text ends"
				: ((c > ' ' && c < 0x7F) ? "'" + (char) c + "' is" : "U+" + Integer.toHexString(c) + " is");
		return new MalformedDataException("JSON needs " + wanted + " where " + seen, this.at);
	}

}
