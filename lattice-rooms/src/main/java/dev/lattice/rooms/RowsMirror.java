package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.signal.KeyedSignals;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/** The rows of a part of a room as one session has seen them. */
final class RowsMirror<T> extends RoomMirror<LiveRows<T>> {

	/*
	 * The rows are shared with all other sessions; the session has its signals, and who
	 * reads them again and again. As in a list signal, all that is read comes from the
	 * rows.
	 */

	/** From so many changed rows on, all keys that are watched are looked at instead. */
	private static final int MANY = 512;

	private Rows<T> rows;

	private long version;

	private final Signal<Integer> writes = new Signal<>(0);

	private final Signal<Integer> size;

	private final KeyedSignals<Integer, @Nullable T> positions = new KeyedSignals<>();

	private final KeyedSignals<String, @Nullable T> keys = new KeyedSignals<>();

	private final Memo<List<T>> values = new Memo<>(() -> {
		this.writes.get();
		return rows().values();
	});

	private final Memo<Map<String, T>> map = new Memo<>(() -> {
		this.writes.get();
		return map(rows());
	});

	private final List<Reader> readers = new ArrayList<>(1);

	RowsMirror(RoomViews views, ViewKey key, Scope root, Supplier<? extends LiveRows<T>> make) {
		super(views, key, root, make);
		LiveRows.Since<T> now = this.live.now();
		this.rows = now.rows();
		this.version = now.version();
		this.size = new Signal<>(this.rows.shown());
	}

	Rows<T> rows() {
		return this.rows;
	}

	/** What has changed in the room that the session has not seen; within the room. */
	LiveRows.Since<T> unseen() {
		return this.live.since(this.version, this.rows.size());
	}

	static <T> Map<String, T> map(Rows<T> rows) {
		Map<String, T> map = new LinkedHashMap<>();
		rows.forEach((row) -> {
			if (row.isShown()) {
				map.put(row.key, row.required());
			}
		});
		return Collections.unmodifiableMap(map);
	}

	// Reading

	List<T> values() {
		return this.values.get();
	}

	Map<String, T> map() {
		return this.map.get();
	}

	int size() {
		this.size.get();
		return this.rows.shown();
	}

	T get(int index) {
		this.positions.read(index, valueAt(index));
		return this.rows.getShown(index).required();
	}

	@Nullable T get(String key) {
		T value = valueOf(key);
		this.keys.read(key, value);
		return value;
	}

	ListReader<T> reader() {
		Reader reader = new Reader();
		this.readers.add(reader);
		Scope.onDispose(() -> this.readers.remove(reader));
		return reader;
	}

	private @Nullable T valueAt(int index) {
		return (index >= 0 && index < this.rows.shown()) ? this.rows.getShown(index).value : null;
	}

	private @Nullable T valueOf(String key) {
		int at = LiveMap.find(this.rows, key);
		return (at < this.rows.size() && this.rows.get(at).key.equals(key)) ? this.rows.get(at).value : null;
	}

	// Following

	@Override
	void follow() {
		LiveRows.Since<T> since = unseen();
		if (since.version() == this.version) {
			return;
		}
		Rows<T> before = this.rows;
		Scope.batch(() -> {
			this.rows = since.rows();
			this.version = since.version();
			tell(before, since.edits());
			this.writes.update((count) -> count + 1);
			this.size.set(this.rows.shown());
			this.positions.setEach(this::valueAt);
		});
	}

	private void tell(Rows<T> before, ListEdits edits) {
		int changed = 0;
		int seen = 0;
		int now = 0;
		for (int i = 0; i < edits.count(); i++) {
			int from = seen + edits.start(i) - now;
			seen = from + edits.removed(i);
			now = edits.start(i) + edits.added(i);
			tellReaders(edits.start(i), before.shownBefore(seen) - before.shownBefore(from), now);
			changed += edits.removed(i) + edits.added(i);
			if (changed <= MANY) {
				tellKeys(before, from, seen);
				tellKeys(this.rows, edits.start(i), now);
			}
		}
		if (changed > MANY) {
			this.keys.setEach(this::valueOf);
		}
	}

	private void tellReaders(int from, int removed, int to) {
		int shownFrom = this.rows.shownBefore(from);
		int added = this.rows.shownBefore(to) - shownFrom;
		for (Reader reader : this.readers) {
			reader.splice(shownFrom, removed, added);
		}
	}

	private void tellKeys(Rows<T> rows, int from, int to) {
		for (int i = from; i < to; i++) {
			String key = rows.get(i).key;
			if (!key.isEmpty()) {
				this.keys.set(key, valueOf(key));
			}
		}
	}

	/** Reads the rows again and again. */
	private final class Reader implements ListReader<T> {

		/** What has changed since the last time; null: anything may have. */
		private @Nullable ListEdits edits;

		@Override
		public @Nullable ListEdits next() {
			RowsMirror.this.writes.get();
			ListEdits next = this.edits;
			this.edits = new ListEdits();
			return next;
		}

		@Override
		public void reset() {
			this.edits = null;
		}

		@Override
		public int size() {
			return RowsMirror.this.rows.shown();
		}

		@Override
		public T get(int index) {
			return RowsMirror.this.rows.getShown(index).required();
		}

		void splice(int index, int removed, int added) {
			if (this.edits != null && !this.edits.splice(index, removed, added)) {
				this.edits = null;
			}
		}

	}

}
