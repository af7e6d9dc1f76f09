package dev.lattice.crdt;

import java.util.Arrays;

import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * All that one client made: its structs in the order of its clock, without a gap, and
 * their contents.
 * <p>
 * Contents are appended in the order of the clock too. So two neighbours that may be
 * merged have neighbouring contents: splitting and merging a struct never moves a
 * character. Forgotten contents leave holes, which are closed when they are more than
 * what is left.
 */
final class Client {

	private static final int[] NO_STRUCTS = {};

	private static final @Nullable Object[] NO_VALUES = {};

	/** So few forgotten elements are not worth a look. */
	private static final int FEW = 256;

	final long id;

	/** The place of this client in its store. */
	final int index;

	private final Items items;

	private int[] structs = NO_STRUCTS;

	private int size;

	private int lastFound;

	/** The clock of the next element. */
	private long state;

	private @Nullable TextArena text;

	private @Nullable Object[] values = NO_VALUES;

	private int valueCount;

	/** How many units of the text, and how many values, no struct has any more. */
	private int deadText;

	private int deadValues;

	/**
	 * The number of the transaction that last touched this client, and the place it has
	 * there.
	 */
	long touchedBy;

	int touchedAt;

	Client(long id, int index, Items items) {
		this.id = id;
		this.index = index;
		this.items = items;
	}

	long state() {
		return this.state;
	}

	int size() {
		return this.size;
	}

	int struct(int position) {
		return this.structs[position];
	}

	void reserve(int more) {
		if (this.size + more > this.structs.length) {
			this.structs = Arrays.copyOf(this.structs, this.size + more);
		}
	}

	void append(int struct) {
		if (this.size == this.structs.length) {
			this.structs = Arrays.copyOf(this.structs, Math.max(4, this.size + (this.size >> 1)));
		}
		this.structs[this.size++] = struct;
		this.state = this.items.end(struct);
	}

	void insert(int position, int struct) {
		if (this.size == this.structs.length) {
			this.structs = Arrays.copyOf(this.structs, Math.max(4, this.size + (this.size >> 1)));
		}
		System.arraycopy(this.structs, position, this.structs, position + 1, this.size - position);
		this.structs[position] = struct;
		this.size++;
	}

	void remove(int from, int to) {
		System.arraycopy(this.structs, to, this.structs, from, this.size - to);
		this.size -= to - from;
	}

	/**
	 * The position of the struct that holds the clock, which has to be before
	 * {@link #state}.
	 */
	int find(long clock) {
		int last = this.size - 1;
		if (start(last) <= clock) {
			return last;
		}
		int near = this.lastFound;
		if (near < last && start(near) <= clock) {
			if (clock < start(near + 1)) {
				return near;
			}
			if (near + 2 <= last && clock < start(near + 2)) {
				this.lastFound = near + 1;
				return near + 1;
			}
		}
		this.lastFound = search(clock);
		return this.lastFound;
	}

	/**
	 * Looks where the struct would be if all were equally long, and then ever further
	 * from there.
	 */
	private int search(long clock) {
		int low = (int) ((double) clock / this.state * this.size);
		int high = low;
		for (int step = 1; start(low) > clock; step *= 4) {
			high = low - 1;
			low = Math.max(0, high - step);
		}
		for (int step = 1; high < this.size - 1 && start(high + 1) <= clock; step *= 4) {
			low = high + 1;
			high = Math.min(this.size - 1, low + step);
		}
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (start(middle) <= clock) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	/** The clock at which the struct of that position starts. */
	private long start(int position) {
		return this.items.clock(this.structs[position]);
	}

	TextArena text() {
		if (this.text == null) {
			this.text = new TextArena();
		}
		return this.text;
	}

	@Nullable Object[] values() {
		return this.values;
	}

	int valueCount() {
		return this.valueCount;
	}

	@Nullable Object value(int index) {
		return this.values[index];
	}

	/** To be told when no struct has these units of the text any more. */
	void forgetText(long length) {
		this.deadText += (int) length;
	}

	/** To be told when no struct has these values any more. */
	void forgetValues(int start, long length) {
		Arrays.fill(this.values, start, start + (int) length, null);
		this.deadValues += (int) length;
	}

	/**
	 * Closes the holes that forgotten contents left, if they are worth it; nobody may
	 * remember where a content starts but its struct.
	 */
	void compact() {
		if (this.text != null && isWorthIt(this.deadText, this.text.size())) {
			compactText(this.text);
		}
		if (isWorthIt(this.deadValues, this.valueCount)) {
			compactValues(this.values);
		}
	}

	/**
	 * Each forgotten element pays for one that is moved and for a struct that is looked
	 * at, so that all compactions together cost no more than what was forgotten.
	 */
	private boolean isWorthIt(int dead, int all) {
		return dead > FEW && dead > all - dead && dead >= this.size;
	}

	private void compactText(TextArena old) {
		TextArena compact = new TextArena();
		for (int at = 0; at < this.size; at++) {
			int struct = this.structs[at];
			if (this.items.kind(struct) == ContentKind.STRING) {
				this.items.content(struct,
						compact.append(old, this.items.content(struct), (int) this.items.length(struct)));
			}
		}
		this.text = compact;
		this.deadText = 0;
	}

	private void compactValues(@Nullable Object[] old) {
		this.values = new Object[this.valueCount - this.deadValues];
		this.valueCount = 0;
		this.deadValues = 0;
		for (int at = 0; at < this.size; at++) {
			int struct = this.structs[at];
			if (this.items.hasValues(struct)) {
				this.items.content(struct, addValues(old, this.items.content(struct), (int) this.items.length(struct)));
			}
		}
	}

	void value(int index, @Nullable Object value) {
		this.values[index] = value;
	}

	int addValue(@Nullable Object value) {
		if (this.valueCount == this.values.length) {
			this.values = Arrays.copyOf(this.values, Math.max(4, this.valueCount + (this.valueCount >> 1)));
		}
		this.values[this.valueCount] = value;
		return this.valueCount++;
	}

	int addValues(@Nullable Object[] source, int from, int length) {
		int start = this.valueCount;
		if (start + length > this.values.length) {
			this.values = Arrays.copyOf(this.values, Math.max(start + length, start + (start >> 1)));
		}
		System.arraycopy(source, from, this.values, start, length);
		this.valueCount += length;
		return start;
	}

}
