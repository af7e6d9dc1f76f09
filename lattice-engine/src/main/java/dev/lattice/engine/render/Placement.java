package dev.lattice.engine.render;

import java.util.List;

import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.diff.KeyedDiff;
import dev.lattice.engine.patch.PatchWriter;

/** Says how the rows of a hole come into their new order, with the fewest moves. */
final class Placement {

	/*
	 * In the new order the list consists of pieces: the rows of the edits, and between
	 * them stretches of rows that are no part of them. Such a stretch may be shorter than
	 * what it would have to let pass, so that it moves rather than the rows.
	 */

	private final Saying saying;

	private final LiveHole hole;

	private final ListEdits edits;

	private final List<Instance> before;

	private final List<Instance> after;

	/** For each row now its index before, or -1 if it is new. */
	private final int[] kept;

	Placement(Saying saying, LiveHole hole, ListEdits edits, List<Instance> before, List<Instance> after, int[] kept) {
		this.saying = saying;
		this.hole = hole;
		this.edits = edits;
		this.before = before;
		this.after = after;
		this.kept = kept;
	}

	void say(PatchWriter out) {
		if (isExchange()) {
			for (int i = 0; i < this.kept.length; i++) {
				if (this.kept[i] > i) {
					out.swap(this.before.get(i).id, this.before.get(this.kept[i]).id);
				}
			}
		}
		else {
			place(out);
		}
	}

	/** Whether rows have only changed places in pairs. */
	private boolean isExchange() {
		for (int edit = 0; edit < this.edits.count(); edit++) {
			if (this.edits.removed(edit) != this.edits.added(edit)) {
				return false;
			}
		}
		for (int i = 0; i < this.kept.length; i++) {
			if (this.kept[i] < 0 || this.kept[this.kept[i]] != i) {
				return false;
			}
		}
		return true;
	}

	private void place(PatchWriter out) {
		boolean[] rows = new boolean[this.kept.length];
		boolean[] stretches = new boolean[this.edits.count() + 1];
		findStaying(rows, stretches);
		int[] next = new int[this.kept.length];
		int[] behind = new int[stretches.length];
		anchors(rows, stretches, next, behind);
		int row = 0;
		for (int edit = 0; edit <= this.edits.count(); edit++) {
			if (!stretches[edit]) {
				for (int i = stretchStart(edit); i < stretchEnd(edit); i++) {
					out.move(this.hole.instances.get(i).id, behind[edit]);
				}
			}
			for (int i = 0; i < added(edit); i++, row++) {
				if (this.kept[row] < 0) {
					this.saying.instance(out, this.hole, this.after.get(row), next[row]);
				}
				else if (!rows[row]) {
					out.move(this.after.get(row).id, next[row]);
				}
			}
		}
	}

	/** For each row and stretch the instance behind it that stays, or 0. */
	private void anchors(boolean[] rows, boolean[] stretches, int[] next, int[] behind) {
		int anchor = 0;
		int row = this.kept.length - 1;
		for (int edit = this.edits.count(); edit >= 0; edit--) {
			for (int i = 0; i < added(edit); i++, row--) {
				next[row] = anchor;
				anchor = rows[row] ? this.after.get(row).id : anchor;
			}
			behind[edit] = anchor;
			if (stretches[edit] && stretchStart(edit) < stretchEnd(edit)) {
				anchor = this.hole.instances.get(stretchStart(edit)).id;
			}
		}
	}

	private void findStaying(boolean[] rows, boolean[] stretches) {
		int[] rankOfRow = new int[this.before.size()];
		int[] rankOfStretch = new int[stretches.length];
		int pieces = ranks(rankOfRow, rankOfStretch);
		int[] oldOrder = new int[pieces];
		int[] weights = new int[pieces];
		int[] pieceOfRow = new int[rows.length];
		int[] pieceOfStretch = new int[stretches.length];
		int piece = 0;
		int row = 0;
		for (int edit = 0; edit <= this.edits.count(); edit++) {
			int length = stretchEnd(edit) - stretchStart(edit);
			pieceOfStretch[edit] = -1;
			if (length > 0) {
				pieceOfStretch[edit] = piece;
				weights[piece] = length;
				oldOrder[piece++] = rankOfStretch[edit];
			}
			for (int i = 0; i < added(edit); i++, row++) {
				pieceOfRow[row] = -1;
				if (this.kept[row] >= 0) {
					pieceOfRow[row] = piece;
					weights[piece] = 1;
					oldOrder[piece++] = rankOfRow[this.kept[row]];
				}
			}
		}
		boolean[] staying = KeyedDiff.staying(oldOrder, weights);
		for (int i = 0; i < rows.length; i++) {
			rows[i] = pieceOfRow[i] >= 0 && staying[pieceOfRow[i]];
		}
		for (int i = 0; i < stretches.length; i++) {
			stretches[i] = pieceOfStretch[i] < 0 || staying[pieceOfStretch[i]];
		}
	}

	/** The ranks of the pieces in the old order; returns how many there are. */
	private int ranks(int[] ofRow, int[] ofStretch) {
		boolean[] stays = new boolean[this.before.size()];
		for (int i : this.kept) {
			if (i >= 0) {
				stays[i] = true;
			}
		}
		int rank = 0;
		int row = 0;
		for (int edit = 0; edit <= this.edits.count(); edit++) {
			if (stretchStart(edit) < stretchEnd(edit)) {
				ofStretch[edit] = rank++;
			}
			int removed = (edit < this.edits.count()) ? this.edits.removed(edit) : 0;
			for (int i = 0; i < removed; i++, row++) {
				if (stays[row]) {
					ofRow[row] = rank++;
				}
			}
		}
		return rank;
	}

	/** Where the stretch in front of an edit begins now; the last one is behind all. */
	private int stretchStart(int edit) {
		return (edit > 0) ? this.edits.start(edit - 1) + this.edits.added(edit - 1) : 0;
	}

	private int stretchEnd(int edit) {
		return (edit < this.edits.count()) ? this.edits.start(edit) : this.hole.instances.size();
	}

	private int added(int edit) {
		return (edit < this.edits.count()) ? this.edits.added(edit) : 0;
	}

}
