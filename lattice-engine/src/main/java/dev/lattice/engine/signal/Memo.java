package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value computed from others, kept until one of them changes.
 * <p>
 * It is computed when it is read, not before, and once however many read it. When it
 * comes out {@linkplain Objects#equals equal} to the value before, what depends on it
 * does not run. An exception is kept like a value and thrown to every reader until a
 * source changes. The computation must not set signals.
 *
 * @param <T> the type of the value
 */
public final class Memo<T extends @Nullable Object> extends Node implements Supplier<T> {

	private final Supplier<? extends T> computation;

	private @Nullable T value;

	private @Nullable Throwable failure;

	private boolean computed;

	private @Nullable Memo<?> outer;

	private @Nullable Scope inner;

	/**
	 * Makes a memo in the current graph, owned by the current scope.
	 * @param computation computes the value from what it reads
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public Memo(Supplier<? extends T> computation) {
		super(Graph.required("memo"));
		this.computation = computation;
		this.state = DIRTY;
		Scope.adopt(this.graph, this);
		this.graph.observerAdded();
	}

	/**
	 * Returns the value, computing it if a source changed; whatever is running then
	 * depends on it.
	 * @throws IllegalStateException if the computation needs its own result
	 */
	@Override
	@SuppressWarnings("NullAway") // the value is a T once computed; T itself may be
									// nullable
	public T get() {
		if (this.state == RUNNING) {
			throw circle();
		}
		if (this.state == DEAD && !this.computed) {
			return Scope.untracked(this.computation);
		}
		if (this.state == CHECK || this.state == DIRTY) {
			if (this.graph.check(this)) {
				this.graph.updateAndTell(this);
			}
		}
		this.graph.track(this);
		if (this.failure != null) {
			throw Failures.rethrow(this.failure);
		}
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public T peek() {
		return Scope.untracked(this);
	}

	/**
	 * Gives the memo a name for messages and tools.
	 * @param name the name
	 * @return this memo
	 */
	public Memo<T> named(String name) {
		name(name);
		return this;
	}

	@Override
	@SuppressWarnings("ReferenceEquality") // a failure is the same only if nothing was
											// computed since
	boolean update() {
		T before = this.value;
		Throwable failedBefore = this.failure;
		this.state = RUNNING;
		if (this.inner != null) {
			this.inner.clear();
		}
		else {
			this.inner = new Scope(this.graph);
		}
		this.outer = this.graph.computing;
		this.graph.computing = this;
		try {
			this.graph.run(this, this.inner, this::compute);
		}
		finally {
			this.computed = true;
			this.graph.computing = this.outer;
			this.outer = null;
			if (this.state == RUNNING) {
				this.state = CLEAN;
			}
		}
		return this.failure != failedBefore || !Objects.equals(before, this.value);
	}

	private void compute() {
		try {
			this.value = this.computation.get();
			this.failure = null;
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
		}
	}

	@Override
	IllegalStateException circle() {
		StringBuilder path = new StringBuilder(toString());
		for (Memo<?> memo = this.graph.computing; memo != null && memo != this; memo = memo.outer) {
			path.insert(0, memo + " -> ");
		}
		return new IllegalStateException("The value of the " + this + " depends on itself: " + this + " -> " + path
				+ "; break the circle, or read one of them with untracked and keep its last value in a signal");
	}

	@Override
	void unobserved() {
		if (this.state != DEAD && this.state != RUNNING) {
			this.state = DIRTY;
			this.graph.dropSources(this);
		}
	}

	@Override
	String kind() {
		return "memo";
	}

	@Override
	void end() {
		if (this.state == DEAD) {
			return;
		}
		this.state = DEAD;
		this.graph.observerEnded();
		this.graph.dropSources(this);
		if (this.inner != null) {
			this.inner.dispose();
		}
	}

}
