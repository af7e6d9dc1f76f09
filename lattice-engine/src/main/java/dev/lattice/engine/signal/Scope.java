package dev.lattice.engine.signal;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Owns what is made while it is current, and disposes it in reverse order.
 * <p>
 * Scopes form a tree. The root is made by the host of a graph; each component, row and
 * effect has one of its own. A scope belongs to its graph's turn, except for
 * {@link #post}, which any thread may call.
 */
public final class Scope extends Owned {

	final Graph graph;

	private @Nullable Owned last;

	private boolean disposed;

	Scope(Graph graph) {
		this.graph = graph;
	}

	/**
	 * Makes the root of a new graph.
	 * @param mailbox takes actions from any thread and runs them later, one at a time
	 * @return the root
	 */
	public static Scope root(Consumer<Runnable> mailbox) {
		Graph graph = new Graph(mailbox);
		graph.root.add(new Cleanup(graph::endMirrors));
		return graph.root;
	}

	/**
	 * Returns the scope that owns what is made now.
	 * @return the current scope
	 * @throws IllegalStateException outside a component and {@link #run}
	 */
	public static Scope current() {
		Scope owner = Graph.required("scope").owner;
		if (owner == null) {
			throw new IllegalStateException("Nothing owns what is made here; make it inside Scope.run");
		}
		return owner;
	}

	/**
	 * Gives everything in this scope's graph something to use.
	 * @param context found with {@link #provided} by its class
	 */
	public void provide(Object context) {
		this.graph.provided.put(context.getClass(), context);
	}

	/**
	 * Returns what the current graph's host has provided.
	 * @param <T> the type
	 * @param type the type
	 * @return what was provided
	 * @throws IllegalStateException if nothing was
	 */
	public static <T> T provided(Class<T> type) {
		Object found = Graph.required("component").provided.get(type);
		if (found == null) {
			throw new IllegalStateException("No " + type.getSimpleName() + " is provided here");
		}
		return type.cast(found);
	}

	/**
	 * Makes a scope that ends with this one at the latest.
	 * @return the new scope
	 */
	public Scope child() {
		Scope child = new Scope(this.graph);
		add(child);
		return child;
	}

	/**
	 * Runs an action with this as the current scope, its reads untracked.
	 * @param action what to do
	 */
	public void run(Runnable action) {
		call(() -> {
			action.run();
			return null;
		});
	}

	/**
	 * Runs an action with this as the current scope, its reads untracked, and returns its
	 * result.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return what the action returned
	 */
	public <T extends @Nullable Object> T call(Supplier<T> action) {
		return this.graph.enter(this, action);
	}

	/**
	 * Runs an action with this as the current scope; what it reads is tracked by whatever
	 * runs.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return what the action returned
	 */
	public <T extends @Nullable Object> T own(Supplier<T> action) {
		Scope outer = this.graph.owner;
		this.graph.owner = this;
		try {
			return action.get();
		}
		finally {
			this.graph.owner = outer;
		}
	}

	/**
	 * Hands an action over to this scope's session, from any thread. It runs in a later
	 * turn, with this as the current scope, unless the scope has been disposed by then.
	 * @param action what to do
	 */
	public void post(Runnable action) {
		this.graph.post(() -> {
			if (!this.disposed) {
				run(action);
			}
		});
	}

	/**
	 * Registers a cleanup that runs, untracked, when the current scope is disposed.
	 * @param cleanup what to do
	 */
	public static void onDispose(Runnable cleanup) {
		current().add(new Cleanup(cleanup));
	}

	/**
	 * Runs an action whose writes are one: effects run when the outermost batch ends.
	 * @param action what to do
	 * @throws RuntimeException what the action threw, or else the first that an effect
	 * threw; the others are suppressed in it
	 */
	public static void batch(Runnable action) {
		Graph.required("batch").effects.batch(action);
	}

	/**
	 * Reads without depending on what is read.
	 * @param <T> the type of the result
	 * @param reading what to read
	 * @return the result
	 */
	public static <T extends @Nullable Object> T untracked(Supplier<? extends T> reading) {
		Graph graph = Graph.current();
		if (graph == null || graph.observer == null) {
			return reading.get();
		}
		Node observer = graph.observer;
		graph.observer = null;
		try {
			return reading.get();
		}
		finally {
			graph.observer = observer;
		}
	}

	/**
	 * Returns the size of the graph to which this scope belongs.
	 * @return the size, as of now
	 */
	public GraphSize graphSize() {
		return this.graph.size();
	}

	/**
	 * Returns whether the scope has been disposed.
	 * @return whether it is over
	 */
	public boolean isDisposed() {
		return this.disposed;
	}

	/**
	 * Disposes what the scope owns, last made first, and then refuses to own more. A
	 * second call does nothing. Every cleanup runs, whatever another throws.
	 */
	public void dispose() {
		forget(this);
		end();
	}

	@Override
	void end() {
		if (!this.disposed) {
			this.disposed = true;
			clear();
		}
	}

	/** Disposes what the scope owns and goes on. */
	void clear() {
		if (this.last == null) {
			return;
		}
		Throwable failure = null;
		while (this.last != null) {
			Owned owned = this.last;
			forget(owned);
			try {
				owned.end();
			}
			catch (RuntimeException | Error ex) {
				failure = Failures.combine(failure, ex);
			}
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	static void adopt(Graph graph, Owned owned) {
		if (graph.owner != null) {
			graph.owner.add(owned);
		}
	}

	private void add(Owned owned) {
		if (this.disposed) {
			throw new IllegalStateException("The scope has been disposed and can own nothing more");
		}
		owned.owner = this;
		owned.previousOwned = this.last;
		if (this.last != null) {
			this.last.nextOwned = owned;
		}
		this.last = owned;
	}

	static void forget(Owned owned) {
		Scope owner = owned.owner;
		if (owner == null) {
			return;
		}
		if (owned.previousOwned != null) {
			owned.previousOwned.nextOwned = owned.nextOwned;
		}
		if (owned.nextOwned != null) {
			owned.nextOwned.previousOwned = owned.previousOwned;
		}
		else {
			owner.last = owned.previousOwned;
		}
		owned.owner = null;
		owned.previousOwned = null;
		owned.nextOwned = null;
	}

	private static final class Cleanup extends Owned {

		private final Runnable action;

		Cleanup(Runnable action) {
			this.action = action;
		}

		@Override
		void end() {
			untracked(() -> {
				this.action.run();
				return 0;
			});
		}

	}

}
