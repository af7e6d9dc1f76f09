package dev.lattice.engine.form;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What an input means: a value, nothing, or nothing that can be understood.
 *
 * @param <T> the type of the value
 * @param value the value; null if there is none
 * @param problem why the input is not understood, as a sentence for the user; empty if it
 * is
 */
public record Reading<T>(@Nullable T value, String problem) {

	/**
	 * Makes a reading.
	 */
	public Reading {
		Objects.requireNonNull(problem, "problem");
	}

	/**
	 * Says what an input means.
	 * @param <T> the type of the value
	 * @param value the value; null if the input is empty
	 * @return the reading
	 */
	public static <T> Reading<T> of(@Nullable T value) {
		return new Reading<>(value, "");
	}

	/**
	 * Says why an input means nothing.
	 * @param <T> the type of the value
	 * @param problem a sentence for the user
	 * @return the reading
	 */
	public static <T> Reading<T> failed(String problem) {
		if (problem.isEmpty()) {
			throw new IllegalArgumentException("A reading that failed says why; the sentence is empty");
		}
		return new Reading<>(null, problem);
	}

	boolean isSound() {
		return this.problem.isEmpty();
	}

}
