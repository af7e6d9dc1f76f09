package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessChange;
import dev.lattice.crdt.protocol.AwarenessListener;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** Who is present in a room, in the order in which they came. */
final class LivePresence<T> extends LiveRows<T> implements AwarenessListener {

	private final RoomDocument document;

	private final ValueCodec<T> codec;

	private final Function<Map<String, Object>, @Nullable T> others;

	LivePresence(RoomDocument document, ValueCodec<T> codec, Function<Map<String, Object>, @Nullable T> others) {
		this.document = document;
		this.codec = codec;
		this.others = others;
	}

	/** All who are present. */
	static <T> List<Row<T>> read(Awareness awareness, ValueCodec<T> codec,
			Function<Map<String, Object>, @Nullable T> others) {
		List<Row<T>> rows = new ArrayList<>();
		awareness.states()
			.forEach((client, state) -> rows.add(new Row<>(String.valueOf(client), value(state, codec, others))));
		return rows;
	}

	/** What is known of a client, or null: what others say of themselves is theirs. */
	private static <T> @Nullable T value(@Nullable Object state, ValueCodec<T> codec,
			Function<Map<String, Object>, @Nullable T> others) {
		if (!(state instanceof Map<?, ?> fields)) {
			return null;
		}
		Map<String, Object> all = new LinkedHashMap<>();
		Object user = fields.get(Identity.FIELD);
		if (user instanceof Map<?, ?> more) {
			copy(more, all);
		}
		copy(fields, all);
		try {
			return codec.read(all);
		}
		catch (RuntimeException ex) {
			return named(all, codec, others);
		}
	}

	private static <T> @Nullable T named(Map<String, Object> all, ValueCodec<T> codec,
			Function<Map<String, Object>, @Nullable T> others) {
		try {
			return codec.read(all.get(Seat.NAME));
		}
		catch (RuntimeException ex) {
			return other(all, others);
		}
	}

	/** What fails here would reach whoever says it, and keep it from the others. */
	private static <T> @Nullable T other(Map<String, Object> all, Function<Map<String, Object>, @Nullable T> others) {
		try {
			return others.apply(all);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static void copy(Map<?, ?> from, Map<String, Object> into) {
		from.forEach((name, value) -> {
			if (value != null) {
				into.put((String) name, value);
			}
		});
	}

	/** Tells somebody of changes, until it is closed. */
	static Subscription listen(RoomDocument document, Awareness awareness, AwarenessListener listener) {
		awareness.addListener(listener);
		return () -> document.awareness((same) -> {
			same.removeListener(listener);
			return true;
		});
	}

	@Override
	Subscription observe(Doc doc) {
		return this.document.awareness((awareness) -> {
			begin(Rows.of(read(awareness, this.codec, this.others)));
			return listen(this.document, awareness, this);
		});
	}

	@Override
	public void changed(AwarenessChange change, @Nullable Object origin) {
		Map<Long, Object> states = this.document.awareness(Awareness::states);
		Change<T> rows = new Change<>(rows());
		change.removed().forEach((client) -> put(rows, client, null));
		change.added().forEach((client) -> put(rows, client, states.get(client)));
		change.updated().forEach((client) -> put(rows, client, states.get(client)));
		rows.to(this);
	}

	private void put(Change<T> change, long client, @Nullable Object state) {
		String key = String.valueOf(client);
		int at = 0;
		while (at < change.rows().size() && !change.rows().get(at).key.equals(key)) {
			at++;
		}
		List<Row<T>> now = (state != null) ? List.of(new Row<>(key, value(state, this.codec, this.others))) : List.of();
		int was = (at < change.rows().size()) ? 1 : 0;
		if (was == 1 && now.size() == 1 && Objects.equals(change.rows().get(at).value, now.getFirst().value)) {
			// A caret was moved.
			return;
		}
		if (was + now.size() > 0) {
			change.splice(at, was, now);
		}
	}

}
