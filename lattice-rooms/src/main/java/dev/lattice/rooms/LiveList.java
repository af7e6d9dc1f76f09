package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YEvent;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** The entries of an array of the document. */
final class LiveList<T> extends LiveRows<T> {

	private final RoomViews views;

	private final String name;

	private final ValueCodec<T> codec;

	/** Whether it was read in the midst of a transaction, of which events will tell. */
	private boolean partial;

	LiveList(RoomViews views, String name, ValueCodec<T> codec) {
		this.views = views;
		this.name = name;
		this.codec = codec;
	}

	/** All entries of an array as rows. */
	static <T> Rows<T> read(RoomViews views, YArray array, String name, ValueCodec<T> codec) {
		return Rows.of(rows(views, name, codec, 0, array.toList()));
	}

	private static <T> List<Row<T>> rows(RoomViews views, String name, ValueCodec<T> codec, int from,
			List<? extends @Nullable Object> stored) {
		List<Row<T>> rows = new ArrayList<>(stored.size());
		for (Object value : stored) {
			rows.add(
					new Row<>("", views.decoded(name, "position " + (from + rows.size()), codec, Stored.plain(value))));
		}
		return rows;
	}

	@Override
	Subscription observe(Doc doc) {
		YArray array = doc.array(this.name);
		begin(read(this.views, array, this.name, this.codec));
		this.partial = this.views.isEditing(doc);
		return array.observeDeep((events, transaction) -> {
			if (this.partial) {
				this.partial = false;
				renew(read(this.views, array, this.name, this.codec));
			}
			else {
				changed(array, events);
			}
		});
	}

	private void changed(YArray array, List<YEvent> events) {
		Change<T> change = new Change<>(rows());
		Set<Long> inside = new LinkedHashSet<>();
		for (YEvent event : events) {
			if (event.path().isEmpty()) {
				change(change, event.delta());
			}
			else if (event.path().getFirst() instanceof Long index) {
				inside.add(index);
			}
		}
		for (long index : inside) {
			int at = Math.toIntExact(index);
			change.splice(at, 1, rows(this.views, this.name, this.codec, at, List.of(plain(array, index))));
		}
		change.to(this);
	}

	private static Object plain(YArray array, long index) {
		Object stored = array.get(index);
		return (stored != null) ? stored : List.of();
	}

	private void change(Change<T> change, List<Delta> steps) {
		int at = 0;
		for (Delta step : steps) {
			switch (step) {
				case Delta.Retain retain -> at += Math.toIntExact(retain.length());
				case Delta.Delete(long length) -> change.splice(at, Math.toIntExact(length), List.of());
				case Delta.InsertValues(List<@Nullable Object> values) -> {
					change.splice(at, 0, rows(this.views, this.name, this.codec, at, values));
					at += values.size();
				}
				case Delta.Insert insert -> throw new IllegalStateException("An array got text");
			}
		}
	}

}
