package dev.lattice.collaboration;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a client that is behind will be told of who is here: of each the latest, so that
 * it does not grow with time. Safe for concurrent use.
 */
final class AwarenessBacklog {

	/** What is latest of each; bounded by the clients that a room may have. */
	private final Map<Long, Said> latest = new LinkedHashMap<>();

	/**
	 * Adds an update that the server made.
	 * @return whether there was none before
	 */
	synchronized boolean add(byte[] update) {
		boolean first = this.latest.isEmpty();
		ByteReader in = new ByteReader(update);
		for (long rest = in.varUint(); rest > 0; rest--) {
			long client = in.varUint();
			int from = in.position();
			in.varUint();
			in.skipVarString();
			// What comes later is later: the server's clocks do not go back.
			this.latest.put(client, new Said(update, from, in.position()));
		}
		return first;
	}

	/** Takes all out as one update, or null if there is none. */
	synchronized byte @Nullable [] take() {
		if (this.latest.isEmpty()) {
			return null;
		}
		ByteWriter out = new ByteWriter();
		out.varUint(this.latest.size());
		this.latest.forEach((client, said) -> {
			out.varUint(client);
			out.bytes(said.update, said.from, said.to - said.from);
		});
		this.latest.clear();
		return out.toBytes();
	}

	/** A clock and a state, within an update. */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Said(byte[] update, int from, int to) {
	}

}
