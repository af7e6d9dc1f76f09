package dev.lattice.crdt.replicated;

import dev.lattice.crdt.clock.ClockDriftException;
import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What a replica wrote when. Ordered as writers win: by timestamp, then by replica
 * without sign, then by the value's bytes, before all of which comes a removal. So of two
 * that differ one always wins, even when a copied replica wrote both.
 *
 * @param value the value, null for a removal
 */
record Stamped(HybridTimestamp timestamp, long replica, @Nullable Bytes value) implements Comparable<Stamped> {

	/** Bytes of an encoded stamp: milliseconds, counter, replica. */
	static final int LEAST = 3;

	private static final HybridTimestamp LAST = new HybridTimestamp(HybridTimestamp.MAX_MILLIS,
			HybridTimestamp.MAX_COUNTER);

	/**
	 * Stamps a write, which comes after the one that it replaces even if the clock has
	 * not heard of that.
	 * @throws ClockDriftException if what it replaces is too far in the future
	 */
	static Stamped after(@Nullable Stamped replaced, HybridLogicalClock clock, long replica, @Nullable Bytes value) {
		HybridTimestamp now = clock.tick();
		if (replaced != null && !replaced.timestamp.isBefore(now)) {
			now = clock.merge(replaced.timestamp);
		}
		return new Stamped(now, replica, value);
	}

	/**
	 * Lets the clock know of a timestamp that was received, unless it is past that
	 * already, as after a restart.
	 */
	static void witness(HybridTimestamp received, HybridLogicalClock clock, StateReader reader)
			throws StateDecodeException {
		if (clock.latest().isBefore(received)) {
			try {
				clock.merge(received);
			}
			catch (ClockDriftException ex) {
				throw reader.fromTheFuture(ex);
			}
		}
	}

	static Stamped read(StateReader reader, ValueCodec<?> codec) throws StateDecodeException {
		HybridTimestamp timestamp = new HybridTimestamp(reader.number("milliseconds", HybridTimestamp.MAX_MILLIS),
				(int) reader.number("counter", HybridTimestamp.MAX_COUNTER));
		if (timestamp.equals(LAST)) {
			throw reader.malformed("no write could follow one of the last timestamp, " + timestamp);
		}
		long replica = reader.number("replica");
		// 0 stands for a removal, else it is the length and one.
		long length = reader.number("length of a value");
		return new Stamped(timestamp, replica, (length != 0) ? reader.value("value", codec, length - 1) : null);
	}

	void write(StateWriter writer) {
		writer.number(this.timestamp.millis());
		writer.number(this.timestamp.counter());
		writer.number(this.replica);
		Bytes bytes = this.value;
		writer.number((bytes != null) ? bytes.length() + 1L : 0);
		if (bytes != null) {
			writer.raw(bytes);
		}
	}

	int length() {
		return (this.value != null) ? this.value.length() : 0;
	}

	boolean wins(@Nullable Stamped other) {
		return other == null || compareTo(other) > 0;
	}

	@Override
	public int compareTo(Stamped other) {
		int order = this.timestamp.compareTo(other.timestamp);
		if (order == 0) {
			order = Long.compareUnsigned(this.replica, other.replica);
		}
		if (order == 0) {
			order = Boolean.compare(this.value != null, other.value != null);
		}
		return (order == 0 && this.value != null && other.value != null) ? this.value.compareTo(other.value) : order;
	}

}
