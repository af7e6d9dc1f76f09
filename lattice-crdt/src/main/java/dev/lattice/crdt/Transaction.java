package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.crdt.update.DeleteSet;
import org.jspecify.annotations.Nullable;

/**
 * A group of changes that observers and other replicas learn of as one.
 * <p>
 * It is made by {@link Doc#transact}, given to observers and listeners, and valid until
 * the last of them returned. It belongs to the thread of its document.
 */
public final class Transaction {

	private static final int FEW = 4;

	private static final int ONE = 1;

	private static final long[] NONE = {};

	private final Doc doc;

	/** From 1 in each document. */
	private final long number;

	private final @Nullable Object origin;

	private boolean local;

	private final DeleteSet deletions = new DeleteSet();

	/** Whose elements were deleted, those of the first deletion first. */
	private long[] deletedClients = {};

	/** The clients that got structs since this transaction began, and their clocks. */
	private Client[] touched = new Client[ONE];

	private long[] before = new long[ONE];

	private long[] after = new long[ONE];

	private int touchedCount;

	private boolean ended;

	/**
	 * What changed, in the order of the types; one that was deleted then is cancelled.
	 */
	private final List<YType.Changes> changed = new ArrayList<>(1);

	private @Nullable Map<YType, List<YEvent>> deepEvents;

	/** Structs that were split, and others that may be merged when it is over, as ids. */
	private long[] mergeCandidates = NONE;

	private int mergeCount;

	boolean needsFormattingCleanup;

	private @Nullable SubdocChanges subdocs;

	private @Nullable Map<Object, Object> attributes;

	Transaction(Doc doc, long number, @Nullable Object origin, boolean local) {
		this.doc = doc;
		this.number = number;
		this.origin = origin;
		this.local = local;
	}

	/**
	 * Returns the document that is changed.
	 * @return the document
	 */
	public Doc doc() {
		return this.doc;
	}

	/**
	 * Returns who made the change, as it was given when the transaction began.
	 * @return the origin, or {@code null} if none was given
	 */
	public @Nullable Object origin() {
		return this.origin;
	}

	/**
	 * Tells whether the change was made here and not by an update.
	 * @return whether the change is local
	 */
	public boolean isLocal() {
		return this.local;
	}

	void remote() {
		this.local = false;
	}

	/**
	 * Returns what was deleted; complete and in order once the first observer is called.
	 * @return the deletions, which nobody may change
	 */
	public DeleteSet deletions() {
		return this.deletions;
	}

	/**
	 * Returns a map of the listeners' own, which lives as long as the transaction.
	 * @return the map
	 */
	public Map<Object, Object> attributes() {
		if (this.attributes == null) {
			this.attributes = new HashMap<>();
		}
		return this.attributes;
	}

	/** What happened to sub-documents. */
	static final class SubdocChanges {

		final Set<Doc> added = new LinkedHashSet<>();

		final Set<Doc> removed = new LinkedHashSet<>();

		final Set<Doc> loaded = new LinkedHashSet<>();

		boolean isEmpty() {
			return this.added.isEmpty() && this.removed.isEmpty() && this.loaded.isEmpty();
		}

	}

	SubdocChanges subdocs() {
		if (this.subdocs == null) {
			this.subdocs = new SubdocChanges();
		}
		return this.subdocs;
	}

	boolean hasSubdocs() {
		return this.subdocs != null;
	}

	/** The events of each type and of what is inside it. */
	Map<YType, List<YEvent>> deepEvents() {
		if (this.deepEvents == null) {
			this.deepEvents = new LinkedHashMap<>();
		}
		return this.deepEvents;
	}

	/** To be told before a client gets a struct. */
	void touch(Client client) {
		if (client.touchedBy != this.number) {
			this.doc.transactions().touch(client);
			client.touchedBy = this.number;
		}
	}

	/** Remembers the clock of a client that gets its first struct since this began. */
	void remember(Client client) {
		if (indexOf(client) < 0) {
			if (this.touchedCount == this.touched.length) {
				this.touched = Arrays.copyOf(this.touched, 2 * this.touchedCount);
				this.before = Arrays.copyOf(this.before, 2 * this.touchedCount);
				this.after = Arrays.copyOf(this.after, 2 * this.touchedCount);
			}
			client.touchedAt = this.touchedCount;
			this.touched[this.touchedCount] = client;
			this.before[this.touchedCount] = client.state();
			this.after[this.touchedCount] = client.state();
			this.touchedCount++;
		}
	}

