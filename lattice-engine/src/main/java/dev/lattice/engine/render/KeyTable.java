package dev.lattice.engine.render;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The rows of a list by their keys. */
final class KeyTable {

	/*
	 * Open addressing with linear probing, at most two thirds full: 6 to 12 bytes a row,
	 * where a map would need 40. What is removed is closed up (D. Knuth, The Art of
	 * Computer Programming, volume 3, 6.4, algorithm R).
	 */

	private @Nullable Instance[] rows = new @Nullable Instance[8];

	private int size;

	@Nullable Instance get(Object key) {
		return this.rows[find(key)];
	}

	/** Adds a row whose key is not there, or takes it in place of the row that has it. */
	void put(Instance row) {
		int at = find(keyOf(row));
		if (this.rows[at] == null && ++this.size > this.rows.length - this.rows.length / 3) {
			grow();
			at = find(keyOf(row));
		}
		this.rows[at] = row;
	}

	/** Removes a row, unless another one has its key by now. */
	@SuppressWarnings("ReferenceEquality") // this very row
	void remove(Instance row) {
		int hole = find(keyOf(row));
		if (this.rows[hole] != row) {
			return;
		}
		this.size--;
		int mask = this.rows.length - 1;
		int at = (hole + 1) & mask;
		for (Instance next = this.rows[at]; next != null; next = this.rows[at]) {
			int distance = (at - home(keyOf(next))) & mask;
			if (distance >= ((at - hole) & mask)) {
				this.rows[hole] = next;
				hole = at;
			}
			at = (at + 1) & mask;
		}
		this.rows[hole] = null;
	}

	private void grow() {
		@Nullable Instance[] before = this.rows;
		this.rows = new @Nullable Instance[before.length * 2];
		for (Instance row : before) {
			if (row != null) {
				this.rows[find(keyOf(row))] = row;
			}
		}
	}

	private int find(Object key) {
		int mask = this.rows.length - 1;
		int at = home(key);
		for (Instance row = this.rows[at]; row != null; row = this.rows[at]) {
			if (keyOf(row).equals(key)) {
				return at;
			}
			at = (at + 1) & mask;
		}
		return at;
	}

	private int home(Object key) {
		int hash = key.hashCode() * 0x9E3779B9;
		return (hash ^ (hash >>> 16)) & (this.rows.length - 1);
	}

	private static Object keyOf(Instance row) {
		return Objects.requireNonNull(row.key);
	}

}
