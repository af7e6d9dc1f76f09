package dev.lattice.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * Entries by key, with values and shared types as {@link YArray} has them. Of concurrent
 * values of a key all replicas keep the same one. Belongs to the thread of its document.
 */
public sealed class YMap extends YType permits YXmlHook {

	private static final TypeRef REF = new TypeRef(Types.MAP, null);

	private @Nullable Map<String, @Nullable Object> preliminary = new LinkedHashMap<>();

	/**
	 * Makes an empty map that is not in a document yet.
	 */
	public YMap() {
	}

	/**
	 * Makes a map that is not in a document yet.
	 * @param entries its first entries
	 */
	public YMap(Map<String, ? extends @Nullable Object> entries) {
		entries.forEach(this::put);
	}

	private void put(String key, @Nullable Object value) {
		set(key, value);
	}

	/**
	 * Sets the value of a key.
	 * @param key the key
	 * @param value the value
	 * @throws IllegalArgumentException if the value cannot be shared
	 */
	public final void set(String key, @Nullable Object value) {
		if (this.preliminary != null) {
			Sequences.check(value);
			this.preliminary.put(key, value);
		}
		else {
			doc().write((transaction) -> {
				Entries.set(transaction, this, key, value);
				return this;
			});
		}
	}

	/**
	 * Deletes a key; one that is not there is none.
	 * @param key the key
	 */
	public final void delete(String key) {
		if (this.preliminary != null) {
			this.preliminary.remove(key);
		}
		else {
			doc().write((transaction) -> {
				Entries.delete(transaction, this, key);
				return this;
			});
		}
	}

	/**
	 * Deletes all keys.
	 */
	public final void clear() {
		if (this.preliminary != null) {
			this.preliminary.clear();
		}
		else {
			doc().write((transaction) -> {
				Entries.clear(transaction, this);
				return this;
			});
		}
	}

	/**
	 * Returns the value of a key.
	 * @param key the key
	 * @return the value, or the shared type itself; {@code null} also if there is none
	 */
	public final @Nullable Object get(String key) {
		return Entries.get(this, key);
	}

	/**
	 * Tells whether a key has a value.
	 * @param key the key
	 * @return whether it has, {@code null} being one
	 */
	public final boolean has(String key) {
		return Entries.has(this, key);
	}

	/**
	 * Returns all keys.
	 * @return a copy; its order may differ between replicas
	 */
	public final Set<String> keys() {
		return entriesAsMap().keySet();
	}

	/**
	 * Returns all entries.
	 * @return a copy, with the shared types themselves; its order may differ between
	 * replicas
	 */
	public final Map<String, @Nullable Object> entriesAsMap() {
		return Entries.toMap(this);
	}

	/**
	 * Returns how many keys have a value.
	 * @return the number
	 */
	public final int size() {
		return entriesAsMap().size();
	}

	@Override
	public Map<String, @Nullable Object> toJson() {
		return TypeJson.of(entriesAsMap());
	}

	@Override
	TypeRef ref() {
		return REF;
	}

	@Override
	YMap emptyCopy() {
		return new YMap();
	}

	@Override
	void integrateRoot(Doc doc, String name) {
		super.integrateRoot(doc, name);
		this.preliminary = null;
	}

	@Override
	void addPreliminary(List<@Nullable Object> target) {
		if (this.preliminary != null) {
			target.addAll(this.preliminary.values());
		}
	}

	@Override
	void writePreliminary(Transaction transaction) {
		Map<String, @Nullable Object> entries = this.preliminary;
		this.preliminary = null;
		if (entries != null) {
			entries.forEach((key, value) -> Entries.set(transaction, this, key, value));
		}
	}

}
