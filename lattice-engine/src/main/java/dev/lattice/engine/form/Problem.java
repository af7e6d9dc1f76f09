package dev.lattice.engine.form;

import java.util.Objects;

/**
 * What is wrong with a value.
 *
 * @param field the name of the field that it is about; empty: the form as a whole
 * @param message what the user is told
 */
public record Problem(String field, String message) {

	/**
	 * Makes a problem.
	 */
	public Problem {
		Objects.requireNonNull(field, "field");
		if (message.isBlank()) {
			throw new IllegalArgumentException("A problem says something to the user; this one is blank");
		}
	}

}
