package dev.lattice.crdt;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.DocRef;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * Integrates the structs of one decoded update, each after those it depends on.
 */
final class BatchIntegration extends BatchOrder {

	private final Doc doc;

	private final Transaction transaction;

	private final Store store;

	private final Items items;

	BatchIntegration(Doc doc, Transaction transaction, StructBatch batch, Missing missing) {
		super(doc.store, batch, missing);
		this.doc = doc;
		this.transaction = transaction;
		this.store = doc.store;
		this.items = doc.store.items;
	}

	/** Integrates what can be; the rest comes back as an update of format 2. */
	byte @Nullable [] run() {
		if (this.batch.groups() == 0) {
			return null;
		}
		int rows = this.batch.groupEnd(this.batch.groups() - 1);
		if (rows > 8) {
			this.items.reserve(rows);
		}
		return takeAll() ? null : encodeWaiting();
	}

	@Override
	long state(long client) {
		return this.store.state(client);
	}

	@Override
	long stateOf(int named) {
		Client client = named(named);
		return (client != null) ? client.state() : 0;
	}

	@Override
	void take(long client, int row, long offset) {
		Client owner = this.store.clientOrNew(client);
		if (this.batch.kind(row) == ContentKind.GC) {
			this.doc.integration.integrateGc(this.transaction, owner, this.batch.length(row) - offset);
		}
		else {
			integrateItem(owner, row, offset);
		}
	}

	/**
	 * As Yjs does, lets structs end and begin at the origins of a row that is known too.
	 * They are joined again after the transaction, unless an undo brought them back.
	 */
	@Override
	void pass(int row) {
		if (this.batch.kind(row) != ContentKind.GC) {
			left(row);
			right(row);
		}
	}

	private void integrateItem(Client owner, int row, long offset) {
		Client leftOwner = origin(this.batch.originClient(row));
		long leftClock = this.batch.originClock(row);
		Client rightOwner = origin(this.batch.rightOriginClient(row));
		int left = left(row);
		int right = right(row);
		int previous = (offset > 0) ? owner.struct(owner.size() - 1) : left;
		Slot slot = isGc(previous) ? null : slot(row, left, right);
		if (offset > 0) {
			leftOwner = owner;
			leftClock = owner.state() - 1;
			left = previous;
		}
		long length = this.batch.length(row) - offset;
		if (slot == null) {
			this.doc.integration.integrateGc(this.transaction, owner, length);
			return;
		}
		int kind = this.batch.kind(row);
		int item = this.items.create(kind, owner.index, owner.state(), length);
		if (leftOwner != null) {
			this.items.origin(item, leftOwner.index, leftClock);
		}
		if (rightOwner != null) {
			this.items.rightOrigin(item, rightOwner.index, this.batch.rightOriginClock(row));
		}
		content(owner, item, row, offset, length);
		this.doc.integration.integrate(this.transaction, item, left, right, slot);
	}

	private int left(int row) {
		Client owner = origin(this.batch.originClient(row));
		return (owner != null) ? this.store.cleanEnd(this.transaction, owner, this.batch.originClock(row)) : Items.NONE;
	}

	private int right(int row) {
		Client owner = origin(this.batch.rightOriginClient(row));
		return (owner != null) ? this.store.cleanStart(this.transaction, owner, this.batch.rightOriginClock(row))
				: Items.NONE;
	}

	private boolean isGc(int struct) {
		return struct != Items.NONE && this.items.isGc(struct);
	}

	private @Nullable Client origin(int named) {
		return (named != StructBatch.NONE) ? named(named) : null;
	}

	/** The list the item goes into, or {@code null} if that was collected. */
	private @Nullable Slot slot(int row, int left, int right) {
		if (isGc(left) || isGc(right)) {
			return null;
		}
		YType parent;
		String root = this.batch.parentName(row);
		if (root != null) {
			parent = this.doc.root(root);
		}
		else if (this.batch.parentClient(row) != StructBatch.NONE) {
			int item = this.store
				.find(new Id(this.batch.id(this.batch.parentClient(row)), this.batch.parentClock(row)));
			if (this.items.kind(item) != ContentKind.TYPE) {
				return null;
			}
			parent = this.doc.integration.type(item);
		}
		else {
			return (left != Items.NONE) ? this.items.slot(left) : (right != Items.NONE) ? this.items.slot(right) : null;
		}
		String key = this.batch.parentSub(row);
		return (key != null) ? parent.entryOrNew(key) : parent.sequence;
	}

	private void content(Client owner, int item, int row, long offset, long length) {
		int start = this.batch.content(row);
		switch (this.items.kind(item)) {
			case ContentKind.DELETED -> {
			}
			case ContentKind.STRING -> {
				int from = start + (int) offset;
				int at = owner.text().append(this.batch.text(), from, (int) length);
				if (offset > 0 && Character.isHighSurrogate(this.batch.text().charAt(from - 1))) {
					owner.text().set(at, '\uFFFD');
				}
				this.items.content(item, at);
			}
			case ContentKind.ANY, ContentKind.JSON ->
				this.items.content(item, owner.addValues(this.batch.values(), start + (int) offset, (int) length));
			case ContentKind.TYPE -> this.items.content(item, owner.addValue(Types.create((TypeRef) value(start))));
			case ContentKind.DOC ->
				this.items.content(item, owner.addValue(this.doc.nesting.subdocument((DocRef) value(start))));
			default -> this.items.content(item, owner.addValue(this.batch.values()[start]));
		}
	}

	private Object value(int index) {
		return java.util.Objects.requireNonNull(this.batch.values()[index]);
	}

}
