package dev.lattice.crdt.update;

import java.util.Arrays;

import dev.lattice.crdt.codec.TextArena;
import org.jspecify.annotations.Nullable;

/** The arrays of a {@link StructBatch} while they are filled. They grow by doubling. */
final class BatchColumns {

	private static final String[] NO_STRINGS = {};

	private static final int[] NO_INTS = {};

	private static final long[] NO_LONGS = {};

	private static final Object[] NO_VALUES = {};

	/** Enough for what one person does at once. */
	static final int FIRST_ROWS = 8;

	int groups;

	long[] groupClient = new long[1];

	int[] groupStart = new int[1];

	/** Clients of the groups from one on, once they do not descend any more. */
	private @Nullable LongIndex known;

	private int knownFrom;

	private int knownTo;

	final LongIndex ids = new LongIndex();

	int rows;

	byte[] kind;

	long[] clock;

	long[] length;

	int[] originClient;

	long[] originClock;

	int[] rightClient;

	long[] rightClock;

	int[] parent;

	int[] content;

	int parents;

	@Nullable String[] parentName = NO_STRINGS;

	int[] parentClient = NO_INTS;

	long[] parentClock = NO_LONGS;

	@Nullable String[] parentSub = NO_STRINGS;

	final TextArena text = new TextArena();

	int valueCount;

	@Nullable Object[] values = NO_VALUES;

	/** Makes room for so many rows, which may become more. */
	BatchColumns(int rows) {
		this.kind = new byte[rows];
		this.clock = new long[rows];
		this.length = new long[rows];
		this.originClient = new int[rows];
		this.originClock = new long[rows];
		this.rightClient = new int[rows];
		this.rightClock = new long[rows];
		this.parent = new int[rows];
		this.content = new int[rows];
	}

	/** Returns whether a client has a group from the given one on. */
	boolean hasGroup(int from, long client) {
		if (from != this.knownFrom) {
			this.knownFrom = from;
			this.knownTo = from;
			this.known = null;
		}
		if (this.groups == from || (this.known == null && client < this.groupClient[this.groups - 1])) {
			return false; // as long as clients descend, which is how they are written
		}
		LongIndex index = this.known;
		if (index == null) {
			index = new LongIndex();
			this.known = index;
		}
		for (; this.knownTo < this.groups; this.knownTo++) {
			index.add(this.groupClient[this.knownTo]);
		}
		return index.find(client) >= 0;
	}

	void addGroup(long client) {
		if (this.groups == this.groupClient.length) {
			this.groupClient = Arrays.copyOf(this.groupClient, this.groups * 2);
			this.groupStart = Arrays.copyOf(this.groupStart, this.groups * 2);
		}
		this.groupClient[this.groups] = client;
		this.groupStart[this.groups++] = this.rows;
	}

	/** Adds a row without origins, parent and content. */
	int addRow(int kind, long clock) {
		int row = this.rows++;
		if (row == this.kind.length) {
			grow(Math.max(FIRST_ROWS, row * 2));
		}
		this.kind[row] = (byte) kind;
		this.clock[row] = clock;
		this.originClient[row] = StructBatch.NONE;
		this.rightClient[row] = StructBatch.NONE;
		this.parent[row] = StructBatch.NONE;
		this.content[row] = StructBatch.NONE;
		return row;
	}

	private void grow(int capacity) {
		this.kind = Arrays.copyOf(this.kind, capacity);
		this.clock = Arrays.copyOf(this.clock, capacity);
		this.length = Arrays.copyOf(this.length, capacity);
		this.originClient = Arrays.copyOf(this.originClient, capacity);
		this.originClock = Arrays.copyOf(this.originClock, capacity);
		this.rightClient = Arrays.copyOf(this.rightClient, capacity);
		this.rightClock = Arrays.copyOf(this.rightClock, capacity);
		this.parent = Arrays.copyOf(this.parent, capacity);
		this.content = Arrays.copyOf(this.content, capacity);
	}

	void addParent(int row, @Nullable String name, int client, long clock, @Nullable String sub) {
		int parent = this.parents++;
		if (parent == this.parentName.length) {
			int capacity = Math.max(2, parent * 2);
			this.parentName = Arrays.copyOf(this.parentName, capacity);
			this.parentClient = Arrays.copyOf(this.parentClient, capacity);
			this.parentClock = Arrays.copyOf(this.parentClock, capacity);
			this.parentSub = Arrays.copyOf(this.parentSub, capacity);
		}
		this.parentName[parent] = name;
		this.parentClient[parent] = client;
		this.parentClock[parent] = clock;
		this.parentSub[parent] = sub;
		this.parent[row] = parent;
	}

	void addValue(@Nullable Object value) {
		if (this.valueCount == this.values.length) {
			this.values = Arrays.copyOf(this.values, Math.max(2, this.valueCount * 2));
		}
		this.values[this.valueCount++] = value;
	}

}
