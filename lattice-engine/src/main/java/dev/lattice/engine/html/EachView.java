package dev.lattice.engine.html;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A row for each item. A row stays as long as its key does; when the item behind the key
 * is another (by {@code equals}), the row is made again and the differences are sent.
 *
 * @param <T> the type of the items
 * @param items gives the items, in order
 * @param key gives what tells an item from the others
 * @param row makes the row of an item; what it reads outside of holes is not tracked
 */
public record EachView<T>(Supplier<? extends Collection<? extends T>> items, Function<? super T, ?> key,
		Function<? super T, ? extends View> row) implements ViewHole {
}
