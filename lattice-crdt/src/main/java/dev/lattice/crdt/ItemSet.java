package dev.lattice.crdt;

import java.util.Arrays;

/**
 * A set of items, each with the number of a group; emptied at no cost, so that one set
 * serves all integrations of a document.
 */
final class ItemSet {

	private int[] items = new int[16];

	private int[] groups = new int[16];

	private int[] rounds = new int[16];

	private int round = 1;

	private int size;

	void clear() {
		this.round++;
		this.size = 0;
	}

	void put(int item, int group) {
		if (2 * this.size >= this.items.length) {
			grow();
		}
		int at = place(item);
		if (this.rounds[at] != this.round) {
			this.rounds[at] = this.round;
			this.items[at] = item;
			this.size++;
		}
		this.groups[at] = group;
	}

	/** The group of an item, or 0 if the set does not have it. */
	int group(int item) {
		int at = place(item);
		return (this.rounds[at] == this.round) ? this.groups[at] : 0;
	}

	private int place(int item) {
		int mask = this.items.length - 1;
		int at = (item * 0x9E3779B9) >>> 7 & mask;
		while (this.rounds[at] == this.round && this.items[at] != item) {
			at = (at + 1) & mask;
		}
		return at;
	}

	private void grow() {
		int[] oldItems = this.items;
		int[] oldGroups = this.groups;
		int[] oldRounds = this.rounds;
		this.items = new int[2 * oldItems.length];
		this.groups = new int[this.items.length];
		this.rounds = new int[this.items.length];
		Arrays.fill(this.rounds, this.round - 1);
		for (int i = 0; i < oldItems.length; i++) {
			if (oldRounds[i] == this.round) {
				int at = place(oldItems[i]);
				this.rounds[at] = this.round;
				this.items[at] = oldItems[i];
				this.groups[at] = oldGroups[i];
			}
		}
	}

}
