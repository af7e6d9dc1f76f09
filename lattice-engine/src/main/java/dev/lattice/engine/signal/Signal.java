package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A value that the graph watches.
 * <p>
 * A signal belongs to the graph in which it was made and is used by one turn at a time.
 * It may be read by anything in that graph, and set by event handlers, effects and
 * actions handed over with {@link Scope#post}; not by memos. A write that
 * {@linkplain Objects#equals equals} the value changes nothing.
 *
 * @param <T> the type of the value
 */
public final class Signal<T extends @Nullable Object> extends Node implements Supplier<T> {

	private T value;

	/**
	 * The value that observers have seen; differs from {@code value} between a write and
	 * the next check.
	 */
	private T seen;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public Signal(T value) {
		super(Graph.required("signal"));
		this.value = value;
		this.seen = value;
	}

	Signal(Graph graph, T value) {
		super(graph);
		this.value = value;
		this.seen = value;
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 */
	@Override
	public T get() {
		if (this.graph.observer != null) {
			if (this.state == DIRTY) {
				this.graph.updateAndTell(this);
			}
			this.graph.track(this);
		}
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public T peek() {
		return this.value;
	}

	/**
	 * Sets the value; it is visible at once. Effects run before this returns, or at the
	 * end of the outermost batch.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public void set(T value) {
		this.graph.checkWrite(this);
		if (Objects.equals(this.value, value)) {
			return;
		}
		this.value = value;
		if (this.firstObserver == null) {
			this.seen = value;
			return;
		}
		this.state = DIRTY;
		this.graph.mark(this);
		this.graph.effects.flushUnlessBatched();
	}

	/**
	 * Sets the value to what the function makes of the current one. The current value is
	 * read without depending on it.
	 * @param change makes the new value of the current one
	 */
	public void update(UnaryOperator<T> change) {
		set(change.apply(this.value));
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public Signal<T> named(String name) {
		name(name);
		return this;
	}

	@Override
	void unobserved() {
		this.state = CLEAN;
		this.seen = this.value;
	}

	@Override
	boolean update() {
		this.state = CLEAN;
		boolean changed = !Objects.equals(this.seen, this.value);
		this.seen = this.value;
		return changed;
	}

	@Override
	String kind() {
		return "signal";
	}

	@Override
	void end() {
		// A signal holds no source: there is nothing to end.
	}

}
