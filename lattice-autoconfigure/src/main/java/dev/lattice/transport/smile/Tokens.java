package dev.lattice.transport.smile;

import dev.lattice.transport.MalformedFrameException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * The Smile tokens in use (P-3), told by their first byte. Tokens of other kinds are
 * refused before Jackson looks at their value, since some of those claim a length.
 */
final class Tokens {

	static final byte START_ARRAY = (byte) 0xF8;

	static final byte END_ARRAY = (byte) 0xF9;

	private static final int EMPTY_STRING = 0x20;

	private static final int NULL = 0x21;

	private static final int FALSE = 0x22;

	private static final int TRUE = 0x23;

	private static final int INTEGER_32 = 0x24;

	private static final int DOUBLE = 0x29;

	private static final int FIRST_SHORT_STRING = 0x40;

	private static final int LAST_SHORT_STRING = 0xBF;

	private static final int FIRST_SMALL_INTEGER = 0xC0;

	private static final int LAST_SMALL_INTEGER = 0xDF;

	private static final int LONG_ASCII = 0xE0;

	private static final int LONG_UNICODE = 0xE4;

	private Tokens() {
	}

	/** Returns the value of the token that the parser is at. */
	static @Nullable Object value(JsonParser parser, byte first, int offset) {
		int token = first & 0xFF;
		return switch (token) {
			case NULL -> null;
			case FALSE -> false;
			case TRUE -> true;
			case INTEGER_32 -> parser.getIntValue();
			case DOUBLE -> parser.getDoubleValue();
			case EMPTY_STRING, LONG_ASCII, LONG_UNICODE -> string(parser, offset);
			default -> {
				if (token >= FIRST_SHORT_STRING && token <= LAST_SHORT_STRING) {
					yield string(parser, offset);
				}
				if (token >= FIRST_SMALL_INTEGER && token <= LAST_SMALL_INTEGER) {
					yield parser.getIntValue();
				}
				throw new MalformedFrameException("no element of a frame starts with " + Integer.toHexString(token),
						offset);
			}
		};
	}

	private static String string(JsonParser parser, int offset) {
		String value = parser.getString();
		if (Surrogates.firstLone(value, 0) >= 0) {
			throw new MalformedFrameException("the string is not well-formed", offset);
		}
		return value;
	}

}
