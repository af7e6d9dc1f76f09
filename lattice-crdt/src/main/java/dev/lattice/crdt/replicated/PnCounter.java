package dev.lattice.crdt.replicated;

import org.jspecify.annotations.Nullable;

/**
 * A count that grows and shrinks: each replica counts its steps up and its steps down for
 * itself, and the value is the difference of the sums.
 * <p>
 * A delta holds one total of one replica, so a later delta of that replica in the same
 * direction makes up for lost ones, and none is counted twice. Mutable, owned by one
 * thread at a time.
 */
public final class PnCounter implements ReplicatedState<PnCounter> {

	private final VersionVector ups;

	private final VersionVector downs;

	/**
	 * Creates a counter at 0.
	 * @param limits how large it may become; of them, how many replicas
	 */
	public PnCounter(Limits limits) {
		this(new VersionVector(limits), new VersionVector(limits));
	}

	private PnCounter(VersionVector ups, VersionVector downs) {
		this.ups = ups;
		this.downs = downs;
	}

	/**
	 * Decodes a counter.
	 * @param bytes what {@link #encode()} made; only read
	 * @param limits how large it may be and become
	 * @return the counter
	 * @throws StateDecodeException if the bytes are no such counter
	 */
	public static PnCounter decode(byte[] bytes, Limits limits) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.PN_COUNTER, limits);
		VersionVector ups = VersionVector.read(reader);
		VersionVector downs = VersionVector.read(reader);
		reader.end();
		return new PnCounter(ups, downs);
	}

	/**
	 * Counts up. Takes time by the logarithm of the replicas, and copies nothing.
	 * @param replica who counts
	 * @param amount by how many, from 1 to {@link VersionVector#MAX_COUNT}
	 * @return the delta
	 * @throws IllegalArgumentException if the amount is out of its range
	 * @throws LimitExceededException if this counter may know no further replica, or the
	 * replica would have counted up more than {@link VersionVector#MAX_COUNT}; the
	 * counter is then unchanged
	 */
	public PnCounter increment(long replica, long amount) {
		GrowOnlyCounter.requireAmount(amount);
		return new PnCounter(this.ups.advance(replica, amount), this.downs.bottom());
	}

	/**
	 * Counts down. Takes time by the logarithm of the replicas, and copies nothing.
	 * @param replica who counts
	 * @param amount by how many, from 1 to {@link VersionVector#MAX_COUNT}
	 * @return the delta
	 * @throws IllegalArgumentException if the amount is out of its range
	 * @throws LimitExceededException if this counter may know no further replica, or the
	 * replica would have counted down more than {@link VersionVector#MAX_COUNT}; the
	 * counter is then unchanged
	 */
	public PnCounter decrement(long replica, long amount) {
		GrowOnlyCounter.requireAmount(amount);
		return new PnCounter(this.ups.bottom(), this.downs.advance(replica, amount));
	}

	/**
	 * Returns the count. Takes time by the number of replicas.
	 * @return what was counted up less what was counted down
	 */
	public long value() {
		return this.ups.sum() - this.downs.sum();
	}

	@Override
	public boolean merge(PnCounter other) {
		this.downs.checkMerge(other.downs);
		boolean up = this.ups.merge(other.ups);
		boolean down = this.downs.merge(other.downs);
		return up || down;
	}

	@Override
	public boolean isBottom() {
		return this.ups.isBottom() && this.downs.isBottom();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.PN_COUNTER);
		this.ups.write(writer);
		this.downs.write(writer);
		return writer.toBytes();
	}

	/** Returns whether the other is a counter at which each replica counted the same. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PnCounter counter && this.ups.equals(counter.ups) && this.downs.equals(counter.downs);
	}

	@Override
	public int hashCode() {
		return 31 * this.ups.hashCode() + this.downs.hashCode();
	}

	/** Returns the value and what each replica counted up and down. */
	@Override
	public String toString() {
		return value() + " " + this.ups + " - " + this.downs;
	}

}
