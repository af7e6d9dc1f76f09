package dev.lattice.crdt.replicated;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How many events of each replica are known, where none is missing before a known one. It
 * tells whether one state knows all that another knows: Parker et al., <i>Detection of
 * Mutual Inconsistency in Distributed Systems</i> (1983).
 * <p>
 * A delta holds one replica's count, and a later one of the same replica makes up for a
 * lost one. Mutable, owned by one thread at a time.
 */
public final class VersionVector implements ReplicatedState<VersionVector> {

	/**
	 * The most events of one replica, 140 million million: those of
	 * {@value Limits#MAX_REPLICAS} replicas together still fit a {@code long}.
	 */
	public static final long MAX_COUNT = (1L << 47) - 1;

	/** Bytes of an encoded entry: one for the replica, one for its count. */
	private static final int LEAST_ENTRY = 2;

	private final Limits limits;

	/** By replica, without sign; counts are at least 1. */
	private final TreeMap<Long, Long> counts = new TreeMap<>(Long::compareUnsigned);

	/**
	 * Creates a vector that knows of no event.
	 * @param limits how large it may become; of them, how many replicas
	 */
	public VersionVector(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Decodes a vector.
	 * @param bytes what {@link #encode()} made; only read
	 * @param limits how large it may be and become
	 * @return the vector
	 * @throws StateDecodeException if the bytes are no such vector
	 */
	public static VersionVector decode(byte[] bytes, Limits limits) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.VERSION_VECTOR, limits);
		VersionVector vector = read(reader);
		reader.end();
		return vector;
	}

	static VersionVector read(StateReader reader) throws StateDecodeException {
		VersionVector vector = new VersionVector(reader.limits());
		int count = reader.count("replicas", reader.limits().replicas(), LEAST_ENTRY);
		long replica = 0;
		for (int i = 0; i < count; i++) {
			replica = reader.replica(replica, i == 0);
			vector.counts.put(replica, reader.number("count", MAX_COUNT - 1) + 1);
		}
		return vector;
	}

	/**
	 * Notes the next event of a replica. Takes time by the logarithm of the replicas.
	 * @param replica whose event
	 * @return the delta
	 * @throws LimitExceededException if this vector may know no further replica, or this
	 * one has had {@link #MAX_COUNT} events; it is then unchanged
	 */
	public VersionVector increment(long replica) {
		return advance(replica, 1);
	}

	VersionVector advance(long replica, long by) {
		long count = get(replica);
		if (by > MAX_COUNT - count) {
			throw LimitExceededException.ofCount(replica, count + by);
		}
		VersionVector delta = bottom();
		delta.counts.put(replica, count + by);
		merge(delta);
		return delta;
	}

	/** Returns a new vector of the same limits that knows of no event. */
	VersionVector bottom() {
		return new VersionVector(this.limits);
	}

	void set(long replica, long count) {
		this.counts.put(replica, count);
	}

	/**
	 * Returns how many events of a replica are known.
	 * @param replica the replica's id
	 * @return the count, 0 for a replica that is unknown
	 */
	public long get(long replica) {
		return this.counts.getOrDefault(replica, 0L);
	}

	/**
	 * Returns whether an event is known.
	 * @param dot the event
	 * @return whether it is among those counted
	 */
	public boolean contains(Dot dot) {
		return dot.counter() <= get(dot.replica());
	}

	/**
	 * Returns whether this vector knows less than another, more, the same, or neither.
	 * @param other the vector to compare with
	 * @return what this one is to the other
	 */
	public Causality compare(VersionVector other) {
		return Causality.of(includes(other), other.includes(this));
	}

	private boolean includes(VersionVector other) {
		for (Map.Entry<Long, Long> entry : other.counts.entrySet()) {
			if (get(entry.getKey()) < entry.getValue()) {
				return false;
			}
		}
		return true;
	}

	/** Returns the sum of all counts, which fits. */
	long sum() {
		long sum = 0;
		for (long count : this.counts.values()) {
			sum += count;
		}
		return sum;
	}

	@Override
	public boolean merge(VersionVector other) {
		checkMerge(other);
		boolean changed = false;
		for (Map.Entry<Long, Long> entry : other.counts.entrySet()) {
			if (get(entry.getKey()) < entry.getValue()) {
				this.counts.put(entry.getKey(), entry.getValue());
				changed = true;
			}
		}
		return changed;
	}

	void checkMerge(VersionVector other) {
		int count = this.counts.size();
		for (Long replica : other.counts.keySet()) {
			count += this.counts.containsKey(replica) ? 0 : 1;
		}
		this.limits.checkReplicas(count);
	}

	@Override
	public boolean isBottom() {
		return this.counts.isEmpty();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.VERSION_VECTOR);
		write(writer);
		return writer.toBytes();
	}

	void write(StateWriter writer) {
		writer.number(this.counts.size());
		long before = 0;
		boolean first = true;
		for (Map.Entry<Long, Long> entry : this.counts.entrySet()) {
			writer.replica(entry.getKey(), before, first);
			writer.number(entry.getValue() - 1);
			before = entry.getKey();
			first = false;
		}
	}

	/** Returns whether the other is a vector of the same counts. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof VersionVector vector && this.counts.equals(vector.counts);
	}

	@Override
	public int hashCode() {
		return this.counts.hashCode();
	}

	/** Returns the counts by replica, as in {@code [1:4, 7:2]}. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("[");
		for (Map.Entry<Long, Long> entry : this.counts.entrySet()) {
			text.append((text.length() > 1) ? ", " : "")
				.append(Long.toUnsignedString(entry.getKey()))
				.append(':')
				.append(entry.getValue().longValue());
		}
		return text.append(']').toString();
	}

}
