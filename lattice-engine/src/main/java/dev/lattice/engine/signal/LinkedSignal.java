package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A value that is set like a signal, and reset whenever its source changes: the selected
 * one of some options, a draft of what is stored.
 * <p>
 * A source that comes out {@linkplain Objects#equals equal} resets nothing, and a reset
 * to an equal value runs nothing. Resetting waits until the value is read or set. While
 * the source fails, reading and setting throw what it threw.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("ReferenceEquality") // what it never had is told by identity
public final class LinkedSignal<T extends @Nullable Object> implements Supplier<T> {

	/*
	 * A reset makes a new signal, so that it is no write: it may happen inside a memo.
	 * Whoever reads depends on which signal it is and on its value.
	 */

	private final SessionGraph graph = SessionGraph.required("linked signal");

	private final Memo<Signal<T>> current;

	private @Nullable String name;

	private LinkedSignal(Function<LinkedSignal<T>, Supplier<Signal<T>>> link) {
		this.current = new Memo<>(link.apply(this));
	}

	/**
	 * Makes a linked signal in the current graph.
	 * @param <S> the type of the source's values
	 * @param <T> the type of the value
	 * @param source what the value depends on; a computation, a signal or a memo
	 * @param reset makes the value of a new source; its reads are untracked
	 * @return the linked signal
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <S extends @Nullable Object, T extends @Nullable Object> LinkedSignal<T> of(
			Supplier<? extends S> source, Function<? super S, ? extends T> reset) {
		return of(source, (value, previous) -> reset.apply(value));
	}

	/**
	 * Makes a linked signal in the current graph, whose resets know what was before.
	 * @param <S> the type of the source's values
	 * @param <T> the type of the value
	 * @param source what the value depends on; a computation, a signal or a memo
	 * @param reset makes the value of a new source; its reads are untracked
	 * @return the linked signal
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <S extends @Nullable Object, T extends @Nullable Object> LinkedSignal<T> of(
			Supplier<? extends S> source, Reset<S, T> reset) {
		return new LinkedSignal<>((linked) -> new Link<S, T>(linked, source, reset));
	}

	/**
	 * Returns the value, reset if the source changed; whatever is running then depends on
	 * it.
	 */
	@Override
	public T get() {
		return this.current.get().get();
	}

	/**
	 * Returns the value, reset if the source changed, without depending on it.
	 * @return the value
	 */
	public T peek() {
		return this.current.peek().peek();
	}

	/**
	 * Sets the value until the source changes again. An equal value changes nothing.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the session, or inside a memo
	 */
	public void set(T value) {
		this.current.peek().set(value);
	}

	/**
	 * Sets the value to what the function makes of the current one, which is read without
	 * depending on it.
	 * @param change makes the new value of the current one
	 * @throws IllegalStateException outside a turn of the session, or inside a memo
	 */
	public void update(UnaryOperator<T> change) {
		this.current.peek().update(change);
	}

	/**
	 * Gives the linked signal a name for messages and tools.
	 * @param name the name
	 * @return this linked signal
	 */
	public LinkedSignal<T> named(String name) {
		this.name = name;
		this.current.named(name);
		return this;
	}

	private Signal<T> made(T value) {
		Signal<T> signal = new Signal<>(this.graph, value);
		return (this.name != null) ? signal.named(this.name) : signal;
	}

	/**
	 * Makes the value of a new source.
	 *
	 * @param <S> the type of the source's values
	 * @param <T> the type of the value
	 */
	@FunctionalInterface
	public interface Reset<S extends @Nullable Object, T extends @Nullable Object> {

		/**
		 * Makes the value.
		 * @param source what the source is now
		 * @param previous what was before; null the first time
		 * @return the value
		 */
		T value(S source, @Nullable Previous<S, T> previous);

	}

	/**
	 * What was before a reset.
	 *
	 * @param <S> the type of the source's values
	 * @param <T> the type of the value
	 * @param source the source that the value was made for
	 * @param value the value, as it was last set
	 */
	public record Previous<S extends @Nullable Object, T extends @Nullable Object>(S source, T value) {
	}

	/** What the value was made for. */
	private static final class Link<S extends @Nullable Object, T extends @Nullable Object>
			implements Supplier<Signal<T>> {

		private final LinkedSignal<T> linked;

		private final Supplier<? extends S> source;

		private final Reset<S, T> reset;

		private @Nullable Previous<S, Signal<T>> last;

		Link(LinkedSignal<T> linked, Supplier<? extends S> source, Reset<S, T> reset) {
			this.linked = linked;
			this.source = source;
			this.reset = reset;
		}

		@Override
		public Signal<T> get() {
			S now = this.source.get();
			Previous<S, Signal<T>> last = this.last;
			if (last != null && Objects.equals(last.source(), now)) {
				return last.value();
			}
			Previous<S, T> previous = (last != null) ? new Previous<>(last.source(), last.value().peek()) : null;
			T value = Scope.untracked(() -> this.reset.value(now, previous));
			boolean same = previous != null && Objects.equals(previous.value(), value);
			Signal<T> signal = (last != null && same) ? last.value() : this.linked.made(value);
			this.last = new Previous<>(now, signal);
			return signal;
		}

	}

}
