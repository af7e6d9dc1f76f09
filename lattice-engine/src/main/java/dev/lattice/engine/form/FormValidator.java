package dev.lattice.engine.form;

import java.util.List;

/**
 * Looks at a whole value when it was submitted. Unlike rules it may take its time: ask a
 * database, another service.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface FormValidator<T> {

	/**
	 * Looks at a value whose fields have kept their rules. Runs in a turn of the session.
	 * @param value the value
	 * @return what is wrong with it; empty if nothing is
	 */
	List<Problem> problems(T value);

}
