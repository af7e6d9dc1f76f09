package dev.lattice.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * The structs of a document in columns; a row is named by its handle.
 * <p>
 * A document of ten thousand structs is a dozen arrays here and nothing else, so that it
 * costs a fifth of one object each and is read without chasing pointers. A handle stays
 * the same while its struct lives, also when the struct is split (its left part keeps
 * it); it is given to another struct after {@link #free}.
 */
final class Items {

	static final int NONE = 0;

	private static final int KIND_MASK = 0x0f;

	private static final int DELETED_FLAG = 0x10;

	/** Not collected though deleted: an undo may want it back. */
	private static final int KEEP_FLAG = 0x20;

	private static final int COUNTABLE = 1 << ContentKind.JSON | 1 << ContentKind.BINARY | 1 << ContentKind.STRING
			| 1 << ContentKind.EMBED | 1 << ContentKind.TYPE | 1 << ContentKind.ANY | 1 << ContentKind.DOC;

	private static final int INITIAL = 16;

	private static final PositionIndex.@Nullable Node[] NO_LEAVES = {};

	private int top = NONE + 1;

	private int free = NONE;

	private byte[] info = new byte[INITIAL];

	private int[] client = new int[INITIAL];

	private final ClockColumn clock = new ClockColumn(INITIAL);

	private final ClockColumn length = new ClockColumn(INITIAL);

	private int[] originClient = new int[INITIAL];

	private final ClockColumn originClock = new ClockColumn(INITIAL);

	private int[] rightOriginClient = new int[INITIAL];

	private final ClockColumn rightOriginClock = new ClockColumn(INITIAL);

	private int[] left = new int[INITIAL];

	private int[] right = new int[INITIAL];

	private @Nullable Slot[] slot = new Slot[INITIAL];

	private int[] content = new int[INITIAL];

	/** The leaf of the position index an item is in; empty until the first is built. */
	private PositionIndex.@Nullable Node[] leaf = NO_LEAVES;

	/** By which item an item was redone; few ever are. */
	private @Nullable Map<Integer, Id> redone;

	/** Makes room for so many more structs at once. */
	void reserve(int more) {
		int wanted = this.top + more;
		if (wanted > this.info.length) {
			grow(wanted);
		}
	}

	int create(int kind, int client, long clock, long length) {
		int item = this.free;
		if (item == NONE) {
			if (this.top == this.info.length) {
				grow(this.top + (this.top >> 1));
			}
			item = this.top++;
		}
		else {
			this.free = this.left[item];
		}
		this.info[item] = (byte) ((kind == ContentKind.GC) ? DELETED_FLAG : kind);
		this.client[item] = client;
		this.clock.set(item, clock);
		this.length.set(item, length);
		this.originClient[item] = Id.NO_CLIENT;
		this.rightOriginClient[item] = Id.NO_CLIENT;
		this.left[item] = NONE;
		this.right[item] = NONE;
		return item;
	}

	void free(int item) {
		forget(item);
		this.left[item] = this.free;
		this.free = item;
	}

	/** Turns an item into a struct of which nothing is known but its length. */
	void toGc(int item) {
		forget(item);
		this.info[item] = (byte) DELETED_FLAG;
		this.left[item] = NONE;
		this.right[item] = NONE;
		this.originClient[item] = Id.NO_CLIENT;
		this.rightOriginClient[item] = Id.NO_CLIENT;
	}

	private void forget(int item) {
		this.slot[item] = null;
		if (this.redone != null) {
			this.redone.remove(item);
		}
	}

	int kind(int item) {
		return this.info[item] & KIND_MASK;
	}

	boolean isGc(int item) {
		return kind(item) == ContentKind.GC;
	}

	boolean deleted(int item) {
		return (this.info[item] & DELETED_FLAG) != 0;
	}

	/**
	 * Whether its content counts in the length of its sequence while it is not deleted.
	 */
	boolean countable(int item) {
		return (COUNTABLE >> kind(item) & 1) != 0;
	}

	/** Whether its content is among the values of its client. */
	boolean hasValues(int item) {
		int kind = kind(item);
		return kind != ContentKind.GC && kind != ContentKind.DELETED && kind != ContentKind.STRING;
	}

	boolean visible(int item) {
		return countable(item) && !deleted(item);
	}

	void markDeleted(int item) {
		this.info[item] |= DELETED_FLAG;
	}

	/** Forgets the content of a deleted item, and keeps its place. */
	void toDeleted(int item) {
		this.info[item] = (byte) ((this.info[item] & ~KIND_MASK) | ContentKind.DELETED);
	}

	boolean keep(int item) {
		return (this.info[item] & KEEP_FLAG) != 0;
	}

	void keep(int item, boolean keep) {
		this.info[item] = (byte) (keep ? this.info[item] | KEEP_FLAG : this.info[item] & ~KEEP_FLAG);
	}

	int client(int item) {
		return this.client[item];
	}

	long clock(int item) {
		return this.clock.get(item);
	}

	long length(int item) {
		return this.length.get(item);
	}

	void length(int item, long length) {
		this.length.set(item, length);
	}

	long end(int item) {
		return this.clock.get(item) + this.length.get(item);
	}

	/** The index of the client of the origin, or {@link Id#NO_CLIENT}. */
	int originClient(int item) {
		return this.originClient[item];
	}

	long originClock(int item) {
		return this.originClock.get(item);
	}

	void origin(int item, int client, long clock) {
		this.originClient[item] = client;
		this.originClock.set(item, clock);
	}

	int rightOriginClient(int item) {
		return this.rightOriginClient[item];
	}

	long rightOriginClock(int item) {
		return this.rightOriginClock.get(item);
	}

	void rightOrigin(int item, int client, long clock) {
		this.rightOriginClient[item] = client;
		this.rightOriginClock.set(item, clock);
	}

	boolean sameOrigin(int one, int other) {
		return this.originClient[one] == this.originClient[other]
				&& (this.originClient[one] == Id.NO_CLIENT || this.originClock.get(one) == this.originClock.get(other));
	}

	boolean sameRightOrigin(int one, int other) {
		return this.rightOriginClient[one] == this.rightOriginClient[other]
				&& (this.rightOriginClient[one] == Id.NO_CLIENT
						|| this.rightOriginClock.get(one) == this.rightOriginClock.get(other));
	}

	int left(int item) {
		return this.left[item];
	}

	void left(int item, int left) {
		this.left[item] = left;
	}

	int right(int item) {
		return this.right[item];
	}

	void right(int item, int right) {
		this.right[item] = right;
	}

	/** The list an item is in; every item is in one, a collected struct in none. */
	Slot slot(int item) {
		Slot found = this.slot[item];
		if (found == null) {
			throw new IllegalStateException("Struct " + item + " was collected and is in no list");
		}
		return found;
	}

	void slot(int item, Slot slot) {
		this.slot[item] = slot;
	}

	/** Where its content starts in the texts or values of its client. */
	int content(int item) {
		return this.content[item];
	}

	void content(int item, int start) {
		this.content[item] = start;
	}

	PositionIndex.@Nullable Node leaf(int item) {
		return this.leaf[item];
	}

	void leaf(int item, PositionIndex.Node leaf) {
		if (this.leaf.length <= item) {
			this.leaf = Arrays.copyOf(this.leaf, this.info.length);
		}
		this.leaf[item] = leaf;
	}

	@Nullable Id redone(int item) {
		return (this.redone != null) ? this.redone.get(item) : null;
	}

	/** The items that were redone, each with by which. */
	Map<Integer, Id> redone() {
		return (this.redone != null) ? this.redone : Map.of();
	}

	void redone(int item, Id by) {
		if (this.redone == null) {
			this.redone = new HashMap<>();
		}
		this.redone.put(item, by);
	}

	private void grow(int capacity) {
		this.info = Arrays.copyOf(this.info, capacity);
		this.client = Arrays.copyOf(this.client, capacity);
		this.clock.grow(capacity);
		this.length.grow(capacity);
		this.originClient = Arrays.copyOf(this.originClient, capacity);
		this.originClock.grow(capacity);
		this.rightOriginClient = Arrays.copyOf(this.rightOriginClient, capacity);
		this.rightOriginClock.grow(capacity);
		this.left = Arrays.copyOf(this.left, capacity);
		this.right = Arrays.copyOf(this.right, capacity);
		this.slot = Arrays.copyOf(this.slot, capacity);
		this.content = Arrays.copyOf(this.content, capacity);
	}

}
