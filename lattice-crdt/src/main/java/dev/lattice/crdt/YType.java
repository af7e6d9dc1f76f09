package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A type that replicas share: a sequence of elements, and entries by key.
 * <p>
 * A root of a document is declared by its name, as {@link Doc#text} does. Another one is
 * made by its constructor and put into a type of a document once; what is written to it
 * before is kept and written when it gets there, what is read before is refused. It
 * belongs to the thread of its document.
 */
public abstract sealed class YType permits YArray, YMap, YText, YXmlFragment, UndeclaredType {

	private @Nullable Doc doc;

	/** The item whose content this is; {@link Items#NONE} for a root. */
	int item = Items.NONE;

	/** The name of a root. */
	@Nullable String name;

	Slot sequence = new Slot(this, null);

	private @Nullable Map<String, Slot> entries;

	/** How many elements of the sequence count. */
	long length;

	/** Whether a mark of formatting was ever put into the sequence. */
	boolean hasFormatting;

	/** The same, whatever the type was declared as then. */
	boolean hasMarks;

	/**
	 * The id it had if it was deleted and its content given back; its item is no more.
	 */
	private @Nullable Id collected;

	private @Nullable PositionIndex positions;

	/**
	 * What the transaction changed that changed this last, until observers hear of it.
	 */
	@Nullable Changes changes;

	private final List<BiConsumer<YEvent, Transaction>> observers = new ArrayList<>(0);

	private final List<BiConsumer<List<YEvent>, Transaction>> deepObservers = new ArrayList<>(0);

	YType() {
	}

	/** What a transaction changed in a type. */
	static final class Changes {

		final Transaction transaction;

		final YType type;

		/** Whether the type was deleted after it changed. */
		boolean cancelled;

		boolean sequence;

		private @Nullable Set<String> keys;

		Changes(Transaction transaction, YType type) {
			this.transaction = transaction;
			this.type = type;
		}

		void add(@Nullable String key) {
			if (key == null) {
				this.sequence = true;
			}
			else {
				if (this.keys == null) {
					this.keys = new LinkedHashSet<>();
				}
				this.keys.add(key);
			}
		}

		Set<String> keys() {
			return (this.keys != null) ? this.keys : Set.of();
		}

	}

	/**
	 * Returns the document this type is in.
	 * @return the document
	 * @throws IllegalStateException if the type was not put into a document yet
	 */
	public Doc doc() {
		if (this.doc == null) {
			throw new IllegalStateException(
					"This " + getClass().getSimpleName() + " is in no document yet; put it into one before it is read");
		}
		return this.doc;
	}

	/**
	 * Returns the type this one is in.
	 * @return the type, or {@code null} if this is a root or in no document
	 */
	public @Nullable YType parent() {
		return (this.item == Items.NONE || this.collected != null) ? null : doc().store.items.slot(this.item).type;
	}

	/**
	 * Calls an observer after each transaction that changed this type itself.
	 * @param observer called with the event, on the thread of the transaction
	 * @return ends the observation
	 */
	public Subscription observe(BiConsumer<YEvent, Transaction> observer) {
		observed();
		return Subscription.add(this.observers, observer);
	}

	/**
	 * Calls an observer after each transaction that changed this type or anything in it.
	 * @param observer called with the events, those of outer types first, on the thread
	 * of the transaction
	 * @return ends the observation
	 */
	public Subscription observeDeep(BiConsumer<List<YEvent>, Transaction> observer) {
		observed();
		return Subscription.add(this.deepObservers, observer);
	}

	private void observed() {
		if (this.doc != null) {
			this.doc.observed();
		}
	}

	/**
	 * Returns the content as values of JSON, types in it too.
	 * @return a value that does not change with the type
	 */
	public abstract @Nullable Object toJson();

	/** The number of the kind of type on the wire, and the name that some kinds have. */
	abstract TypeRef ref();

	/** An empty type of the same kind, to redo this one. */
	abstract YType emptyCopy();

	/** Adds the values that were written before the type was in a document. */
	void addPreliminary(List<@Nullable Object> target) {
	}

	/** Writes what was written before the type was in a document. */
	abstract void writePreliminary(Transaction transaction);

	boolean isIntegrated() {
		return this.doc != null;
	}

	void integrateRoot(Doc doc, String name) {
		this.doc = doc;
		this.name = name;
	}

	/** Refuses a type that has a place already, before anything is changed. */
	void checkIsNew() {
		if (this.doc != null) {
			throw new IllegalStateException(
					"This " + getClass().getSimpleName() + " is in a document already; make a new one for each place");
		}
	}

	void integrate(Doc doc, int item) {
		checkIsNew();
		this.doc = doc;
		this.item = item;
		if (!this.observers.isEmpty() || !this.deepObservers.isEmpty()) {
			doc.observed();
		}
		writePreliminary(doc.transaction());
	}

	/** Makes this, a root, take the place of one that was not declared yet. */
	void takeOver(UndeclaredType other) {
		this.sequence = other.sequence;
		this.sequence.type = this;
		for (Slot slot : other.entries()) {
			slot.type = this;
		}
		this.entries = ((YType) other).entries;
		this.length = other.length;
		this.hasMarks = ((YType) other).hasMarks;
		this.positions = ((YType) other).positions;
	}

	boolean deleted() {
		return this.collected != null || (this.item != Items.NONE && doc().store.items.deleted(this.item));
	}

	/** The id of the item whose content this is; not for a root. */
	Id id() {
		return (this.collected != null) ? this.collected : doc().store.id(this.item);
	}

	void collected() {
		positions().clear();
		this.collected = id();
		this.sequence = new Slot(this, null);
		this.entries = null;
	}

	String rootName() {
		if (this.name == null) {
			throw new IllegalStateException("Only a root has a name");
		}
		return this.name;
	}

	Collection<Slot> entries() {
		return (this.entries != null) ? this.entries.values() : List.of();
	}

	@Nullable Slot entry(String key) {
		return (this.entries != null) ? this.entries.get(key) : null;
	}

	Slot entryOrNew(String key) {
		if (this.entries == null) {
			this.entries = new LinkedHashMap<>();
		}
		Slot found = this.entries.get(key);
		if (found == null) {
			found = new Slot(this, key);
			this.entries.put(key, found);
		}
		return found;
	}

	PositionIndex positions() {
		if (this.positions == null) {
			this.positions = new PositionIndex(doc().store.items, this.sequence);
		}
		return this.positions;
	}

	/**
	 * Calls the observers of this type, and remembers the event for deep observers above.
	 */
	void callObservers(Transaction transaction, Changes changes, ErrorCollector errors) {
		if (!transaction.doc().isObserved()) {
			return;
		}
		YEvent event = new YEvent(changed(transaction, changes), this);
		for (YType type = this; type != null; type = type.parent()) {
			transaction.deepEvents().computeIfAbsent(type, (key) -> new ArrayList<>()).add(event);
		}
		for (BiConsumer<YEvent, Transaction> observer : List.copyOf(this.observers)) {
			errors.run(() -> observer.accept(event, transaction));
		}
	}

	Changed changed(Transaction transaction, Changes changes) {
		return new Changed(this, transaction, changes);
	}

	/** Adds the elements of an item of the sequence. */
	void addContent(int item, List<@Nullable Object> target) {
		Store store = doc().store;
		Client client = store.clientOf(item);
		int start = store.items.content(item);
		int end = start + (int) store.items.length(item);
		if (store.items.kind(item) == ContentKind.STRING) {
			for (int i = start; i < end; i++) {
				target.add(String.valueOf(client.text().charAt(i)));
			}
		}
		else {
			for (int i = start; i < end; i++) {
				target.add(client.value(i));
			}
		}
	}

	/** The last value of an item of an entry. */
	@Nullable Object value(int item) {
		Store store = doc().store;
		Client client = store.clientOf(item);
		int last = store.items.content(item) + (int) store.items.length(item) - 1;
		return (store.items.kind(item) == ContentKind.STRING) ? String.valueOf(client.text().charAt(last))
				: client.value(last);
	}

	List<BiConsumer<List<YEvent>, Transaction>> deepObservers() {
		return this.deepObservers;
	}

}
