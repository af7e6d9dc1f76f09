package dev.lattice.engine.signal;

import java.util.Arrays;

/**
 * What an observer has read in a run: each source once, as it was when it was read first.
 */
final class LawReads {

	LawNode[] nodes = new LawNode[4];

	int[] versions = new int[4];

	int[] values = new int[4];

	int size;

	/** How often it has read. */
	int total;

	void add(LawNode node, int value) {
		this.total++;
		for (int at = 0; at < this.size; at++) {
			if (this.nodes[at] == node) {
				return;
			}
		}
		if (this.size == this.nodes.length) {
			this.nodes = Arrays.copyOf(this.nodes, 2 * this.size);
			this.versions = Arrays.copyOf(this.versions, 2 * this.size);
			this.values = Arrays.copyOf(this.values, 2 * this.size);
		}
		this.nodes[this.size] = node;
		this.versions[this.size] = node.version;
		this.values[this.size] = value;
		this.size++;
	}

	void clear() {
		Arrays.fill(this.nodes, 0, this.size, null);
		this.size = 0;
		this.total = 0;
	}

	boolean hasSameNodes(LawReads other) {
		return Arrays.equals(this.nodes, 0, this.size, other.nodes, 0, other.size);
	}

	/** Whether anything has changed, as far as anyone could see. */
	boolean haveChanged() {
		for (int at = 0; at < this.size; at++) {
			if (this.nodes[at].version != this.versions[at]) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("[");
		for (int at = 0; at < this.size; at++) {
			text.append((at > 0) ? " " : "")
				.append(this.nodes[at])
				.append('=')
				.append(this.values[at])
				.append('@')
				.append(this.versions[at]);
		}
		return text.append(']').toString();
	}

}
