package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YEvent;
import dev.lattice.crdt.YMap;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** The entries of a map of the document, in the order of their keys. */
final class LiveMap<T> extends LiveRows<T> {

	private final RoomViews views;

	private final String name;

	private final ValueCodec<T> codec;

	/** Whether it was read in the midst of a transaction, of which events will tell. */
	private boolean partial;

	LiveMap(RoomViews views, String name, ValueCodec<T> codec) {
		this.views = views;
		this.name = name;
		this.codec = codec;
	}

	/** Where a key stands among rows in the order of keys, or would. */
	static int find(Rows<?> rows, String key) {
		return rows.search((row) -> row.key.compareTo(key));
	}

	/** All entries of a map as rows. */
	static <T> Rows<T> read(RoomViews views, YMap map, String name, ValueCodec<T> codec) {
		List<Row<T>> rows = new ArrayList<>();
		List<String> keys = new ArrayList<>(map.keys());
		keys.sort(null);
		keys.forEach((key) -> rows.add(row(views, map, name, codec, key)));
		return Rows.of(rows);
	}

	private static <T> Row<T> row(RoomViews views, YMap map, String name, ValueCodec<T> codec, String key) {
		return new Row<>(key, views.decoded(name, "key '" + key + "'", codec, Stored.plain(map.get(key))));
	}

	@Override
	Subscription observe(Doc doc) {
		YMap map = doc.map(this.name);
		begin(read(this.views, map, this.name, this.codec));
		this.partial = this.views.isEditing(doc);
		return map.observeDeep((events, transaction) -> {
			if (this.partial) {
				this.partial = false;
				renew(read(this.views, map, this.name, this.codec));
			}
			else {
				changed(map, events);
			}
		});
	}

	private void changed(YMap map, List<YEvent> events) {
		Set<String> keys = new LinkedHashSet<>();
		for (YEvent event : events) {
			if (event.path().isEmpty()) {
				keys.addAll(event.keys().keySet());
			}
			else {
				keys.add(String.valueOf(event.path().getFirst()));
			}
		}
		Change<T> change = new Change<>(rows());
		keys.forEach((key) -> change(change, map, key));
		change.to(this);
	}

	private void change(Change<T> change, YMap map, String key) {
		int at = find(change.rows(), key);
		boolean was = at < change.rows().size() && change.rows().get(at).key.equals(key);
		@Nullable Row<T> now = map.has(key) ? row(this.views, map, this.name, this.codec, key) : null;
		if (was || now != null) {
			change.splice(at, was ? 1 : 0, (now != null) ? List.of(now) : List.of());
		}
	}

}
