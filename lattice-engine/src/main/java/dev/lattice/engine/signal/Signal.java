package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.engine.graph.Cell;
import dev.lattice.engine.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * A value that the graph watches.
 * <p>
 * A signal belongs to the graph in which it was made and is used by one turn at a time.
 * It may be read by anything in that graph, and set by event handlers, effects and
 * actions handed over with {@link Scope#post}; not by memos, unless they
 * {@linkplain Memo#writing say so}. A write that {@linkplain Objects#equals equals} the
 * value changes nothing.
 *
 * @param <T> the type of the value
 */
public sealed class Signal<T extends @Nullable Object> extends Cell implements Supplier<T>
		permits Signal.Compared, Signal.Watched, KeyedSignals.Entry {

	private T value;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public Signal(T value) {
		this(SessionGraph.required("signal"), value);
	}

	Signal(Graph graph, T value) {
		super(graph);
		this.value = value;
	}

	/**
	 * Makes a signal with an equality of its own.
	 * @param <T> the type of the value
	 * @param value the first value
	 * @param equality decides whether a write changes the value
	 * @return the signal
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <T extends @Nullable Object> Signal<T> of(T value, Equality<? super T> equality) {
		return new Compared<>(value, equality);
	}

	/**
	 * Makes a signal that says when somebody begins and ceases to observe it: an effect,
	 * a hole, or a memo that these read.
	 * @param <T> the type of the value
	 * @param value the first value
	 * @param watched runs when the first observer has come, untracked
	 * @param unwatched runs when the last observer has left, untracked
	 * @return the signal
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <T extends @Nullable Object> Signal<T> watched(T value, Runnable watched, Runnable unwatched) {
		return new Watched<>(value, watched, unwatched);
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 */
	@Override
	public final T get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public final T peek() {
		return this.value;
	}

	/**
	 * Sets the value; it is visible at once. Effects run before this returns, or at the
	 * end of the outermost batch.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public final void set(T value) {
		checkWritable();
		if (same(this.value, value)) {
			return;
		}
		changing();
		this.value = value;
		changed();
	}

	/**
	 * Sets the value to what the function makes of the current one. The current value is
	 * read without depending on it.
	 * @param change makes the new value of the current one
	 */
	public final void update(UnaryOperator<T> change) {
		set(change.apply(this.value));
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public final Signal<T> named(String name) {
		graph().name(this, name);
		return this;
	}

	@SuppressWarnings("ReferenceEquality") // equals comes after it
	boolean same(@Nullable T before, @Nullable T after) {
		// Not Objects.equals, so that the call is compiled for the types seen here.
		return (before == after) || (before != null && before.equals(after));
	}

	@Override
	protected final @Nullable Object object() {
		return this.value;
	}

	@Override
	@SuppressWarnings("unchecked") // it was kept by this signal
	protected final boolean is(@Nullable Object object, long bits) {
		return same((T) object, this.value);
	}

	@Override
	protected final @Nullable Object shown() {
		return this.value;
	}

	/** A signal with an equality of its own. */
	static final class Compared<T extends @Nullable Object> extends Signal<T> {

		private final Equality<? super T> equality;

		Compared(T value, Equality<? super T> equality) {
			super(value);
			this.equality = equality;
		}

		@Override
		@SuppressWarnings("NullAway") // each is a T
		boolean same(@Nullable T before, @Nullable T after) {
			return Scope.untracked(() -> this.equality.same(before, after));
		}

	}

	/** A signal that says when somebody observes it. */
	static final class Watched<T extends @Nullable Object> extends Signal<T> {

		private final Runnable watched;

		private final Runnable unwatched;

		Watched(T value, Runnable watched, Runnable unwatched) {
			super(value);
			this.watched = watched;
			this.unwatched = unwatched;
		}

		@Override
		protected void observed() {
			graph().later(this.watched);
		}

		@Override
		protected void unobserved() {
			graph().later(this.unwatched);
		}

	}

}
