package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.lattice.crdt.codec.Json;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Values of a room of which each is there or not. Who adds one wins over who removes it
 * at the same time. In the document it is the map of its name, in which the value stands
 * under its own text, or else under its JSON.
 * <p>
 * A session reads what it has seen, as with every view; values stand in the order of
 * their keys.
 *
 * @param <T> the type of the values
 */
public final class SharedSet<T> implements Supplier<Set<T>> {

	private final SharedMap<T> map;

	private final ValueCodec<T> codec;

	SharedSet(SharedMap<T> map, ValueCodec<T> codec) {
		this.map = map;
		this.codec = codec;
	}

	private String keyOf(T value) {
		Object written = this.codec.write(value);
		return (written instanceof String text) ? text : Json.stringify(sorted(written));
	}

	/** The same value with the keys of all objects in it in one order. */
	private static @Nullable Object sorted(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
			map.forEach((key, each) -> sorted.put((String) key, sorted(each)));
			return sorted;
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> sorted = new ArrayList<>();
			list.forEach((each) -> sorted.add(sorted(each)));
			return sorted;
		}
		return value;
	}

	/** Returns all values; the set that is returned does not change. */
	@Override
	public Set<T> get() {
		return Collections.unmodifiableSet(new LinkedHashSet<>(this.map.get().values()));
	}

	/**
	 * Returns whether a value is there; whatever is running then depends on that, and not
	 * on other values.
	 * @param value the value
	 * @return whether it is
	 */
	public boolean contains(T value) {
		return this.map.containsKey(keyOf(value));
	}

	/**
	 * Returns how many values are there.
	 * @return the number
	 */
	public int size() {
		return this.map.size();
	}

	/**
	 * Adds a value. One that is there already is written again, so that it stays although
	 * somebody removes it at the same time.
	 * @param value the value
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void add(T value) {
		this.map.put(keyOf(value), value);
	}

	/**
	 * Removes a value; one that is not there is none.
	 * @param value the value
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void remove(T value) {
		this.map.remove(keyOf(value));
	}

	/**
	 * Removes all values.
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void clear() {
		this.map.clear();
	}

}
