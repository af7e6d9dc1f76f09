package dev.lattice.crdt.replicated;

/**
 * The name of one event: which replica, and its how many-th. Immutable. Ordered by
 * replica, without sign, then by counter.
 *
 * @param replica the replica's id
 * @param counter from 1 to {@link VersionVector#MAX_COUNT}
 */
public record Dot(long replica, long counter) implements Comparable<Dot> {

	/**
	 * Creates a dot.
	 * @throws IllegalArgumentException if the counter is out of its range
	 */
	public Dot {
		if (counter < 1 || counter > VersionVector.MAX_COUNT) {
			throw new IllegalArgumentException("Counter " + counter + " of replica " + Long.toUnsignedString(replica)
					+ " is no event; use 1 to " + VersionVector.MAX_COUNT);
		}
	}

	@Override
	public int compareTo(Dot other) {
		int byReplica = Long.compareUnsigned(this.replica, other.replica);
		return (byReplica != 0) ? byReplica : Long.compare(this.counter, other.counter);
	}

	/** Returns the replica, without sign, and the counter, as in {@code 7:3}. */
	@Override
	public String toString() {
		return Long.toUnsignedString(this.replica) + ":" + this.counter;
	}

}
