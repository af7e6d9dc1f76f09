package dev.lattice.engine.component;

import org.jspecify.annotations.Nullable;

/**
 * The state of something that is being loaded.
 *
 * @param <T> the type of what is loaded
 */
public sealed interface Async<T> {

	/**
	 * Returns what there is to show: the value, or while it is loaded anew the one
	 * before.
	 * @return the latest value, or null if there is none or the last load failed
	 */
	@Nullable T latest();

	/**
	 * Not there yet, or not there anew.
	 *
	 * @param <T> the type of what is loaded
	 * @param latest what was loaded before, or null if there is none or the last load
	 * failed
	 */
	record Loading<T>(@Nullable T latest) implements Async<T> {

		/** Makes the state of what is loaded for the first time. */
		public Loading() {
			this(null);
		}

	}

	/**
	 * There.
	 *
	 * @param <T> the type of what is loaded
	 * @param value what was loaded
	 */
	record Ready<T>(T value) implements Async<T> {

		@Override
		public T latest() {
			return this.value;
		}

	}

	/**
	 * Could not be loaded.
	 *
	 * @param <T> the type of what is loaded
	 * @param cause why not
	 */
	record Failed<T>(Throwable cause) implements Async<T> {

		@Override
		public @Nullable T latest() {
			return null;
		}

	}

}
