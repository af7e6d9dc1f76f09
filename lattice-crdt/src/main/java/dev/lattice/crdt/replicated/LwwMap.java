package dev.lattice.crdt.replicated;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A map in which, for each key, the last write wins, in the order of {@link LwwRegister}.
 * A removal is a write too, and wins or loses like one; of equal timestamps of one
 * replica it loses.
 * <p>
 * A removed key leaves its timestamp, which counts among the entries until
 * {@link #forgetRemoved}. A lost delta is made up for by a later write to the same key,
 * or must be sent again. Mutable, owned by one thread at a time.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class LwwMap<K, V> implements ReplicatedState<LwwMap<K, V>> {

	/** Bytes of an encoded entry: length of the key, and the write. */
	private static final int LEAST_ENTRY = 1 + Stamped.LEAST + 1;

	private final ValueCodec<K> keys;

	private final ValueCodec<V> values;

	private final Limits limits;

	private final TreeMap<Bytes, Stamped> entries = new TreeMap<>();

	/** Entries that are not removed. */
	private int size;

	/** Of all keys and values together. */
	private long bytes;

	/**
	 * Creates an empty map.
	 * @param keys the bytes of keys
	 * @param values the bytes of values
	 * @param limits how large it may become
	 */
	public LwwMap(ValueCodec<K> keys, ValueCodec<V> values, Limits limits) {
		this.keys = keys;
		this.values = values;
		this.limits = limits;
	}

	/**
	 * Decodes a map, and lets the clock know of its greatest timestamp, so that this
	 * replica's next write wins over all that it holds.
	 * @param <K> the keys
	 * @param <V> the values
	 * @param bytes what {@link #encode()} made; only read
	 * @param keys the bytes of keys
	 * @param values the bytes of values
	 * @param limits how large it may be and become
	 * @param clock the clock of this replica; unchanged if this fails, or if it is past
	 * the timestamps already, as one is that resumed with what was stored
	 * @return the map
	 * @throws StateDecodeException if the bytes are no such map, or a timestamp is too
	 * far in the future for the clock
	 * @throws IllegalStateException if the wall clock is out of range
	 */
	public static <K, V> LwwMap<K, V> decode(byte[] bytes, ValueCodec<K> keys, ValueCodec<V> values, Limits limits,
			HybridLogicalClock clock) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.LWW_MAP, limits);
		LwwMap<K, V> map = new LwwMap<>(keys, values, limits);
		int count = reader.count("entries", limits.entries(), LEAST_ENTRY);
		HybridTimestamp greatest = HybridTimestamp.ZERO;
		Bytes before = null;
		for (int i = 0; i < count; i++) {
			Bytes key = reader.value("key", keys);
			if (before != null && key.compareTo(before) <= 0) {
				throw reader.malformed("keys are not in ascending order");
			}
			before = key;
			Stamped stamped = Stamped.read(reader, values);
			greatest = greatest.isBefore(stamped.timestamp()) ? stamped.timestamp() : greatest;
			map.put(key, stamped);
		}
		reader.end();
		Stamped.witness(greatest, clock, reader);
		return map;
	}

	/**
	 * Writes a value to a key.
	 * @param replica who writes
	 * @param clock the clock of that replica
	 * @param key the key
	 * @param value the value
	 * @return the delta
	 * @throws LimitExceededException if the map would be too large; it is then unchanged
	 * @throws dev.lattice.crdt.clock.ClockDriftException if the entry here is too far in
	 * the future, which only happens when it was merged without being decoded with this
	 * clock; the map is then unchanged
	 * @throws IllegalStateException if the wall clock is out of range; the map is then
	 * unchanged
	 */
	public LwwMap<K, V> put(long replica, HybridLogicalClock clock, K key, V value) {
		return write(replica, clock, Bytes.of(key, this.keys), Bytes.of(value, this.values));
	}

	/**
	 * Removes a key.
	 * @param replica who removes
	 * @param clock the clock of that replica
	 * @param key the key; one that is not there changes nothing
	 * @return the delta, which is least if nothing changed
	 * @throws dev.lattice.crdt.clock.ClockDriftException as {@link #put} does
	 * @throws IllegalStateException as {@link #put} does
	 */
	public LwwMap<K, V> remove(long replica, HybridLogicalClock clock, K key) {
		Bytes encoded = Bytes.of(key, this.keys);
		return isPresent(this.entries.get(encoded)) ? write(replica, clock, encoded, null) : delta();
	}

	private LwwMap<K, V> write(long replica, HybridLogicalClock clock, Bytes key, @Nullable Bytes value) {
		LwwMap<K, V> delta = delta();
		delta.put(key, Stamped.after(this.entries.get(key), clock, replica, value));
		merge(delta);
		return delta;
	}

	private LwwMap<K, V> delta() {
		return new LwwMap<>(this.keys, this.values, this.limits);
	}

	/**
	 * Returns the value of a key.
	 * @param key the key
	 * @return the last write, empty if there is none or it is a removal
	 */
	public Optional<V> get(K key) {
		Stamped stamped = this.entries.get(Bytes.of(key, this.keys));
		Bytes value = (stamped != null) ? stamped.value() : null;
		return (value != null) ? Optional.of(this.values.decode(value.array())) : Optional.empty();
	}

	/**
	 * Returns the number of keys that have a value.
	 * @return at least 0
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns the number of removed keys that are still remembered.
	 * @return at least 0
	 */
	public int removed() {
		return this.entries.size() - this.size;
	}

	/**
	 * Visits the keys that have a value, in the order of their bytes.
	 * @param visitor is given each key and its value; must not change this map
	 */
	public void forEach(BiConsumer<? super K, ? super V> visitor) {
		for (Map.Entry<Bytes, Stamped> entry : this.entries.entrySet()) {
			Bytes value = entry.getValue().value();
			if (value != null) {
				visitor.accept(this.keys.decode(entry.getKey().array()), this.values.decode(value.array()));
			}
		}
	}

	/**
	 * Forgets the removals before a moment. Safe once every replica has merged all writes
	 * before that moment and none of them can arrive again, from a replica or from a
	 * store: else a value that was removed may come back. States converge again when all
	 * replicas have forgotten.
	 * @param before removals of this moment and later stay
	 * @return how many were forgotten
	 */
	public int forgetRemoved(HybridTimestamp before) {
		int remembered = this.entries.size();
		for (var iterator = this.entries.entrySet().iterator(); iterator.hasNext();) {
			Map.Entry<Bytes, Stamped> entry = iterator.next();
			if (!isPresent(entry.getValue()) && entry.getValue().timestamp().isBefore(before)) {
				this.bytes -= entry.getKey().length();
				iterator.remove();
			}
		}
		return remembered - this.entries.size();
	}

	@Override
	public boolean merge(LwwMap<K, V> other) {
		long count = this.entries.size();
		long length = this.bytes;
		boolean changed = false;
		for (Map.Entry<Bytes, Stamped> entry : other.entries.entrySet()) {
			Stamped mine = this.entries.get(entry.getKey());
			if (entry.getValue().wins(mine)) {
				changed = true;
				count += (mine != null) ? 0 : 1;
				length += entry.getValue().length() - ((mine != null) ? mine.length() : -entry.getKey().length());
			}
		}
		this.limits.checkEntries(count);
		this.limits.checkBytes(length);
		for (Map.Entry<Bytes, Stamped> entry : other.entries.entrySet()) {
			if (entry.getValue().wins(this.entries.get(entry.getKey()))) {
				put(entry.getKey(), entry.getValue());
			}
		}
		return changed;
	}

	private void put(Bytes key, Stamped stamped) {
		Stamped before = this.entries.put(key, stamped);
		this.size += (isPresent(stamped) ? 1 : 0) - (isPresent(before) ? 1 : 0);
		this.bytes += stamped.length() - ((before != null) ? before.length() : -key.length());
	}

	private static boolean isPresent(@Nullable Stamped stamped) {
		return stamped != null && stamped.value() != null;
	}

	@Override
	public boolean isBottom() {
		return this.entries.isEmpty();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.LWW_MAP);
		writer.number(this.entries.size());
		for (Map.Entry<Bytes, Stamped> entry : this.entries.entrySet()) {
			writer.value(entry.getKey());
			entry.getValue().write(writer);
		}
		return writer.toBytes();
	}

	/** Returns whether the other is a map of the same writes. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LwwMap<?, ?> map && this.entries.equals(map.entries);
	}

	@Override
	public int hashCode() {
		return this.entries.hashCode();
	}

	/** Returns how many keys have a value and how many are removed. */
	@Override
	public String toString() {
		return this.size + " keys, " + removed() + " removed";
	}

}
