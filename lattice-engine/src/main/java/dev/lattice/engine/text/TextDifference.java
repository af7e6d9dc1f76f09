package dev.lattice.engine.text;

import java.util.ArrayList;
import java.util.List;

/** What makes one text of another. */
final class TextDifference {

	/** What differs in more characters is replaced as a whole. */
	static final int MOST = 400;

	private final int[] before;

	private final int[] after;

	/** How many characters are the same at the start of both. */
	private final int start;

	private TextDifference(int[] before, int[] after) {
		this.before = before;
		this.after = after;
		int start = 0;
		while (start < Math.min(before.length, after.length) && before[start] == after[start]) {
			start++;
		}
		this.start = start;
	}

	static Splices typed(String before, String after, int caret) {
		int shorter = Math.min(before.length(), after.length());
		int start = 0;
		while (start < shorter && before.charAt(start) == after.charAt(start)) {
			start++;
		}
		int same = 0;
		while (same < shorter && before.charAt(before.length() - same - 1) == after.charAt(after.length() - same - 1)) {
			same++;
		}
		if (start + same > shorter) {
			same = Math.min(same, Math.max(after.length() - caret, shorter - start));
			start = shorter - same;
		}
		if (Splices.splits(before, start) || Splices.splits(after, start)) {
			start--;
		}
		if (Splices.splits(before, before.length() - same) || Splices.splits(after, after.length() - same)) {
			same--;
		}
		return Splices.of(start, before.length() - same - start, after.substring(start, after.length() - same));
	}

	/**
	 * The shortest way from one text to the other, character by character
	 * (<a href="https://doi.org/10.1007/BF01840446">Myers, Algorithmica 1986</a>).
	 */
	static Splices between(String before, String after) {
		if (before.isEmpty() || after.isEmpty()) {
			return typed(before, after, after.length());
		}
		TextDifference both = new TextDifference(points(before), points(after));
		List<int[]> rounds = new ArrayList<>();
		return both.isReached(rounds) ? both.steps(rounds) : typed(before, after, after.length());
	}

	private static int[] points(String text) {
		int[] points = new int[text.codePointCount(0, text.length())];
		int at = 0;
		for (int point = 0; point < points.length; point++) {
			points[point] = text.codePointAt(at);
			at += Character.charCount(points[point]);
		}
		return points;
	}

	/**
	 * Looks with ever more differences for a way to the end of both; notes for each
	 * number of differences how far each diagonal came. Diagonal k is where
	 * {@code before} is k characters ahead; it is at index k + MOST.
	 */
	private boolean isReached(List<int[]> rounds) {
		int[] reached = new int[2 * MOST + 2];
		reached[MOST + 1] = this.start;
		for (int round = 0; round <= MOST; round++) {
			rounds.add(reached.clone());
			for (int k = -round; k <= round; k += 2) {
				int at = isDown(reached, k, round) ? reached[MOST + k + 1] : reached[MOST + k - 1] + 1;
				while (at < this.before.length && at - k < this.after.length && this.before[at] == this.after[at - k]) {
					at++;
				}
				reached[MOST + k] = at;
				if (at == this.before.length && at - k == this.after.length) {
					return true;
				}
			}
		}
		return false;
	}

	/** Whether a diagonal is best reached with an insertion. */
	private static boolean isDown(int[] reached, int k, int round) {
		return k == -round || (k != round && reached[MOST + k - 1] < reached[MOST + k + 1]);
	}

	/** Goes the way back. */
	private Splices steps(List<int[]> rounds) {
		boolean[] deleted = new boolean[this.before.length];
		boolean[] inserted = new boolean[this.after.length];
		int k = this.before.length - this.after.length;
		for (int round = rounds.size() - 1; round > 0; round--) {
			int[] reached = rounds.get(round);
			if (isDown(reached, k, round)) {
				inserted[reached[MOST + ++k] - k] = true;
			}
			else {
				deleted[reached[MOST + --k]] = true;
			}
		}
		SplicesBuilder steps = new SplicesBuilder();
		int next = 0;
		for (int at = 0; at <= this.before.length; at++) {
			for (; next < this.after.length && inserted[next]; next++) {
				steps.insert(new String(Character.toChars(this.after[next])));
			}
			if (at < this.before.length) {
				int units = Character.charCount(this.before[at]);
				if (deleted[at]) {
					steps.delete(units);
				}
				else {
					steps.skip(units);
					next++;
				}
			}
		}
		return steps.build();
	}

}
