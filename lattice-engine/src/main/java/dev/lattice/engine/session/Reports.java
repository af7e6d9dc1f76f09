package dev.lattice.engine.session;

/** Faults that the client tells of itself (L-164 to L-166). */
final class Reports {

	/** So many characters of a report are kept. */
	static final int LONGEST = 1_000;

	/** So many reports of a session are told. */
	static final int MOST = 10;

	private int told;

	/** Whether one more is to be told. */
	boolean take() {
		return this.told++ < MOST;
	}

	/**
	 * Makes a text that is safe in a log: on one line, without characters that a terminal
	 * obeys or that change the direction of what follows, and not too long.
	 */
	static String clean(String text) {
		StringBuilder clean = new StringBuilder();
		for (int at = 0; at < text.length() && clean.length() < LONGEST; at++) {
			char next = text.charAt(at);
			clean.append((isControl(next) || Character.isSurrogate(next)) ? ' ' : next);
		}
		return clean.toString();
	}

	private static boolean isControl(char next) {
		return next < 0x20 || (next >= 0x7f && next < 0xa0) || (next >= 0x200b && next <= 0x200f)
				|| (next >= 0x2028 && next <= 0x202e) || (next >= 0x2060 && next <= 0x206f) || next == 0xfeff;
	}

}
