package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.engine.collection.ListEdits;
import org.jspecify.annotations.Nullable;

/** Rows of a map in another order, all or some. */
final class LiveOrder<T> extends LiveRows<T> implements ViewFollower {

	private final RoomViews views;

	private final ViewKey mapKey;

	private final Supplier<LiveMap<T>> makeMap;

	private final Function<? super T, String> order;

	private final Predicate<T> shown;

	private @Nullable LiveMap<T> map;

	private Rows<T> seen = Rows.empty();

	private long version;

	LiveOrder(RoomViews views, ViewKey mapKey, Supplier<LiveMap<T>> makeMap, Function<? super T, String> order,
			Predicate<T> shown) {
		this.views = views;
		this.mapKey = mapKey;
		this.makeMap = makeMap;
		this.order = order;
		this.shown = shown;
	}

	/** The rows of a map in an order. */
	static <T> Rows<T> sorted(RoomViews views, Rows<T> map, Function<? super T, String> order, Predicate<T> shown) {
		List<Placed<T>> placed = new ArrayList<>();
		map.forEach((row) -> {
			String at = place(views, "map", row, order, shown);
			if (at != null) {
				placed.add(new Placed<>(at, row));
			}
		});
		placed.sort((one, other) -> compare(one.at, one.row.key, other.at, other.row.key));
		List<Row<T>> rows = new ArrayList<>(placed.size());
		placed.forEach((each) -> rows.add(each.row));
		return Rows.of(rows);
	}

	/** The order of a row, or null if it is none of these rows. */
	private static <T> @Nullable String place(RoomViews views, String name, Row<T> row,
			Function<? super T, String> order, Predicate<T> shown) {
		if (!row.isShown()) {
			return null;
		}
		try {
			return shown.test(row.required()) ? String.valueOf(order.apply(row.required())) : null;
		}
		catch (RuntimeException ex) {
			views.skipped(name, "key '" + row.key + "'", "Its order is not known: " + ex);
			return null;
		}
	}

	private static int compare(String order, String key, String otherOrder, String otherKey) {
		int compared = order.compareTo(otherOrder);
		return (compared != 0) ? compared : key.compareTo(otherKey);
	}

	@Override
	Subscription observe(Doc doc) {
		LiveMap<T> map = this.views.follow(this.mapKey, this.makeMap, doc, this);
		this.map = map;
		LiveRows.Since<T> now = map.now();
		this.seen = now.rows();
		this.version = now.version();
		begin(sorted(this.views, this.seen, this.order, this.shown));
		return () -> {
		};
	}

	@Override
	void end(Doc doc) {
		super.end(doc);
		if (this.map != null) {
			this.views.leave(doc, this.mapKey, this.map, this);
		}
	}

	@Override
	public void told() {
		if (this.map == null) {
			return;
		}
		LiveRows.Since<T> since = this.map.since(this.version, this.seen.size());
		Rows<T> before = this.seen;
		this.seen = since.rows();
		this.version = since.version();
		Change<T> change = new Change<>(rows());
		ListEdits edits = since.edits();
		int was = 0;
		int now = 0;
		for (int i = 0; i < edits.count(); i++) {
			was += edits.start(i) - now;
			before.stretch(was, edits.removed(i)).forEach((row) -> remove(change, row));
			this.seen.stretch(edits.start(i), edits.added(i)).forEach((row) -> insert(change, row));
			was += edits.removed(i);
			now = edits.start(i) + edits.added(i);
		}
		change.to(this);
	}

	private void remove(Change<T> change, Row<T> row) {
		String at = place(this.views, this.mapKey.name(), row, this.order, this.shown);
		if (at != null) {
			change.splice(find(change.rows(), at, row.key), 1, List.of());
		}
	}

	private void insert(Change<T> change, Row<T> row) {
		String at = place(this.views, this.mapKey.name(), row, this.order, this.shown);
		if (at != null) {
			change.splice(find(change.rows(), at, row.key), 0, List.of(row));
		}
	}

	private int find(Rows<T> rows, String at, String key) {
		return rows.search((row) -> compare(String.valueOf(this.order.apply(row.required())), row.key, at, key));
	}

	/**
	 * A row and its order.
	 *
	 * @param <T> the type of the values
	 * @param at its order
	 * @param row the row
	 */
	private record Placed<T>(String at, Row<T> row) {
	}

}
