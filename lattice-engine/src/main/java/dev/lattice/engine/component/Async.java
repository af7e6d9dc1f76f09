package dev.lattice.engine.component;

/**
 * The state of something that is being loaded.
 *
 * @param <T> the type of what is loaded
 */
public sealed interface Async<T> {

	/**
	 * Not there yet.
	 *
	 * @param <T> the type of what is loaded
	 */
	record Loading<T>() implements Async<T> {
	}

	/**
	 * There.
	 *
	 * @param <T> the type of what is loaded
	 * @param value what was loaded
	 */
	record Ready<T>(T value) implements Async<T> {
	}

	/**
	 * Could not be loaded.
	 *
	 * @param <T> the type of what is loaded
	 * @param cause why not
	 */
	record Failed<T>(Throwable cause) implements Async<T> {
	}

}
