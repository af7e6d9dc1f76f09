package dev.lattice.transport.smile;

/** Halves of characters that stand alone, which no UTF-8 can say. */
final class Surrogates {

	private static final char REPLACEMENT = '\uFFFD';

	private Surrogates() {
	}

	/** Returns the string with U+FFFD for each lone surrogate at or after an index. */
	static String repaired(String value, int from) {
		int lone = firstLone(value, from);
		if (lone < 0) {
			return value;
		}
		StringBuilder repaired = new StringBuilder(value);
		while (lone >= 0) {
			repaired.setCharAt(lone, REPLACEMENT);
			lone = firstLone(repaired, lone + 1);
		}
		return repaired.toString();
	}

	/** Returns the index of the first lone surrogate at or after an index, or -1. */
	static int firstLone(CharSequence value, int from) {
		int i = from;
		while (i < value.length()) {
			int character = Character.codePointAt(value, i);
			if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
				return i;
			}
			i += Character.charCount(character);
		}
		return -1;
	}

}
