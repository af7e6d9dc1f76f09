package dev.lattice.engine.html;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A row for each item. A row stays as long as its key does; when the item behind the key
 * is another (by {@code equals}), the row is made again and the differences are sent. Of
 * a {@code ListSource} only what has changed is looked at, of any other collection all.
 *
 * @param <T> the type of the items
 * @param items gives the items, in order
 * @param key gives what tells an item from the others
 * @param row makes the row of an item; what it reads outside of holes is not tracked
 * @param window which of the items have a row
 * @param retention what is kept of a row that has been sent
 */
public record EachView<T>(Supplier<? extends Collection<? extends T>> items, Function<? super T, ?> key,
		Function<? super T, ? extends View> row, Window window, Retention retention) implements ViewHole {

	/** Which of the items have a row. */
	public sealed interface Window {

		/** All of them. */
		record All() implements Window {
		}

		/**
		 * The first ones.
		 *
		 * @param count how many, above 0
		 */
		record First(int count) implements Window {

			public First {
				check(count);
			}

		}

		/**
		 * The last ones.
		 *
		 * @param count how many, above 0
		 */
		record Last(int count) implements Window {

			public Last {
				check(count);
			}

		}

		private static void check(int count) {
			if (count <= 0) {
				throw new IllegalArgumentException("At most " + count + " rows show nothing; expected at least 1");
			}
		}

	}

	/** What is kept of a row that has been sent. */
	public enum Retention {

		/** Its item and what it shows: enough to compare it, and to say it again. */
		VALUES,

		/** Its key. */
		KEYS

	}

	/** All items, of which everything is kept. */
	EachView(Supplier<? extends Collection<? extends T>> items, Function<? super T, ?> key,
			Function<? super T, ? extends View> row) {
		this(items, key, row, new Window.All(), Retention.VALUES);
	}

	/**
	 * Shows no more than the first items; one that leaves makes room for the next.
	 * @param count how many at most, above 0
	 * @return these rows with a limit
	 */
	public EachView<T> first(int count) {
		return new EachView<>(this.items, this.key, this.row, new Window.First(count), this.retention);
	}

	/**
	 * Shows no more than the last items, as of a log: one that is added pushes the oldest
	 * one out.
	 * @param count how many at most, above 0
	 * @return these rows with a limit
	 */
	public EachView<T> last(int count) {
		return new EachView<>(this.items, this.key, this.row, new Window.Last(count), this.retention);
	}

	/**
	 * Keeps of a row that has been sent its key, and neither its item nor what it shows:
	 * a stream. Rows with holes or handlers are kept whole. Two things follow. When the
	 * page has to be said again, the items are asked for once more and their rows made
	 * anew. And an item whose key has a row already is taken for the same as before,
	 * since there is nothing to compare it with: what changes needs another key. (A
	 * {@code ListSignal} tells which item was set, so there it may have the same key; but
	 * such a list keeps the items itself.)
	 * @return these rows, of which little is kept
	 */
	public EachView<T> forgetting() {
		return new EachView<>(this.items, this.key, this.row, this.window, Retention.KEYS);
	}

}
