package dev.lattice.engine.signal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.engine.graph.Failures;
import dev.lattice.engine.graph.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Owns what is made while it is current, and disposes it in reverse order.
 * <p>
 * Scopes form a tree. The root is made by the host of a graph; each component, row and
 * effect has one of its own. A scope belongs to its graph's turn, except for
 * {@link #post}, which any thread may call.
 */
public final class Scope extends Holdings implements Owner {

	final SessionGraph graph;

	private final @Nullable Scope outer;

	private boolean disposed;

	/** Whether someone has it who may use it at any time. */
	private boolean given;

	private @Nullable Predicate<Throwable> handler;

	Scope(SessionGraph graph, @Nullable Scope outer) {
		this.graph = graph;
		this.outer = outer;
	}

	/**
	 * Makes the root of a new graph.
	 * @param mailbox takes actions from any thread and runs them later, one at a time
	 * @return the root
	 */
	public static Scope root(Consumer<Runnable> mailbox) {
		SessionGraph graph = new SessionGraph(mailbox);
		graph.root.own((Runnable) graph::endMirrors);
		return graph.root;
	}

	/**
	 * Returns the scope that owns what is made now.
	 * @return the current scope
	 * @throws IllegalStateException outside a component and {@link #run}
	 */
	public static Scope current() {
		Scope owner = SessionGraph.required("scope").owner();
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
		this.graph.provided.put(context);
	}

	/**
	 * Returns what the current graph's host has provided.
	 * @param <T> the type
	 * @param type the type
	 * @return what was provided
	 * @throws IllegalStateException if nothing was
	 */
	public static <T> T provided(Class<T> type) {
		Object found = SessionGraph.required("component").provided.get(type);
		if (found == null) {
			throw new IllegalStateException("No " + type.getSimpleName() + " is provided here");
		}
		return type.cast(found);
	}

	/**
	 * Returns what the current graph's host has provided, if it has.
	 * @param <T> the type
	 * @param type the type
	 * @param absent what to return if nothing was provided
	 * @return what was provided, or the other
	 */
	public static <T> T provided(Class<T> type, T absent) {
		Object found = SessionGraph.required("component").provided.get(type);
		return (found != null) ? type.cast(found) : absent;
	}

	/**
	 * Returns what the current graph keeps of something outside of it; it is made when it
	 * is asked for first, and told when the graph ends.
	 * @param <M> the type of the mirror; the same for a source each time
	 * @param source what is outside, with {@code equals} and {@code hashCode}
	 * @param make makes the mirror, untracked; gets the graph's root, which owns what is
	 * made meanwhile
	 * @return the mirror, or null if no graph is current
	 */
	@SuppressWarnings("unchecked") // of a source there is one type of mirrors
	public static <M extends Mirror> @Nullable M mirror(Object source, Function<Scope, M> make) {
		SessionGraph graph = SessionGraph.current();
		if (graph == null) {
			return null;
		}
		Mirror mirror = graph.mirrors.get(source);
		if (mirror == null) {
			mirror = graph.root.call(() -> make.apply(graph.root));
			graph.mirrors.put(source, mirror);
		}
		return (M) mirror;
	}

	/**
	 * Returns what the current graph keeps of something outside of it, if it was ever
	 * asked for.
	 * @param source what is outside
	 * @return the mirror, or null if there is none or no graph is current
	 */
	public static @Nullable Mirror existingMirror(Object source) {
		SessionGraph graph = SessionGraph.current();
		return (graph != null) ? graph.mirrors.get(source) : null;
	}

	/**
	 * Ends what this scope's graph keeps of something outside of it, if it keeps
	 * anything. Who asks for it again gets another one. Belongs to the graph's turn.
	 * @param source what is outside
	 */
	public void endMirror(Object source) {
		this.graph.endMirror(source);
	}

	/**
	 * Returns whether the current thread is in a turn of this scope's graph.
	 * @return whether it is
	 */
	public boolean isCurrentGraph() {
		return SessionGraph.current() == this.graph;
	}

	/**
	 * Refuses a write to something outside of graphs where signals must not be set.
	 * @param what what is written, for the message
	 * @throws IllegalStateException inside a memo
	 */
	public static void checkWritable(String what) {
		SessionGraph graph = SessionGraph.current();
		if (graph != null) {
			graph.checkNotComputing(what);
		}
	}

	/**
	 * Makes a scope that ends with this one at the latest.
	 * @return the new scope
	 */
	public Scope child() {
		Scope child = new Scope(this.graph, this);
		own(child);
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
		return this.graph.owned(this, action);
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
		current().own(cleanup);
	}

	/**
	 * Runs an action whose writes are one: effects run when the outermost batch ends.
	 * @param action what to do
	 * @throws RuntimeException what the action threw, or else the first that an effect
	 * threw; the others are suppressed in it
	 */
	public static void batch(Runnable action) {
		SessionGraph.required("batch").inBatch(action);
	}

	/**
	 * Runs an action whose writes are one, and returns its result.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return what the action returned
	 * @throws RuntimeException what the action threw, or else the first that an effect
	 * threw; the others are suppressed in it
	 */
	public static <T extends @Nullable Object> T batch(Supplier<? extends T> action) {
		return SessionGraph.required("batch").batch(action);
	}

	/**
	 * Reads without depending on what is read.
	 * @param <T> the type of the result
	 * @param reading what to read
	 * @return the result
	 */
	public static <T extends @Nullable Object> T untracked(Supplier<? extends T> reading) {
		SessionGraph graph = SessionGraph.current();
		return (graph == null || graph.reader() == null) ? reading.get() : graph.untracked(reading);
	}

	/**
	 * Returns the size of the graph to which this scope belongs.
	 * @return the size, as of now
	 */
	public GraphSize graphSize() {
		return this.graph.size();
	}

	/**
	 * Gives back the room that turns of this scope's graph have needed, and forgets what
	 * the graph has found out of how writes spread. Nothing that anybody could notice
	 * changes; the next turns take a little longer. Belongs to the graph's turn.
	 */
	public void trim() {
		this.graph.trim();
	}

	/**
	 * Returns what is alive in the graph to which this scope belongs. Runs nothing, and
	 * belongs to the graph's turn.
	 * @return the nodes and edges as of now
	 */
	public GraphSnapshot snapshot() {
		return GraphSnapshot.of(this.graph);
	}

	/**
	 * Sets who hears of what runs in the graph to which this scope belongs, and why.
	 * @param trace hears of each run from now on, instead of the one before; null for
	 * nobody
	 */
	public void trace(@Nullable Trace trace) {
		this.graph.trace(trace);
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
		if (!this.disposed && this.outer != null) {
			this.outer.disown();
		}
		this.graph.inBatch(this::end);
	}

	/** Notes that someone has the scope from now on. */
	Scope given() {
		this.given = true;
		return this;
	}

	/**
	 * Ends the scope if it owns nothing and nobody else has it, so that nothing is left
	 * of it, not even in what owns it.
	 * @return whether it has ended
	 */
	public boolean endIfUnused() {
		if (!isEmpty() || this.given || this.disposed) {
			return this.disposed;
		}
		Scope owner = this.outer;
		if (owner == null) {
			return false;
		}
		if (owner.dropLast(this)) {
			this.disposed = true;
		}
		else {
			dispose();
		}
		return true;
	}

	/** Ends without telling the owner, which does so itself. */
	void end() {
		if (this.disposed) {
			return;
		}
		this.disposed = true;
		Throwable failure = clearAll();
		Failures.rethrow(failure);
	}

	/**
	 * Gives what effects and watchers throw that this scope or one inside it owns to a
	 * handler, rather than to who sets a signal.
	 * @param handler returns whether it takes the failure; if not, the next handler
	 * further out is asked. May set signals
	 */
	public void onFailure(Predicate<Throwable> handler) {
		this.handler = handler;
	}

	/**
	 * Gives a failure to the nearest handler, of this scope or further out, that takes
	 * it.
	 * @param failure what was thrown
	 * @return whether one took it
	 */
	public boolean fail(Throwable failure) {
		for (Scope scope = this; scope != null; scope = scope.outer) {
			if (scope.handler != null && scope.handler.test(failure)) {
				return true;
			}
		}
		return false;
	}

	/** Gives a failure to the handlers; returns what is left, or what they threw. */
	static @Nullable Throwable untaken(@Nullable Scope scope, @Nullable Throwable failure) {
		try {
			return (failure != null && scope != null && scope.fail(failure)) ? null : failure;
		}
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	void own(Object made) {
		if (this.disposed) {
			throw new IllegalStateException("The scope has been disposed and can own nothing more");
		}
		hold(made);
	}

}
