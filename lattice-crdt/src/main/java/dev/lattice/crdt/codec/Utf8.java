package dev.lattice.crdt.codec;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as browsers do it: encoding makes U+FFFD of a lone surrogate, decoding is strict
 * and keeps a byte order mark.
 */
final class Utf8 {

	private static final int REPLACEMENT = 0xFFFD;

	private Utf8() {
	}

	/** Returns how many bytes a range takes. */
	static long length(char[] chars, int from, int to) {
		long length = 0;
		for (int at = from; at < to; at++) {
			char c = chars[at];
			if (c < 0x80) {
				length++;
			}
			else if (c < 0x800) {
				length += 2;
			}
			else if (isPair(chars, at, to)) {
				length += 4;
				at++;
			}
			else {
				length += 3;
			}
		}
		return length;
	}

	/** Encodes a range into an array that has room, and returns the index after it. */
	static int encode(char[] chars, int from, int to, byte[] out, int position) {
		int end = position;
		for (int at = from; at < to; at++) {
			int c = chars[at];
			if (c < 0x80) {
				out[end++] = (byte) c;
				continue;
			}
			if (c < 0x800) {
				out[end++] = (byte) (0xC0 | (c >> 6));
			}
			else {
				if (isPair(chars, at, to)) {
					c = Character.toCodePoint((char) c, chars[++at]);
					out[end++] = (byte) (0xF0 | (c >> 18));
					out[end++] = (byte) (0x80 | ((c >> 12) & 0x3F));
				}
				else {
					c = Character.isSurrogate((char) c) ? REPLACEMENT : c;
					out[end++] = (byte) (0xE0 | (c >> 12));
				}
				out[end++] = (byte) (0x80 | ((c >> 6) & 0x3F));
			}
			out[end++] = (byte) (0x80 | (c & 0x3F));
		}
		return end;
	}

	private static boolean isPair(char[] chars, int at, int to) {
		return Character.isHighSurrogate(chars[at]) && at + 1 < to && Character.isLowSurrogate(chars[at + 1]);
	}

	/** Returns the index of the first byte that is not ASCII, or {@code to}. */
	static int endOfAscii(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && bytes[at] >= 0) {
			at++;
		}
		return at;
	}

	/** Returns the string that a range encodes. */
	static String decode(byte[] bytes, int from, int to) {
		int ascii = endOfAscii(bytes, from, to);
		if (ascii == to) {
			return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		}
		check(bytes, ascii, to);
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

	/**
	 * Returns whether all characters of a range are below U+0100.
	 * @throws MalformedDataException if the range is not UTF-8
	 */
	static boolean check(byte[] bytes, int from, int to) {
		boolean latin = true;
		int at = from;
		while (at < to) {
			int lead = bytes[at];
			if (lead >= 0) {
				at++;
				continue;
			}
			latin &= (lead & 0xFF) <= 0xC3;
			at += checkSequence(bytes, at, to, lead & 0xFF);
		}
		return latin;
	}

	/** Returns the length of the sequence that begins at the given index. */
	private static int checkSequence(byte[] bytes, int at, int to, int lead) {
		int length = (lead < 0xE0) ? 2 : ((lead < 0xF0) ? 3 : 4);
		// Which second bytes are allowed rules out long forms, surrogates and what lies
		// beyond U+10FFFF (Unicode, table 3-7).
		int low = (lead == 0xE0) ? 0xA0 : ((lead == 0xF0) ? 0x90 : 0x80);
		int high = (lead == 0xED) ? 0x9F : ((lead == 0xF4) ? 0x8F : 0xBF);
		if (lead < 0xC2 || lead > 0xF4) {
			throw malformed("A character of UTF-8 cannot begin with", lead, at);
		}
		if (to - at < length) {
			throw new MalformedDataException("A character of UTF-8 takes " + length + " bytes, but only " + (to - at)
					+ " are left of the string", at);
		}
		for (int next = 1; next < length; next++) {
			int b = bytes[at + next] & 0xFF;
			if (b < low || b > high) {
				throw malformed("A character of UTF-8 cannot go on with", b, at + next);
			}
			low = 0x80;
			high = 0xBF;
		}
		return length;
	}

	private static MalformedDataException malformed(String what, int b, int position) {
		return new MalformedDataException(what + " byte 0x" + Integer.toHexString(b), position);
	}

	/**
	 * Decodes a range that was checked into an array that has room, and returns the index
	 * after it.
	 */
	static int decode(byte[] bytes, int from, int to, char[] out, int position) {
		int end = position;
		int at = from;
		while (at < to) {
			int b = bytes[at];
			if (b >= 0) {
				out[end++] = (char) b;
				at++;
			}
			else if ((b & 0xFF) < 0xE0) {
				out[end++] = (char) (((b & 0x1F) << 6) | (bytes[at + 1] & 0x3F));
				at += 2;
			}
			else if ((b & 0xFF) < 0xF0) {
				out[end++] = (char) (((b & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F));
				at += 3;
			}
			else {
				int c = ((b & 0x07) << 18) | ((bytes[at + 1] & 0x3F) << 12) | ((bytes[at + 2] & 0x3F) << 6)
						| (bytes[at + 3] & 0x3F);
				out[end++] = Character.highSurrogate(c);
				out[end++] = Character.lowSurrogate(c);
				at += 4;
			}
		}
		return end;
	}

	/**
	 * Decodes a range that was checked to be below U+0100, and returns the index after
	 * it.
	 */
	static int decodeLatin(byte[] bytes, int from, int to, byte[] out, int position) {
		int end = position;
		int at = from;
		while (at < to) {
			int b = bytes[at++];
			if (b < 0) {
				b = ((b & 0x1F) << 6) | (bytes[at++] & 0x3F);
			}
			out[end++] = (byte) b;
		}
		return end;
	}

}
