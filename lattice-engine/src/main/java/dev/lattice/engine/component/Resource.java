package dev.lattice.engine.component;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Something that is loaded, and loaded anew whenever its source changes or
 * {@link #refresh} asks for it. Until a newer load is done, the value of the one before
 * stays at hand.
 * <p>
 * Only the latest load counts; what an earlier one comes to is dropped. A resource ends
 * with the scope that is current when it is made. It belongs to its session's turns.
 *
 * @param <S> the type of the source's values
 * @param <T> the type of what is loaded
 */
public final class Resource<S extends @Nullable Object, T> {

	private final Signal<Async<T>> state = new Signal<>(new Async.Loading<>());

	private final Memo<Async<T>> value = new Memo<>(this.state);

	private final Signal<Integer> refreshes = new Signal<>(0);

	/**
	 * Makes a resource and begins to load it.
	 * @param source what the load depends on
	 * @param loader begins a load of the source's value and tells the result, now or
	 * later; must not block. It reads untracked; a cleanup that it registers with
	 * {@link Scope#onDispose} runs before the next load. A {@link RuntimeException} that
	 * it throws is the load's failure
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public Resource(Supplier<? extends S> source, BiConsumer<? super S, Result<T>> loader) {
		new Effect(() -> {
			this.refreshes.get();
			S from = source.get();
			load(from, loader);
		});
	}

	private void load(S from, BiConsumer<? super S, Result<T>> loader) {
		// Over when the next load begins: it drops what is posted to it from then on.
		Scope load = Scope.current().child();
		this.state.update((before) -> new Async.Loading<>(before.latest()));
		load.run(() -> {
			try {
				loader.accept(from, new Result<>(load, this.state));
			}
			catch (RuntimeException ex) {
				this.state.set(new Async.Failed<>(ex));
			}
		});
	}

	/**
	 * Returns how far the latest load is. It changes once for each step: a load begins,
	 * is done, or fails.
	 * @return the state of the latest load
	 */
	public Memo<Async<T>> value() {
		return this.value;
	}

	/**
	 * Loads the source's value anew, unless the resource has ended.
	 * @throws IllegalStateException outside a turn of the resource's session, or inside a
	 * memo
	 */
	public void refresh() {
		this.refreshes.update((count) -> count + 1);
	}

	/**
	 * Takes what a load comes to, on any thread. It is seen in a later turn, unless a
	 * newer load has begun by then; of several, the last counts.
	 *
	 * @param <T> the type of what is loaded
	 */
	public static final class Result<T> {

		private final Scope load;

		private final Signal<Async<T>> state;

		private Result(Scope load, Signal<Async<T>> state) {
			this.load = load;
			this.state = state;
		}

		/**
		 * Ends the load with a value.
		 * @param value what was loaded
		 */
		public void ready(T value) {
			become(new Async.Ready<>(value));
		}

		/**
		 * Ends the load without a value.
		 * @param cause why it failed
		 */
		public void failed(Throwable cause) {
			become(new Async.Failed<>(cause));
		}

		private void become(Async<T> outcome) {
			this.load.post(() -> this.state.set(outcome));
		}

	}

}
