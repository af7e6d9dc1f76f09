package dev.lattice.crdt.replicated;

import org.jspecify.annotations.Nullable;

/**
 * A count that only grows: each replica counts for itself, and the value is the sum.
 * <p>
 * A delta holds the total of one replica, so a later delta of that replica makes up for
 * lost ones, and none is counted twice. Mutable, owned by one thread at a time.
 */
public final class GrowOnlyCounter implements ReplicatedState<GrowOnlyCounter> {

	private final VersionVector counts;

	/**
	 * Creates a counter at 0.
	 * @param limits how large it may become; of them, how many replicas
	 */
	public GrowOnlyCounter(Limits limits) {
		this(new VersionVector(limits));
	}

	private GrowOnlyCounter(VersionVector counts) {
		this.counts = counts;
	}

	/**
	 * Decodes a counter.
	 * @param bytes what {@link #encode()} made; only read
	 * @param limits how large it may be and become
	 * @return the counter
	 * @throws StateDecodeException if the bytes are no such counter
	 */
	public static GrowOnlyCounter decode(byte[] bytes, Limits limits) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.GROW_ONLY_COUNTER, limits);
		GrowOnlyCounter counter = new GrowOnlyCounter(VersionVector.read(reader));
		reader.end();
		return counter;
	}

	/**
	 * Counts. Takes time by the logarithm of the replicas, and copies nothing.
	 * @param replica who counts
	 * @param amount by how many, from 1 to {@link VersionVector#MAX_COUNT}
	 * @return the delta
	 * @throws IllegalArgumentException if the amount is out of its range
	 * @throws LimitExceededException if this counter may know no further replica, or the
	 * replica would have counted more than {@link VersionVector#MAX_COUNT}; the counter
	 * is then unchanged
	 */
	public GrowOnlyCounter increment(long replica, long amount) {
		requireAmount(amount);
		return new GrowOnlyCounter(this.counts.advance(replica, amount));
	}

	static void requireAmount(long amount) {
		if (amount < 1 || amount > VersionVector.MAX_COUNT) {
			throw new IllegalArgumentException("Amount " + amount
					+ " is out of the range of a counter's steps; use 1 to " + VersionVector.MAX_COUNT);
		}
	}

	/**
	 * Returns the count. Takes time by the number of replicas.
	 * @return the sum over all replicas, at least 0
	 */
	public long value() {
		return this.counts.sum();
	}

	@Override
	public boolean merge(GrowOnlyCounter other) {
		return this.counts.merge(other.counts);
	}

	@Override
	public boolean isBottom() {
		return this.counts.isBottom();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.GROW_ONLY_COUNTER);
		this.counts.write(writer);
		return writer.toBytes();
	}

	/** Returns whether the other is a counter at which each replica counted the same. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof GrowOnlyCounter counter && this.counts.equals(counter.counts);
	}

	@Override
	public int hashCode() {
		return this.counts.hashCode();
	}

	/** Returns the value and what each replica counted. */
	@Override
	public String toString() {
		return value() + " " + this.counts;
	}

}
