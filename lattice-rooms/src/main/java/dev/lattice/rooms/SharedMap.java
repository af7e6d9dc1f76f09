package dev.lattice.rooms;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YMap;
import dev.lattice.engine.signal.Scope;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A map of a room: values by key, such as records by id. In the document it is the map of
 * its name; a record is a map of its fields there, so that two who change different
 * fields of it at once both do.
 * <p>
 * A session reads what it has seen, which stays the same within a turn but for its own
 * edits. What reads a key runs when that key has another value, what reads the map when
 * anything in it changes. Elsewhere the map is what the room holds now. Keys stand in the
 * order of their characters, everywhere the same. Values that are not of its type are
 * skipped and reported.
 *
 * @param <T> the type of the values
 */
public final class SharedMap<T> extends RoomView<RowsMirror<T>> implements Supplier<Map<String, T>> {

	private final ValueCodec<T> codec;

	SharedMap(RoomViews views, String name, ValueCodec<T> codec) {
		super(views, ViewKey.of(views, SharedMap.class, name, codec));
		this.codec = codec;
	}

	LiveMap<T> live() {
		return new LiveMap<>(this.views, this.key.name(), this.codec);
	}

	@Override
	RowsMirror<T> mirror(Scope root) {
		return new RowsMirror<>(this.views, this.key, root, this::live);
	}

	private YMap map(Doc doc) {
		return doc.map(this.key.name());
	}

	Rows<T> latest(Doc doc) {
		return LiveMap.read(this.views, map(doc), this.key.name(), this.codec);
	}

	// Reading

	/** Returns all entries; the map that is returned does not change. */
	@Override
	public Map<String, T> get() {
		return read(RowsMirror::map, (doc) -> RowsMirror.map(latest(doc)));
	}

	/**
	 * Returns the value of a key; whatever is running then depends on that, and not on
	 * others.
	 * @param key the key
	 * @return its value, or null if it has none
	 */
	public @Nullable T get(String key) {
		return readWritten((seen) -> seen.get(key), (doc) -> now(map(doc), key));
	}

	/**
	 * Returns whether a key has a value.
	 * @param key the key
	 * @return whether it has
	 */
	public boolean containsKey(String key) {
		return get(key) != null;
	}

	/**
	 * Returns how many keys have a value.
	 * @return the number
	 */
	public int size() {
		return read(RowsMirror::size, (doc) -> latest(doc).shown());
	}

	/**
	 * Returns whether no key has a value.
	 * @return whether the map is empty
	 */
	public boolean isEmpty() {
		return size() == 0;
	}

	/**
	 * Returns the values in the order of one of their fields, and where that is equal in
	 * the order of their keys. When a value changes, its place is found anew, and nothing
	 * else is looked at. Give an order that captures nothing, such as a method reference:
	 * then all sessions share what is sorted.
	 * @param order gives the text by which a value is sorted, such as one that
	 * {@link OrderKeys} has made; always the same one of a value
	 * @return the values in that order
	 */
	public SharedRows<T> sortedBy(Function<? super T, String> order) {
		return new SharedRows<>(this, order);
	}

	// Writing

	/**
	 * Gives a key a value, whatever it had before. Of concurrent ones one wins, also over
	 * a removal.
	 * @param key the key
	 * @param value its value
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void put(String key, T value) {
		Object written = this.codec.write(Objects.requireNonNull(value, "The value of a map is null"));
		this.views.edit((run) -> {
			map(run.doc()).set(Objects.requireNonNull(key), Stored.fieldwise(written));
			return null;
		});
	}

	/**
	 * Changes a value. Of a record only the fields that differ are written: who changes
	 * others at the same time does so too. A removal at the same time wins.
	 * @param key the key
	 * @param change makes the new value of the one that the room holds now; must be
	 * short, and touch no other room
	 * @return the new value, or null if the key has none, which then stays so
	 * @throws RoomRefusedException if the room refuses it
	 */
	public @Nullable T update(String key, UnaryOperator<T> change) {
		return this.views.edit((run) -> {
			YMap map = map(run.doc());
			T before = now(map, key);
			if (before == null) {
				return null;
			}
			T after = Objects.requireNonNull(change.apply(before), "The value of a map is null");
			write(map, key, this.codec.write(before), this.codec.write(after));
			return after;
		});
	}

	private static void write(YMap map, String key, @Nullable Object before, @Nullable Object after) {
		if (map.get(key) instanceof YMap record && before instanceof Map<?, ?> fields
				&& after instanceof Map<?, ?> changed) {
			Stored.writeFields(record, fields, changed);
		}
		else if (!Stored.equal(before, after)) {
			map.set(key, Stored.fieldwise(after));
		}
	}

	/**
	 * Removes a key; one that has no value is none.
	 * @param key the key
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void remove(String key) {
		this.views.edit((run) -> {
			map(run.doc()).delete(key);
			return null;
		});
	}

	/**
	 * Removes all keys, of skipped values too.
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void clear() {
		this.views.edit((run) -> {
			map(run.doc()).clear();
			return null;
		});
	}

	private @Nullable T now(YMap map, String key) {
		return map.has(key)
				? this.views.decoded(this.key.name(), "key '" + key + "'", this.codec, Stored.plain(map.get(key)))
				: null;
	}

}
