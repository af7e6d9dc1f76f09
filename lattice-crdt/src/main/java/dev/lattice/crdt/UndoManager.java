package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.lattice.crdt.update.DeleteSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes back changes of some types, and only those of some origins: what others did
 * stays.
 * <p>
 * It listens from its making on to its {@link #close closing}. What it can bring back is
 * kept by the document though it is deleted. Belongs to the thread of its document.
 */
public final class UndoManager implements AutoCloseable {

	private final Doc doc;

	private final UndoOptions options;

	/** The types whose changes count; none if all of the document do. */
	private final Set<YType> scope = new LinkedHashSet<>();

	private final Deque<StackItem> undoStack = new ArrayDeque<>();

	private final Deque<StackItem> redoStack = new ArrayDeque<>();

	private final List<UndoListener> listeners = new ArrayList<>(1);

	private final Subscription subscription;

	/** The transaction in which something was taken back or brought back last. */
	private @Nullable Transaction popping;

	/**
	 * Whether something is being taken back or brought back; what follows from it in
	 * transactions of its own, such as cleaning up formatting, belongs to it.
	 */
	private boolean running;

	/** Which of the two it was. */
	private UndoListener.Stack popped = UndoListener.Stack.UNDO;

	/** When a change last came that the next one may join; 0 if none may. */
	private long lastChange;

	/**
	 * Makes one for all types of a document.
	 * @param doc the document
	 * @param options how
	 */
	public UndoManager(Doc doc, UndoOptions options) {
		this.doc = doc;
		this.options = options;
		doc.observed();
		this.subscription = doc.afterTransaction(this::capture);
	}

	/**
	 * Makes one for some types and what is in them.
	 * @param scope the types, at least one, all of one document
	 * @param options how
	 * @throws IllegalArgumentException if there is no type, or if they are of several
	 * documents
	 */
	public UndoManager(List<? extends YType> scope, UndoOptions options) {
		this(docOf(scope), options);
		scope.forEach(this::addToScope);
	}

	/** One that begins with the stacks of another one, for a copy of its document. */
	private UndoManager(Doc copy, UndoManager other) {
		this(copy, other.options);
		this.undoStack.addAll(other.undoStack);
		this.redoStack.addAll(other.redoStack);
		for (YType type : other.scope) {
			YType same = Replica.sameType(copy, type);
			if (same != null) {
				this.scope.add(same);
			}
		}
		if (this.scope.isEmpty() && !other.scope.isEmpty()) {
			// Nothing is left of all types that count.
			this.undoStack.clear();
			this.redoStack.clear();
		}
	}

	private static Doc docOf(List<? extends YType> scope) {
		if (scope.isEmpty()) {
			throw new IllegalArgumentException("The scope is empty; name types, or the document for all of them");
		}
		return scope.getFirst().doc();
	}

	/**
	 * Adds a type whose changes count from now on.
	 * @param type the type
	 * @throws IllegalArgumentException if it is of another document
	 */
	public void addToScope(YType type) {
		if (type.doc() != this.doc) {
			throw new IllegalArgumentException("The type is of document '" + type.doc().guid() + "'; it has to be of '"
					+ this.doc.guid() + "', as the others are");
		}
		this.scope.add(type);
	}

	/**
	 * Makes one like this for a copy of the document. What it does to the copy is what
	 * this one would do to the document: for those who have to know before it is done.
	 * Takes as long as loading the document.
	 * @return one of a document that nobody else has; what it holds is garbage with it
	 */
	public UndoManager rehearsal() {
		return new UndoManager(Replica.of(this.doc), this);
	}

	/**
	 * Returns the document.
	 * @return the document whose changes it takes back
	 */
	public Doc doc() {
		return this.doc;
	}

	/**
	 * Takes back the last group of changes that still shows. Within a transaction it is a
	 * part of that one, which then should change nothing else.
	 * @return whether there was one
	 */
	public boolean undo() {
		return pop(this.undoStack, UndoListener.Stack.UNDO);
	}

	/**
	 * Brings back what was last taken back. Within a transaction it is a part of that
	 * one, which then should change nothing else.
	 * @return whether there was something
	 */
	public boolean redo() {
		return pop(this.redoStack, UndoListener.Stack.REDO);
	}

	/**
	 * Makes the next change the first of a new group.
	 */
	public void stopCapturing() {
		this.lastChange = 0;
	}

	/**
	 * Forgets everything.
	 */
	public void clear() {
		clear(true);
	}

	private void clear(boolean undo) {
		if ((undo && !this.undoStack.isEmpty()) || !this.redoStack.isEmpty()) {
			this.doc.write((transaction) -> {
				if (undo) {
					forget(transaction, this.undoStack);
				}
				forget(transaction, this.redoStack);
				tell(new UndoListener.Event.Cleared(undo, true));
				return this;
			});
		}
	}

	/**
	 * Returns how many groups can be undone.
	 * @return the number
	 */
	public int undoSize() {
		return this.undoStack.size();
	}

	/**
	 * Returns how many groups can be redone.
	 * @return the number
	 */
	public int redoSize() {
		return this.redoStack.size();
	}

	/**
	 * Calls a listener when the stacks change.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public Subscription onChange(UndoListener listener) {
		return Subscription.add(this.listeners, listener);
	}

	/**
	 * Stops listening to the document, and forgets everything.
	 */
	@Override
	public void close() {
		this.subscription.close();
		clear();
	}

	private void tell(UndoListener.Event event) {
		for (UndoListener listener : List.copyOf(this.listeners)) {
			listener.changed(event);
		}
	}

	private void capture(Transaction transaction) {
		boolean own = this.popping == transaction;
		if (own) {
			this.popping = null;
		}
		if (!this.options.captures().test(transaction) || !isInScope(transaction)
				|| !(own || isTracked(transaction.origin()))) {
			return;
		}
		boolean pops = own || this.running;
		boolean undoing = pops && this.popped == UndoListener.Stack.UNDO;
		Deque<StackItem> stack = undoing ? this.redoStack : this.undoStack;
		if (undoing) {
			stopCapturing();
		}
		else if (!pops) {
			clear(false);
		}
		long now = this.options.clock().getAsLong();
		boolean joins = !pops && this.lastChange > 0 && now - this.lastChange < this.options.captureMillis()
				&& !stack.isEmpty();
		if (joins) {
			stack.getLast().add(transaction);
		}
		else {
			stack.addLast(new StackItem(transaction));
		}
		if (!pops) {
			this.lastChange = now;
		}
		keep(transaction, transaction.deletions(), true);
		UndoListener.Stack name = undoing ? UndoListener.Stack.REDO : UndoListener.Stack.UNDO;
		tell(joins ? new UndoListener.Event.Updated(stack.getLast(), name, transaction.origin())
				: new UndoListener.Event.Added(stack.getLast(), name, transaction.origin()));
		if (stack.size() > this.options.maxStackItems()) {
			keep(transaction, stack.removeFirst().deletions(), false);
		}
	}

	private boolean isTracked(@Nullable Object origin) {
		Set<@Nullable Object> tracked = this.options.trackedOrigins();
		return origin == this || tracked.contains(origin) || (origin != null && tracked.contains(origin.getClass()));
	}

	private boolean isInScope(Transaction transaction) {
		if (this.scope.isEmpty()) {
			return true;
		}
		for (YType type : this.scope) {
			if (transaction.deepEvents().containsKey(type)) {
				return true;
			}
		}
		return false;
	}

	private boolean isInScope(int item) {
		if (this.scope.isEmpty()) {
			return true;
		}
		for (YType type = this.doc.store.items.slot(item).type; type != null; type = type.parent()) {
			if (this.scope.contains(type)) {
				return true;
			}
		}
		return false;
	}

	private void forget(Transaction transaction, Deque<StackItem> stack) {
		for (StackItem item : stack) {
			keep(transaction, item.deletions(), false);
		}
		stack.clear();
	}

	private void keep(Transaction transaction, DeleteSet deletions, boolean keep) {
		forEach(transaction, deletions, (item) -> {
			if (isInScope(item)) {
				this.doc.integration.keep(item, keep);
			}
		});
	}

	private void forEach(Transaction transaction, DeleteSet ranges, Consumer<Integer> action) {
		Deletions.forEach(transaction, ranges, (item) -> {
			if (!this.doc.store.items.isGc(item)) {
				action.accept(item);
			}
		});
	}

	private boolean pop(Deque<StackItem> stack, UndoListener.Stack name) {
		this.running = true;
		try {
			return popFrom(stack, name);
		}
		finally {
			this.running = false;
		}
	}

	private boolean popFrom(Deque<StackItem> stack, UndoListener.Stack name) {
		StackItem popped = this.doc.compute(this, true, (transaction) -> {
			this.popping = transaction;
			this.popped = name;
			while (!stack.isEmpty()) {
				StackItem item = stack.removeLast();
				if (takeBack(transaction, item)) {
					return item;
				}
			}
			return null;
		});
		if (popped != null) {
			tell(new UndoListener.Event.Popped(popped, name));
		}
		return popped != null;
	}

	private boolean takeBack(Transaction transaction, StackItem group) {
		List<Integer> inserted = new ArrayList<>();
		forEach(transaction, group.insertions(), (item) -> {
			int now = current(transaction, item);
			if (!this.doc.store.items.isGc(now) && !this.doc.store.items.deleted(now) && isInScope(now)) {
				inserted.add(now);
			}
		});
		Set<Integer> deleted = new LinkedHashSet<>();
		Deletions.forEach(transaction, group.deletions(), group.deletedClients(), (item) -> {
			Id id = this.doc.store.id(item);
			if (!this.doc.store.items.isGc(item) && isInScope(item)
					&& !group.insertions().contains(id.client(), id.clock())) {
				deleted.add(item);
			}
		});
		boolean changed = new Redo(transaction, deleted, group.insertions(), this).run();
		for (int i = inserted.size() - 1; i >= 0; i--) {
			int item = inserted.get(i);
			if (this.options.mayDelete().test(this.doc.store.id(item))) {
				this.doc.integration.delete(transaction, item);
				changed = true;
			}
		}
		return changed;
	}

	/** What an item is now, if it was brought back since. */
	private int current(Transaction transaction, int item) {
		Store store = this.doc.store;
		if (store.items.redone(item) == null) {
			return item;
		}
		Redone found = Redone.follow(store, store.id(item));
		// What somebody has deleted together with the type around it may be collected.
		return (found.offset() > 0 && !store.items.isGc(found.item()))
				? store.splitAt(transaction, found.item(), found.offset()) : found.item();
	}

	boolean ignoresRemoteMapChanges() {
		return this.options.ignoresRemoteMapChanges();
	}

	/** Whether a group that could still be taken back deleted that element. */
	boolean deletes(Id id) {
		for (StackItem item : this.undoStack) {
			if (item.deletions().contains(id.client(), id.clock())) {
				return true;
			}
		}
		for (StackItem item : this.redoStack) {
			if (item.deletions().contains(id.client(), id.clock())) {
				return true;
			}
		}
		return false;
	}

}
