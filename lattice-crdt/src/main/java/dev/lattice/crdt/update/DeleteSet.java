package dev.lattice.crdt.update;

import java.util.Arrays;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are deleted: ranges of clocks, for each client. Collects ranges in any
 * order, and is in order after {@link #normalise()}: clients descending, ranges ascending
 * with gaps between them. Every method that reads normalises first if a range came in
 * since. Not safe for use by several threads at once. Spec C-8.
 */
public final class DeleteSet {

	private static final Ranges[] NO_CLIENTS = {};

	private int size;

	private Ranges[] clients = NO_CLIENTS;

	/** Numbers of clients, until the clients are put in order. */
	private @Nullable LongIndex index;

	private boolean normal = true;

	/** Creates an empty set. */
	public DeleteSet() {
	}

	/**
	 * Reads what {@link #encode} wrote. Ranges without length are left out, the others
	 * may come in any order and overlap.
	 * @param bytes the bytes; what comes after the set is ignored
	 * @param format their format
	 * @param limits the bounds
	 * @return the set, normalised
	 * @throws MalformedDataException if the bytes are not a delete set or exceed a limit
	 */
	public static DeleteSet decode(byte[] bytes, UpdateFormat format, Limits limits) {
		limits.checkSize(bytes.length, "A delete set");
		return read(new ByteReader(bytes), format);
	}

	/**
	 * Reads what {@link #write} wrote, from where the reader stands.
	 * @param in where it is
	 * @param format its format
	 * @return the set, normalised
	 * @throws MalformedDataException if there is no delete set
	 */
	public static DeleteSet read(ByteReader in, UpdateFormat format) {
		DeleteSet set = new DeleteSet();
		set.addAll(in, format);
		set.normalise();
		return set;
	}

	/** Adds what another set is written as. */
	void addAll(ByteReader in, UpdateFormat format) {
		long clients = in.varUint();
		for (long i = 0; i < clients; i++) {
			long client = in.varUint();
			long ranges = in.varUint();
			long last = 0;
			for (long range = 0; range < ranges; range++) {
				int position = in.position();
				long clock = in.varUint();
				long length = in.varUint();
				if (format == UpdateFormat.V2) {
					clock += last;
					length++;
				}
				if (clock > StructBatch.MAX_CLOCK || length > StructBatch.MAX_CLOCK - clock) {
					throw new MalformedDataException("A deletion of client " + client + " begins at clock " + clock
							+ ", has length " + length + " and ends beyond 2^52 - 1", position);
				}
				last = clock + length;
				if (length > 0) {
					ranges(client).add(clock, length);
					this.normal = false;
				}
			}
		}
	}

	/**
	 * Adds a range.
	 * @param client whose elements
	 * @param clock the first one
	 * @param length how many, at least 1
	 * @throws IllegalArgumentException if a value is negative, or the length 0
	 */
	public void add(long client, long clock, long length) {
		if (client < 0 || clock < 0 || length < 1) {
			throw new IllegalArgumentException("A deletion of client " + client + " at clock " + clock + " has length "
					+ length + "; client and clock are 0 or above, the length is 1 or above");
		}
		ranges(client).add(clock, length);
		this.normal = false;
	}

	/**
	 * Adds all ranges of another set.
	 * @param other the other set, which is normalised
	 */
	public void addAll(DeleteSet other) {
		other.normalise();
		for (int i = 0; i < other.size; i++) {
			Ranges from = other.clients[i];
			Ranges to = ranges(from.client);
			for (int range = 0; range < from.size; range++) {
				to.add(from.start(range), from.length(range));
			}
			this.normal = false;
		}
	}

	/** Puts clients and ranges in order, and joins ranges that touch or overlap. */
	public void normalise() {
		if (this.normal) {
			return;
		}
		for (int i = 0; i < this.size; i++) {
			this.clients[i].normalise();
		}
		if (this.size > 1) {
			Arrays.sort(this.clients, 0, this.size, (a, b) -> Long.compare(b.client, a.client));
		}
		this.index = null;
		this.normal = true;
	}

	/**
	 * Returns the clients in the order in which they came, if nothing was read yet.
	 * @return their ids; a copy
	 */
	public long[] clientsAsAdded() {
		long[] ids = new long[this.size];
		for (int i = 0; i < this.size; i++) {
			ids[i] = this.clients[i].client;
		}
		return ids;
	}

	/**
	 * Returns whether nothing is deleted.
	 * @return whether there is no range
	 */
	public boolean isEmpty() {
		return this.size == 0;
	}

	/**
	 * Returns whether an element is deleted.
	 * @param client its client
	 * @param clock its clock
	 * @return whether a range has it
	 */
	public boolean contains(long client, long clock) {
		int found = find(client);
		return found >= 0 && this.clients[found].contains(clock);
	}

	/**
	 * Returns which number a client has.
	 * @param client its id
	 * @return from 0, or -1 if nothing of the client is deleted
	 */
	public int find(long client) {
		normalise();
		int low = 0;
		int high = this.size - 1;
		while (low <= high) {
			int mid = (low + high) >>> 1;
			int order = Long.compare(this.clients[mid].client, client);
			if (order == 0) {
				return mid;
			}
			if (order > 0) {
				low = mid + 1;
			}
			else {
				high = mid - 1;
			}
		}
		return -1;
	}

	/**
	 * Returns of how many clients something is deleted.
	 * @return the number of clients
	 */
	public int clients() {
		return this.size;
	}

	/**
	 * Returns a client.
	 * @param i from 0; clients descend
	 * @return its id
	 */
	public long client(int i) {
		normalise();
		return this.clients[i].client;
	}

	/**
	 * Returns how many ranges a client has.
	 * @param i the client's number
	 * @return at least 1
	 */
	public int ranges(int i) {
		normalise();
		return this.clients[i].size;
	}

	/**
	 * Returns where a range begins.
	 * @param i the client's number
	 * @param range from 0; ranges ascend
	 * @return the clock of its first element
	 */
	public long start(int i, int range) {
		normalise();
		return this.clients[i].start(range);
	}

	/**
	 * Returns how long a range is.
	 * @param i the client's number
	 * @param range from 0
	 * @return at least 1
	 */
	public long length(int i, int range) {
		normalise();
		return this.clients[i].length(range);
	}

	/**
	 * Writes this set to the rest of an encoder.
	 * @param out where to write
	 */
	public void write(UpdateEncoder out) {
		normalise();
		ByteWriter rest = out.rest();
		rest.varUint(this.size);
		for (int i = 0; i < this.size; i++) {
			Ranges ranges = this.clients[i];
			out.resetDeleteClock();
			rest.varUint(ranges.client);
			rest.varUint(ranges.size);
			for (int range = 0; range < ranges.size; range++) {
				out.deleteClock(ranges.start(range));
				out.deleteLength(ranges.length(range));
			}
		}
	}

	/**
	 * Returns this set alone, as a snapshot begins with it.
	 * @param format the format
	 * @return the bytes
	 */
	public byte[] encode(UpdateFormat format) {
		UpdateEncoder out = UpdateEncoder.of(format);
		write(out);
		return out.rest().toBytes();
	}

	/** Returns whether the other set deletes the same elements. */
	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof DeleteSet set)) {
			return false;
		}
		normalise();
		set.normalise();
		boolean equal = this.size == set.size;
		for (int i = 0; equal && i < this.size; i++) {
			equal = this.clients[i].isSame(set.clients[i]);
		}
		return equal;
	}

	@Override
	public int hashCode() {
		normalise();
		int hash = 1;
		for (int i = 0; i < this.size; i++) {
			hash = hash * 31 + this.clients[i].hash();
		}
		return hash;
	}

	/** Returns clients and ranges, as in {@code {7=[0+3, 9+1]}}. */
	@Override
	public String toString() {
		normalise();
		StringBuilder out = new StringBuilder("{");
		for (int i = 0; i < this.size; i++) {
			out.append((i > 0) ? ", " : "").append(this.clients[i].client).append('=').append(this.clients[i]);
		}
		return out.append('}').toString();
	}

	private Ranges ranges(long client) {
		if (this.size > 0 && this.clients[this.size - 1].client == client) {
			return this.clients[this.size - 1];
		}
		if (this.index == null) {
			this.index = new LongIndex();
			for (int i = 0; i < this.size; i++) {
				this.index.add(this.clients[i].client);
			}
		}
		int found = this.index.add(client);
		if (found == this.size) {
			if (this.size == this.clients.length) {
				this.clients = Arrays.copyOf(this.clients, Math.max(1, this.size * 2));
			}
			this.clients[this.size++] = new Ranges(client);
		}
		return this.clients[found];
	}

}
