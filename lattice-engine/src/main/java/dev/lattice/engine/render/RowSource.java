package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.collection.ListSource;
import dev.lattice.engine.html.EachView;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Gives a hole the rows of an {@code each}: from a list that says what has changed, or
 * else by comparing all items.
 *
 * @param <T> the type of the items
 */
final class RowSource<T> {

	private final EachView<T> each;

	/** Tells what has changed, if the list is one that does. */
	private final @Nullable ListReader<? extends T> reader;

	private RowSource(EachView<T> each, @Nullable ListReader<? extends T> reader) {
		this.each = each;
		this.reader = reader;
	}

	/** Follows a list; what that needs belongs to the current scope. */
	@SuppressWarnings("unchecked") // a list of T's supplies collections of T's
	static <T> RowSource<T> of(EachView<T> each) {
		return new RowSource<>(each,
				(each.items() instanceof ListSource<?> list) ? ((ListSource<? extends T>) list).reader() : null);
	}

	/** Whether rows that have been said are forgotten but for their keys. */
	boolean isForgetting() {
		return this.each.retention() == EachView.Retention.KEYS;
	}

	/**
	 * Shows the items as they are; whatever runs then depends on them.
	 * @param renewed whether all rows are to be made anew
	 */
	void show(LiveHole hole, boolean renewed) {
		if (this.reader != null) {
			follow(hole, this.reader, renewed);
		}
		else {
			List<T> items = new ArrayList<>(this.each.items().get());
			compare(hole, items.size(), items::get, renewed);
		}
	}

	private void follow(LiveHole hole, ListReader<? extends T> reader, boolean renewed) {
		ListEdits told = reader.next();
		if (!isTold()) {
			compare(hole, reader.size(), reader::get, renewed);
			return;
		}
		ListEdits edits = (told != null && !renewed) ? told : ListEdits.all(hole.instances.size(), reader.size());
		try {
			Scope.untracked(() -> {
				hole.reconcile(rows(hole, reader.size(), reader::get), edits, renewed);
				return 0;
			});
		}
		catch (RuntimeException | Error ex) {
			// What the hole shows is not what the reader has told.
			reader.reset();
			throw ex;
		}
	}

	/** Shows the items that the window lets through, compared with what is shown. */
	private void compare(LiveHole hole, int size, IntFunction<? extends T> items, boolean renewed) {
		int count = switch (this.each.window()) {
			case EachView.Window.All all -> size;
			case EachView.Window.First(int most) -> Math.min(size, most);
			case EachView.Window.Last(int most) -> Math.min(size, most);
		};
		int first = (this.each.window() instanceof EachView.Window.Last) ? size - count : 0;
		Scope.untracked(() -> {
			Rows rows = rows(hole, count, (index) -> items.apply(first + index));
			hole.reconcile(rows, renewed ? ListEdits.all(hole.instances.size(), count) : edits(hole, rows), renewed);
			return 0;
		});
	}

	/** Whether only what has changed is looked at. */
	private boolean isTold() {
		return this.reader != null && this.each.window() instanceof EachView.Window.All;
	}

	private boolean isSame(Instance instance, @Nullable Object item) {
		// What was forgotten is the same as long as its key is, unless it is said to be
		// another.
		return isForgetting() ? !isTold() : Objects.equals(instance.item, item);
	}

	private Rows rows(LiveHole hole, int count, IntFunction<? extends T> items) {
		return new Rows(count, (index) -> {
			T item = items.apply(index);
			return Keys.check(this.each.key().apply(item), item);
		}, items, (index) -> Made.untracked(hole.scope, () -> this.each.row().apply(items.apply(index))),
				(instance, index) -> isSame(instance, items.apply(index)));
	}

	/** One stretch: all but the rows at both ends that are the same as before. */
	private static ListEdits edits(LiveHole hole, Rows rows) {
		int before = hole.instances.size();
		int most = Math.min(before, rows.count());
		int first = 0;
		while (first < most && isSameRow(hole.instances.get(first), rows, first)) {
			first++;
		}
		int last = 0;
		while (last < most - first && isSameRow(hole.instances.get(before - 1 - last), rows, rows.count() - 1 - last)) {
			last++;
		}
		return ListEdits.of(first, before - first - last, rows.count() - first - last);
	}

	private static boolean isSameRow(Instance instance, Rows rows, int index) {
		return rows.same().test(instance, index) && Objects.equals(instance.key, rows.keys().apply(index));
	}

}
