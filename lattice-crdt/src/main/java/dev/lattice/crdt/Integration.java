package dev.lattice.crdt;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * Puts items into their lists, and deletes them: YATA.
 */
final class Integration {

	/*
	 * An item knows the elements it was put between: its origin and its right origin.
	 * What stands between the two by now was put there concurrently:
	 *
	 * origin b b b c b c b right origin
	 *
	 * The scan goes over them once. An item with the same origin is a conflict that the
	 * client ids decide; one whose origin is in the scanned part belongs to a conflicting
	 * item (c) or stands before the place already found (b); anything else ends the scan.
	 */

	private final Doc doc;

	private final Store store;

	private final Items items;

	private final ItemSet scanned = new ItemSet();

	private int[] pending = new int[16];

	Integration(Doc doc) {
		this.doc = doc;
		this.store = doc.store;
		this.items = doc.store.items;
	}

	int insertText(Transaction transaction, Slot slot, int left, int right, CharSequence text) {
		Client own = own();
		int item = create(own, ContentKind.STRING, left, right, text.length());
		this.items.content(item, own.text().append(text));
		integrate(transaction, item, left, right, slot);
		return item;
	}

	int insertValue(Transaction transaction, Slot slot, int left, int right, int kind, @Nullable Object value) {
		Client own = own();
		int item = create(own, kind, left, right, 1);
		this.items.content(item, own.addValue(value));
		integrate(transaction, item, left, right, slot);
		return item;
	}

	int insertValues(Transaction transaction, Slot slot, int left, int right, @Nullable Object[] values, int from,
			int length) {
		Client own = own();
		int item = create(own, ContentKind.ANY, left, right, length);
		this.items.content(item, own.addValues(values, from, length));
		integrate(transaction, item, left, right, slot);
		return item;
	}

	/**
	 * Inserts a copy of a deleted item, which is not forgotten when it is deleted again.
	 */
	void insertAgain(Transaction transaction, int old, Slot slot, int left, int right) {
		Client own = own();
		int kind = this.items.kind(old);
		int item = this.items.create(kind, own.index, own.state(), this.items.length(old));
		setOrigins(item, left, right);
		Client source = this.store.clientOf(old);
		int start = this.items.content(old);
		int length = (int) this.items.length(old);
		switch (kind) {
			case ContentKind.DELETED -> {
			}
			case ContentKind.STRING -> this.items.content(item, own.text().append(source.text(), start, length));
			case ContentKind.TYPE -> this.items.content(item, own.addValue(type(old).emptyCopy()));
			case ContentKind.DOC ->
				this.items.content(item, own.addValue(this.doc.nesting.subdocument(doc(old).nesting.ref())));
			default -> this.items.content(item, own.addValues(source.values(), start, length));
		}
		this.items.redone(old, new Id(own.id, own.state()));
		this.items.slot(item, slot);
		keep(item, true);
		integrate(transaction, item, left, right, slot);
	}

	/**
	 * Keeps an item, and the types around it, from being forgotten, or does not any more.
	 */
	void keep(int item, boolean keep) {
		for (int at = item; at != Items.NONE && this.items.keep(at) != keep; at = this.items.slot(at).type.item) {
			this.items.keep(at, keep);
		}
	}

	private Client own() {
		return this.store.clientOrNew(this.doc.clientId());
	}

	private int create(Client own, int kind, int left, int right, int length) {
		int item = this.items.create(kind, own.index, own.state(), length);
		setOrigins(item, left, right);
		return item;
	}

	private void setOrigins(int item, int left, int right) {
		if (left != Items.NONE) {
			this.items.origin(item, this.items.client(left), this.items.end(left) - 1);
		}
		if (right != Items.NONE) {
			this.items.rightOrigin(item, this.items.client(right), this.items.clock(right));
		}
	}

	/**
	 * Links an item whose origins are set between two items that may have moved apart.
	 */
	void integrate(Transaction transaction, int item, int left, int right, Slot slot) {
		Items items = this.items;
		int place = left;
		if ((left == Items.NONE) ? right == Items.NONE || items.left(right) != Items.NONE
				: items.right(left) != right) {
			place = resolve(item, left, right, slot);
		}
		items.slot(item, slot);
		link(transaction, item, place, slot);
		Client owner = this.store.clientOf(item);
		transaction.touch(owner);
		owner.append(item);
		YType type = slot.type;
		if (slot.key == null) {
			if (items.visible(item)) {
				type.length += items.length(item);
			}
			type.positions().inserted(item);
		}
		integrateContent(transaction, item, owner);
		transaction.change(slot);
		if (type.deleted() || (slot.key != null && items.right(item) != Items.NONE)) {
			delete(transaction, item);
		}
	}

	private void link(Transaction transaction, int item, int left, Slot slot) {
		Items items = this.items;
		int right;
		if (left != Items.NONE) {
			right = items.right(left);
			items.right(left, item);
		}
		else {
			right = slot.first;
			slot.first = item;
		}
		items.left(item, left);
		items.right(item, right);
		if (right != Items.NONE) {
			items.left(right, item);
		}
		else {
			slot.last = item;
			if (slot.key != null && left != Items.NONE) {
				delete(transaction, left);
			}
		}
	}

