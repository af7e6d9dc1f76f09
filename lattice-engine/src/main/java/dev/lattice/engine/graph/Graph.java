package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A graph of cells, derived values and reactions, used by one thread at a time. Who
 * extends it says whose turn it is, who owns what is made, and runs the reactions.
 */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
public abstract non-sealed class Graph extends Planning {

	/** So often may something run again before it counts as an endless loop. */
	public static final int MAX_RERUNS = 100;

	static final int LAST_NUMBER = (1 << (32 - Observer.SHIFT)) - 1;

	/** The thread whose turn it is. */
	protected @Nullable Thread thread;

	// What few sessions have is made when it is needed.

	private @Nullable Map<Object, String> names;

	private @Nullable Map<Derived, Throwable> failures;

	private int batches;

	/** The number of the reaction that was made last. */
	int numbers;

	/** Makes a graph without nodes. */
	protected Graph() {
	}

	// What is asked of who extends it

	/**
	 * Returns what owns what is made now.
	 * @return the owner, or null if nothing does
	 */
	protected abstract @Nullable Owner owner();

	/**
	 * Makes sure that a cell may be written; called when that is in doubt.
	 * @param written the cell
	 * @throws IllegalStateException if it may not
	 */
	protected abstract void checkWrite(Cell written);

	/**
	 * Makes sure that no other thread than that of the turn touches the graph.
	 * @param touched what was touched, for the message
	 * @param how what was done, for the message
	 * @throws IllegalStateException if one does
	 */
	protected abstract void checkThread(Object touched, String how);

	/** Lets run what is to follow a change at once, before anything else hears of it. */
	protected abstract void follow();

	/**
	 * Returns whether no planned reaction waits and none runs.
	 * @return whether a plan would be the next to run
	 */
	protected abstract boolean isIdle();

	/**
	 * Runs the reactions of the plan and then those that wait, unless it is about that.
	 * @param plan to be {@linkplain #run run}, if there is one
	 */
	protected abstract void runWaiting(@Nullable Plan plan);

	/**
	 * Hears what the application has thrown where nobody can be told at once.
	 * @param reaction what threw it, or null if that was no reaction
	 * @param failure what was thrown; null if nothing was
	 */
	protected abstract void failed(@Nullable Reaction reaction, @Nullable Throwable failure);

	/**
	 * Returns the reactions that have not ended, to number them anew.
	 * @return all, in any order
	 */
	protected abstract List<? extends Reaction> reactions();

	/**
	 * Disposes what the last computation has made.
	 * @param derived the value
	 */
	protected abstract void clearMade(Derived derived);

	/**
	 * Returns whether the last computation has made anything.
	 * @param derived the value
	 * @return whether there is something to dispose
	 */
	protected abstract boolean hasMade(Derived derived);

	// Batches

	/**
	 * Returns whether reactions wait for the end of a batch.
	 * @return whether a batch is under way
	 */
	public final boolean isBatching() {
		return this.batches > 0;
	}

	/**
	 * Lets the reactions to what the action sets wait until it is over.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return what the action returns
	 */
	@SuppressWarnings("NullAway") // the result is a T unless something is thrown
	public final <T extends @Nullable Object> T batch(Supplier<? extends T> action) {
		this.batches++;
		Throwable failure = null;
		T result = null;
		try {
			result = action.get();
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		this.batches--;
		Failures.rethrow(Failures.combine(failure, Failures.thrownBy(this::endBatch)));
		return result;
	}

	private void endBatch() {
		runLater();
		flush();
	}

	/** Runs the reactions that wait, unless a batch or something that runs will do so. */
	public final void flush() {
		if (this.batches == 0) {
			settle();
		}
	}

	// What few nodes have

	/**
	 * Gives a node a name for messages and tools.
	 * @param node the node
	 * @param name the name
	 */
	public final void name(Object node, String name) {
		if (this.names == null) {
			this.names = new WeakHashMap<>(1);
		}
		this.names.put(node, name);
	}

	final String describe(Object node, String kind) {
		String name = (this.names != null) ? this.names.get(node) : null;
		return (name != null) ? kind + " '" + name + "'" : "unnamed " + kind;
	}

	final boolean keepFailure(Derived derived, Throwable failure) {
		if (this.failures == null) {
			this.failures = new WeakHashMap<>(1);
		}
		Throwable before = this.failures.put(derived, failure);
		note(derived);
		return failure != before;
	}

	/** Forgets the failure of the run before, if it was one; returns whether. */
	final boolean succeeded(Derived derived) {
		return this.failures != null && this.failures.remove(derived) != null;
	}

	/**
	 * There is more to say about a derived value: it must be asked about it when it runs.
	 * @param derived the value
	 */
	protected final void note(Derived derived) {
		derived.state |= Observer.NOTED;
	}

	/** A derived value was read of which there is more to say. */
	final void readNoted(Derived derived) {
		if (derived.is(Observer.CHECK | Observer.DIRTY)) {
			// It changed while it was computed; so who has read it must ask again.
			mark(derived, Observer.CHECK);
		}
		Failures.rethrow((this.failures != null) ? this.failures.get(derived) : null);
	}

	/** The numbers of reactions tell which was made first. */
	final int nextNumber() {
		if (this.numbers == LAST_NUMBER) {
			List<Reaction> reactions = new ArrayList<>(reactions());
			reactions.sort(Comparator.comparingInt(Reaction::number));
			this.numbers = 0;
			reactions.forEach((reaction) -> reaction.number(++this.numbers));
		}
		return ++this.numbers;
	}

	/**
	 * Returns the computation in which nothing may be set now.
	 * @return the innermost that runs, unless it is a reaction or may set cells
	 */
	protected final @Nullable Derived computing() {
		return (this.running instanceof Derived derived && !derived.maySet()) ? derived : null;
	}

}
