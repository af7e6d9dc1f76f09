package dev.lattice.engine.form;

import java.util.function.Predicate;

/**
 * What a value must fulfil.
 *
 * @param <T> the type of the value
 * @param holds whether the value fulfils it
 * @param problem what the user is told if not
 */
record Rule<T>(Predicate<? super T> holds, String problem) {
}