	/** Finds the item that a new one goes after, among those put there concurrently. */
	private int resolve(int item, int left, int right, Slot slot) {
		Items items = this.items;
		int place = left;
		int group = 1;
		long own = this.store.clientOf(item).id;
		this.scanned.clear();
		for (int other = (left != Items.NONE) ? items.right(left) : slot.first; other != Items.NONE
				&& other != right; other = items.right(other)) {
			this.scanned.put(other, group);
			if (items.sameOrigin(item, other)) {
				if (this.store.clientOf(other).id < own) {
					place = other;
					group++;
				}
				else if (items.sameRightOrigin(item, other)) {
					break;
				}
			}
			else {
				int origin = items.originClient(other);
				int found = (origin == Id.NO_CLIENT) ? 0
						: this.scanned.group(this.store.find(origin, items.originClock(other)));
				if (found == 0) {
					break;
				}
				if (found != group) {
					place = other;
					group++;
				}
			}
		}
		return place;
	}

	private void integrateContent(Transaction transaction, int item, Client owner) {
		switch (this.items.kind(item)) {
			case ContentKind.DELETED -> {
				transaction.deletions().add(owner.id, this.items.clock(item), this.items.length(item));
				this.items.markDeleted(item);
			}
			case ContentKind.TYPE -> type(item).integrate(this.doc, item);
			case ContentKind.FORMAT -> {
				YType type = this.items.slot(item).type;
				type.hasFormatting = true;
				type.hasMarks = true;
			}
			case ContentKind.DOC -> doc(item).nesting.integrate(transaction, item);
			default -> {
			}
		}
	}

	/** Appends a struct of which nothing is known but its length. */
	void integrateGc(Transaction transaction, Client owner, long length) {
		transaction.touch(owner);
		owner.append(this.items.create(ContentKind.GC, owner.index, owner.state(), length));
	}

	/** Deletes an item and all that is in it. */
	void delete(Transaction transaction, int item) {
		if (this.items.deleted(item)) {
			return;
		}
		int waiting = deleteOne(transaction, item, 0);
		while (waiting > 0) {
			int next = this.pending[--waiting];
			if (!this.items.deleted(next)) {
				waiting = deleteOne(transaction, next, waiting);
			}
			else if (!transaction.adds(next)) {
				// It is collected later, and then may be merged too.
				transaction.mergeLater(next);
			}
		}
	}

	/** Deletes an item, and returns how many wait then. */
	private int deleteOne(Transaction transaction, int item, int waiting) {
		Items items = this.items;
		Slot slot = items.slot(item);
		boolean counted = slot.key == null && items.countable(item);
		if (counted) {
			slot.type.length -= items.length(item);
		}
		items.markDeleted(item);
		transaction.deletions().add(this.store.clientOf(item).id, items.clock(item), items.length(item));
		if (counted) {
			slot.type.positions().deleted(item);
		}
		transaction.change(slot);
		if (items.kind(item) == ContentKind.DOC) {
			doc(item).nesting.deleted(transaction);
		}
		if (items.kind(item) != ContentKind.TYPE) {
			return waiting;
		}
		transaction.unchange(type(item));
		return pushChildren(type(item), waiting);
	}

	/** Lets what is in a type wait, the first on top. */
	private int pushChildren(YType type, int waiting) {
		int count = waiting;
		for (int child = type.sequence.first; child != Items.NONE; child = this.items.right(child)) {
			count = push(child, count);
		}
		for (Slot slot : type.entries()) {
			count = push(slot.last, count);
		}
		for (int low = waiting, high = count - 1; low < high; low++, high--) {
			int other = this.pending[low];
			this.pending[low] = this.pending[high];
			this.pending[high] = other;
		}
		return count;
	}

	private int push(int item, int waiting) {
		if (waiting == this.pending.length) {
			this.pending = java.util.Arrays.copyOf(this.pending, 2 * waiting);
		}
		this.pending[waiting] = item;
		return waiting + 1;
	}

	/**
	 * Gives back the content of a deleted item; what was inside a type leaves nothing but
	 * its length.
	 */
	void collect(int item) {
		int waiting = collectContent(item, 0);
		this.items.toDeleted(item);
		while (waiting > 0) {
			int child = this.pending[--waiting];
			waiting = collectContent(child, waiting);
			this.items.toGc(child);
		}
	}

	private int collectContent(int item, int waiting) {
		int count = waiting;
		int kind = this.items.kind(item);
		if (kind == ContentKind.TYPE) {
			YType type = type(item);
			for (int child = type.sequence.first; child != Items.NONE; child = this.items.right(child)) {
				count = push(child, count);
			}
			for (Slot slot : type.entries()) {
				for (int child = slot.last; child != Items.NONE; child = this.items.left(child)) {
					count = push(child, count);
				}
			}
			type.collected();
		}
		if (kind == ContentKind.STRING) {
			this.store.clientOf(item).forgetText(this.items.length(item));
		}
		else if (this.items.hasValues(item)) {
			this.store.clientOf(item).forgetValues(this.items.content(item), this.items.length(item));
		}
		return count;
	}

	YType type(int item) {
		return (YType) content(item);
	}

	Doc doc(int item) {
		return (Doc) content(item);
	}

	FormatMark format(int item) {
		return (FormatMark) content(item);
	}

	/** The first value of an item that is not a text. */
	Object content(int item) {
		Object value = this.store.clientOf(item).value(this.items.content(item));
		if (value == null) {
			throw new IllegalStateException("The content of item " + this.store.id(item) + " was collected");
		}
		return value;
	}

}
