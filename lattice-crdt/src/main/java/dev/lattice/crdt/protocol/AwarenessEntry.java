package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * What an awareness update says of one client.
 *
 * @param client its id
 * @param clock how often it has set its state
 * @param state the state as JSON, or null if it has none any more
 */
record AwarenessEntry(long client, long clock, @Nullable Object state) {

	/** So far below the end that a clock can be counted on from there. */
	static final long MAX_CLOCK = 1L << 52;

	/** Client, clock, length of the state and a digit. */
	private static final int LEAST_BYTES = 4;

	/** Decodes an update as a whole. */
	static List<AwarenessEntry> decode(byte[] update, AwarenessLimits limits) {
		ByteReader in = new ByteReader(update);
		long count = in.varUint();
		if (count > in.remaining() / LEAST_BYTES) {
			throw new MalformedDataException("An awareness update tells " + count + " clients, but " + in.remaining()
					+ " bytes are left for them", 0);
		}
		List<AwarenessEntry> entries = new ArrayList<>((int) count);
		for (long read = 0; read < count; read++) {
			entries.add(read(in, limits));
		}
		return entries;
	}

	private static AwarenessEntry read(ByteReader in, AwarenessLimits limits) {
		long client = in.varUint();
		int clockAt = in.position();
		long clock = in.varUint();
		if (clock > MAX_CLOCK) {
			throw new MalformedDataException("The clock of client " + client + " is " + clock + ", above 2^52",
					clockAt);
		}
		int stateAt = in.position();
		int length = in.varReader().remaining();
		if (length > limits.maxStateBytes()) {
			throw new MalformedDataException("The state of client " + client + " has " + length
					+ " bytes, more than the " + limits.maxStateBytes() + " that AwarenessLimits.maxStateBytes allows",
					stateAt);
		}
		String json = new ByteReader(in.source(), stateAt, in.position()).varString();
		try {
			return new AwarenessEntry(client, clock, Json.parse(json, limits.maxDepth()));
		}
		catch (MalformedDataException ex) {
			throw new MalformedDataException("The state of client " + client + " is malformed: " + ex.getMessage(),
					stateAt);
		}
	}

	static byte[] encode(List<AwarenessEntry> entries) {
		ByteWriter out = new ByteWriter();
		out.varUint(entries.size());
		for (AwarenessEntry entry : entries) {
			out.varUint(entry.client);
			out.varUint(entry.clock);
			out.varString(Json.stringify(entry.state));
		}
		return out.toBytes();
	}

	/** Returns an update in which each state is replaced. */
	static byte[] modify(byte[] update, AwarenessLimits limits, UnaryOperator<@Nullable Object> change) {
		List<AwarenessEntry> modified = new ArrayList<>();
		for (AwarenessEntry entry : decode(update, limits)) {
			modified.add(new AwarenessEntry(entry.client, entry.clock, change.apply(entry.state)));
		}
		return encode(modified);
	}

}
