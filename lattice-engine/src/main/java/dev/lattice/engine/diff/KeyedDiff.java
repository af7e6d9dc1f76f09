package dev.lattice.engine.diff;

/**
 * Finds what of a reordered list can stay where it is, so that the fewest items have to
 * move.
 */
public final class KeyedDiff {

	/*
	 * What stays is a heaviest increasing subsequence of the old places read in the new
	 * order (G. Jacobson, K.-P. Vo, "Heaviest increasing/common subsequence problems",
	 * 1992): O(n log n). If every piece is one item it is a longest one. heaviest is a
	 * tree of maxima over old places (P. Fenwick, "A new data structure for cumulative
	 * frequency tables", 1994): which piece ends the heaviest run so far that ends in
	 * front of a place.
	 */

	private KeyedDiff() {
	}

	/**
	 * Returns which pieces of a list stay.
	 * @param oldOrder for each piece in the new order its rank among all in the old
	 * order, from 0, no rank twice
	 * @param weights for each piece how many items it consists of, at least 1
	 * @return for each piece whether it stays; all others move
	 */
	public static boolean[] staying(int[] oldOrder, int[] weights) {
		int count = oldOrder.length;
		boolean[] staying = new boolean[count];
		int[] heaviest = new int[count + 1];
		int[] total = new int[count + 1];
		int[] before = new int[count + 1];
		int best = 0;
		for (int piece = 1; piece <= count; piece++) {
			int rank = oldOrder[piece - 1];
			int last = 0;
			for (int at = rank; at > 0; at -= at & -at) {
				last = heavier(last, heaviest[at], total);
			}
			before[piece] = last;
			total[piece] = total[last] + weights[piece - 1];
			for (int at = rank + 1; at <= count; at += at & -at) {
				heaviest[at] = heavier(heaviest[at], piece, total);
			}
			best = heavier(best, piece, total);
		}
		for (int piece = best; piece > 0; piece = before[piece]) {
			staying[piece - 1] = true;
		}
		return staying;
	}

	private static int heavier(int one, int other, int[] total) {
		return (total[other] > total[one]) ? other : one;
	}

}
