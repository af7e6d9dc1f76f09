package dev.lattice.crdt.update;

import java.util.Arrays;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * What a replica has: for each client the next clock that is unknown. Not safe for use by
 * several threads at once. Spec C-9.
 */
public final class StateVector {

	private final LongIndex clients = new LongIndex();

	private long[] clocks = new long[2];

	/** Creates one that has nothing. */
	public StateVector() {
	}

	/**
	 * Reads what {@link #encode()} wrote. Both formats write the same.
	 * @param bytes the bytes; what comes after the vector is ignored
	 * @param limits the bounds
	 * @return the vector
	 * @throws MalformedDataException if the bytes are not a state vector or exceed a
	 * limit
	 */
	public static StateVector decode(byte[] bytes, Limits limits) {
		limits.checkSize(bytes.length, "A state vector");
		return read(new ByteReader(bytes));
	}

	/**
	 * Reads what {@link #write} wrote, from where the reader stands.
	 * @param in where it is
	 * @return the vector
	 * @throws MalformedDataException if there is no state vector
	 */
	public static StateVector read(ByteReader in) {
		StateVector vector = new StateVector();
		long size = in.varUint();
		for (long i = 0; i < size; i++) {
			long client = in.varUint();
			vector.put(client, in.varUint());
		}
		return vector;
	}

	/**
	 * Returns the next clock of a client.
	 * @param client its id
	 * @return the clock, 0 if nothing of the client is known
	 */
	public long get(long client) {
		int found = this.clients.find(client);
		return (found >= 0) ? this.clocks[found] : 0;
	}

	/**
	 * Sets the next clock of a client.
	 * @param client its id
	 * @param clock the clock, from 0
	 * @throws IllegalArgumentException if a value is negative
	 */
	public void put(long client, long clock) {
		if (client < 0 || clock < 0) {
			throw new IllegalArgumentException(
					"The state of client " + client + " is " + clock + "; both must be 0 or above");
		}
		int number = this.clients.add(client);
		if (number == this.clocks.length) {
			this.clocks = Arrays.copyOf(this.clocks, number * 2);
		}
		this.clocks[number] = clock;
	}

	/**
	 * Returns how many clients were put.
	 * @return the number of clients
	 */
	public int clients() {
		return this.clients.size();
	}

	/**
	 * Returns a client, in the order in which they were put first.
	 * @param i from 0
	 * @return its id
	 */
	public long client(int i) {
		return this.clients.key(i);
	}

	/**
	 * Returns the next clock of a client.
	 * @param i the client's number
	 * @return from 0
	 */
	public long clock(int i) {
		return this.clocks[i];
	}

	/**
	 * Writes this vector, clients descending.
	 * @param out where to write
	 */
	public void write(ByteWriter out) {
		long[] sorted = sorted();
		out.varUint(sorted.length);
		for (int i = sorted.length - 1; i >= 0; i--) {
			out.varUint(sorted[i]);
			out.varUint(get(sorted[i]));
		}
	}

	/**
	 * Returns this vector as bytes, clients descending.
	 * @return the bytes
	 */
	public byte[] encode() {
		ByteWriter out = new ByteWriter();
		write(out);
		return out.toBytes();
	}

	/** Returns whether the other vector has the same clients with the same clocks. */
	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof StateVector vector) || vector.clients() != clients()) {
			return false;
		}
		for (int i = 0; i < clients(); i++) {
			int found = vector.clients.find(client(i));
			if (found < 0 || vector.clocks[found] != this.clocks[i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		int hash = 0;
		for (int i = 0; i < clients(); i++) {
			hash += Long.hashCode(client(i)) * 31 + Long.hashCode(this.clocks[i]);
		}
		return hash;
	}

	/** Returns clients descending and their clocks, as in {@code {7=3, 2=9}}. */
	@Override
	public String toString() {
		StringBuilder out = new StringBuilder("{");
		long[] sorted = sorted();
		for (int i = sorted.length - 1; i >= 0; i--) {
			out.append((out.length() > 1) ? ", " : "").append(sorted[i]).append('=').append(get(sorted[i]));
		}
		return out.append('}').toString();
	}

	private long[] sorted() {
		long[] sorted = new long[clients()];
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = client(i);
		}
		Arrays.sort(sorted);
		return sorted;
	}

}