	private int indexOf(Client client) {
		if (client.touchedBy == 0) {
			return -1;
		}
		int hint = client.touchedAt;
		if (hint < this.touchedCount && this.touched[hint] == client) {
			return hint;
		}
		for (int i = 0; i < this.touchedCount; i++) {
			if (this.touched[i] == client) {
				return i;
			}
		}
		return -1;
	}

	/** The clock that a client had when this began. */
	long before(Client client) {
		int index = indexOf(client);
		return (index >= 0) ? this.before[index] : client.state();
	}

	/** Whether an item was made by this transaction (or later). */
	boolean adds(int item) {
		Client client = this.doc.store.clientOf(item);
		return this.doc.store.items.clock(item) >= before(client);
	}

	boolean deletes(int item) {
		Store store = this.doc.store;
		return this.deletions.contains(store.clientOf(item).id, store.items.clock(item));
	}

	/** What was inserted, as ranges. */
	DeleteSet insertions() {
		DeleteSet insertions = new DeleteSet();
		for (int i = 0; i < this.touchedCount; i++) {
			if (added(i)) {
				insertions.add(this.touched[i].id, this.before[i], this.after[i] - this.before[i]);
			}
		}
		insertions.normalise();
		return insertions;
	}

	void end() {
		this.ended = true;
		if (!this.deletions.isEmpty()) {
			this.deletedClients = this.deletions.clientsAsAdded();
		}
		this.deletions.normalise();
		for (int i = 0; i < this.touchedCount; i++) {
			this.after[i] = this.touched[i].state();
		}
	}

	long[] deletedClients() {
		return this.deletedClients;
	}

	boolean ended() {
		return this.ended;
	}

	int touchedCount() {
		return this.touchedCount;
	}

	Client touched(int index) {
		return this.touched[index];
	}

	long before(int index) {
		return this.before[index];
	}

	long after(int index) {
		return this.after[index];
	}

	boolean added(int index) {
		return this.before[index] != this.after[index];
	}

	boolean added(Client client) {
		int index = indexOf(client);
		return index >= 0 && added(index);
	}

	boolean isEmpty() {
		for (int i = 0; i < this.touchedCount; i++) {
			if (added(i)) {
				return false;
			}
		}
		return this.deletions.isEmpty();
	}

	/**
	 * To be told when a list of a type changed, unless the type is new or deleted itself.
	 */
	void change(Slot slot) {
		YType type = slot.type;
		int item = type.item;
		if (item != Items.NONE) {
			Store store = this.doc.store;
			if (type.deleted() || store.items.clock(item) >= before(store.clientOf(item))) {
				return;
			}
		}
		if (type.changes == null || type.changes.transaction != this) {
			type.changes = new YType.Changes(this, type);
			this.changed.add(type.changes);
		}
		type.changes.add(slot.key);
	}

	/** To be told when a type that may have changed was deleted. */
	void unchange(YType type) {
		if (type.changes != null && type.changes.transaction == this) {
			type.changes.cancelled = true;
			type.changes = null;
		}
	}

	int changedCount() {
		return this.changed.size();
	}

	YType.Changes changed(int index) {
		return this.changed.get(index);
	}

	void mergeLater(int item) {
		if (this.mergeCount == this.mergeCandidates.length) {
			this.mergeCandidates = Arrays.copyOf(this.mergeCandidates, Math.max(2 * FEW, 2 * this.mergeCount));
		}
		Items items = this.doc.store.items;
		this.mergeCandidates[this.mergeCount++] = items.client(item);
		this.mergeCandidates[this.mergeCount++] = items.clock(item);
	}

	int mergeCount() {
		return this.mergeCount / 2;
	}

	int mergeClient(int index) {
		return (int) this.mergeCandidates[2 * index];
	}

	long mergeClock(int index) {
		return this.mergeCandidates[2 * index + 1];
	}

}
