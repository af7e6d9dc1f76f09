package dev.lattice.engine.diff;

import java.util.Arrays;

/**
 * Finds which items of a reordered list can stay where they are, so that the fewest have
 * to move.
 */
public final class KeyedDiff {

	/*
	 * The items that stay are a longest increasing subsequence of the old positions read
	 * in the new order (M. Fredman, "On computing the length of longest increasing
	 * subsequences", 1975): O(n log n). tails[k] is the item that ends the best run of
	 * length k + 1; before[i] is the one in front of i in its run.
	 */

	private KeyedDiff() {
	}

	/**
	 * Returns which items stay.
	 * @param oldPositions for each item in the new order its position in the old order,
	 * or -1 if it is new; no position twice
	 * @return for each item whether it stays; all others move or are new
	 */
	public static boolean[] staying(int[] oldPositions) {
		int count = oldPositions.length;
		boolean[] staying = new boolean[count];
		int[] tails = new int[count];
		int[] before = new int[count];
		int length = 0;
		for (int i = 0; i < count; i++) {
			int position = oldPositions[i];
			if (position < 0) {
				continue;
			}
			int low = (length > 0 && oldPositions[tails[length - 1]] < position) ? length
					: search(tails, length, oldPositions, position);
			before[i] = (low > 0) ? tails[low - 1] : -1;
			tails[low] = i;
			if (low == length) {
				length++;
			}
		}
		for (int i = (length > 0) ? tails[length - 1] : -1; i >= 0; i = before[i]) {
			staying[i] = true;
		}
		return staying;
	}

	/** The first run whose last item is not in front of the position. */
	private static int search(int[] tails, int length, int[] oldPositions, int position) {
		int low = 0;
		int high = length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (oldPositions[tails[middle]] < position) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Returns for each item the next one after it that stays.
	 * @param staying which items stay
	 * @return for each item an index, or -1 if none follows
	 */
	public static int[] nextStaying(boolean[] staying) {
		int[] next = new int[staying.length];
		Arrays.fill(next, -1);
		for (int i = staying.length - 2; i >= 0; i--) {
			next[i] = staying[i + 1] ? i + 1 : next[i + 1];
		}
		return next;
	}

}
