package dev.lattice.engine.collection;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import dev.lattice.engine.signal.KeyedSignals;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A map that the graph watches, key by key.
 * <p>
 * What reads a key runs when another value is there, what reads the keys when one comes
 * or goes, what reads the whole map when the map is another one: all by
 * {@link Objects#equals}. Keys stand in the order in which they were first put. Each call
 * is one batch. Like a signal it belongs to the graph in which it was made; writing
 * outside a turn of its session or inside a memo is refused with an
 * {@link IllegalStateException}. A call that is refused or throws changes nothing. Keys
 * and values must not be null.
 *
 * @param <K> the type of the keys; they must be immutable
 * @param <V> the type of the values; they should be immutable
 */
public final class MapSignal<K, V> implements Supplier<Map<K, V>> {

	/*
	 * As in a list signal: the map itself is no signal, signals beside it tell who must
	 * run, and all that is read comes from the map.
	 */

	private final Map<K, V> entries = new LinkedHashMap<>();

	/** Counts the writes. */
	private final Signal<Integer> writes = new Signal<>(0);

	/** Counts the writes by which a key came or went. */
	private final Signal<Integer> shapes = new Signal<>(0);

	private final Signal<Integer> size;

	private final KeyedSignals<K, @Nullable V> values = new KeyedSignals<>();

	private final KeyedSignals<K, Boolean> presence = new KeyedSignals<>();

	private final Memo<Map<K, V>> snapshot = Memo.of(this::copy,
			(before, after) -> List.copyOf(before.entrySet()).equals(List.copyOf(after.entrySet())));

	private final Memo<Set<K>> keys = Memo.of(this::copyKeys,
			(before, after) -> List.copyOf(before).equals(List.copyOf(after)));

	private final Memo<Boolean> empty = new Memo<>(() -> size() == 0);

	/**
	 * Makes an empty map in the current graph.
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public MapSignal() {
		this(Map.of());
	}

	/**
	 * Makes a map in the current graph.
	 * @param entries the first entries, in the order of their iteration
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public MapSignal(Map<? extends K, ? extends V> entries) {
		entries.forEach(MapSignal::check);
		this.entries.putAll(entries);
		this.size = new Signal<>(this.entries.size());
	}

	/**
	 * Returns the map, which does not change: the same object until the map is another
	 * one. Whatever is running then depends on every entry.
	 */
	@Override
	public Map<K, V> get() {
		return this.snapshot.get();
	}

	/**
	 * Returns the map, which does not change, without depending on it.
	 * @return the map
	 */
	public Map<K, V> peek() {
		return this.snapshot.peek();
	}

	/**
	 * Returns the value of a key; whatever is running then depends on that value, and not
	 * on the others.
	 * @param key the key
	 * @return its value, or null if the key is not there
	 */
	public @Nullable V get(K key) {
		V value = this.entries.get(key);
		this.values.read(key, value);
		return value;
	}

	/**
	 * Returns whether a key is there; whatever is running then depends on that, and not
	 * on its value.
	 * @param key the key
	 * @return whether it has a value
	 */
	public boolean containsKey(K key) {
		boolean present = this.entries.containsKey(key);
		this.presence.read(key, present);
		return present;
	}

	/**
	 * Returns how many keys there are; whatever is running then depends on that.
	 * @return the number of keys
	 */
	public int size() {
		this.size.get();
		return this.entries.size();
	}

	/**
	 * Returns whether there is no key; whatever is running then depends on that.
	 * @return whether the map is empty
	 */
	public boolean isEmpty() {
		return this.empty.get();
	}

	/**
	 * Returns the keys as a set which does not change: the same object until a key comes
	 * or goes. Whatever is running then depends on them, and not on the values.
	 * @return the keys, in the order in which they were first put
	 */
	public Set<K> keys() {
		return this.keys.get();
	}

	/**
	 * Gives a key a value. An equal one changes nothing.
	 * @param key the key
	 * @param value its new value
	 * @return the value before, or null if the key was not there
	 */
	public @Nullable V put(K key, V value) {
		checkWrite();
		check(key, value);
		V before = this.entries.get(key);
		if (!value.equals(before)) {
			Scope.batch(() -> {
				this.entries.put(key, value);
				changed(before == null, List.of(key));
			});
		}
		return before;
	}

	/**
	 * Gives keys values. Equal ones change nothing.
	 * @param entries the keys and their values, in the order of their iteration
	 */
	public void putAll(Map<? extends K, ? extends V> entries) {
		checkWrite();
		Map<K, V> changes = new LinkedHashMap<>(entries);
		changes.forEach(MapSignal::check);
		changes.entrySet().removeIf((entry) -> entry.getValue().equals(this.entries.get(entry.getKey())));
		if (!changes.isEmpty()) {
			Scope.batch(() -> {
				int before = this.entries.size();
				this.entries.putAll(changes);
				changed(this.entries.size() != before, changes.keySet());
			});
		}
	}

	/**
	 * Removes a key.
	 * @param key the key
	 * @return the value that it had, or null if the key was not there
	 */
	public @Nullable V remove(K key) {
		checkWrite();
		V before = this.entries.get(key);
		if (before != null) {
			Scope.batch(() -> {
				this.entries.remove(key);
				changed(true, List.of(key));
			});
		}
		return before;
	}

	/** Removes all keys. */
	public void clear() {
		checkWrite();
		if (!this.entries.isEmpty()) {
			Scope.batch(() -> {
				List<K> gone = List.copyOf(this.entries.keySet());
				this.entries.clear();
				changed(true, gone);
			});
		}
	}

	/**
	 * Gives the map a name for messages and tools.
	 * @param name the name
	 * @return this map
	 */
	public MapSignal<K, V> named(String name) {
		this.writes.named(name);
		this.snapshot.named(name);
		this.keys.named(name);
		return this;
	}

	private Map<K, V> copy() {
		this.writes.get();
		return Collections.unmodifiableMap(new LinkedHashMap<>(this.entries));
	}

	private Set<K> copyKeys() {
		this.shapes.get();
		return Collections.unmodifiableSet(new LinkedHashSet<>(this.entries.keySet()));
	}

	private static void check(@Nullable Object key, @Nullable Object value) {
		Objects.requireNonNull(key, "A key of a map is null");
		if (value == null) {
			throw new NullPointerException("The value of the key '" + key + "' is null; remove the key instead");
		}
	}

	/** Throws where a signal must not be set. */
	private void checkWrite() {
		this.writes.set(this.writes.peek());
	}

	/** Tells who must run: whether a key came or went, and which have another value. */
	private void changed(boolean shape, Collection<K> keys) {
		this.writes.update((count) -> count + 1);
		if (shape) {
			this.shapes.update((count) -> count + 1);
			this.size.set(this.entries.size());
		}
		for (K key : keys) {
			this.values.set(key, this.entries.get(key));
			if (shape) {
				this.presence.set(key, this.entries.containsKey(key));
			}
		}
	}

}
