package dev.lattice.engine.form;

import java.util.Objects;
import java.util.function.Function;

/**
 * How a value is entered as a text.
 *
 * @param <T> the type of the value
 * @param type the type of the {@code input}
 * @param inputmode which keyboard suits it, as the attribute of that name; empty: the
 * browser decides
 * @param read says what a text that is not blank means
 * @param write the text of a value, as {@code read} takes it
 * @param show the text of a value, as a person reads it in a sentence
 */
public record InputType<T>(String type, String inputmode, Function<String, Reading<T>> read, Function<T, String> write,
		Function<T, String> show) {

	/**
	 * Makes a type.
	 */
	public InputType {
		Objects.requireNonNull(read, "read");
		Objects.requireNonNull(write, "write");
		Objects.requireNonNull(show, "show");
	}

}
