package dev.lattice.crdt.protocol;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What is known of the clients of a document, those that are gone among them. */
final class AwarenessPeers {

	// A client is in at most one of the two. Both are in the order of Yjs' maps: a client
	// keeps its place while it is there, and comes back at the end.
	private final Map<Long, Peer> present = new LinkedHashMap<>();

	private final Map<Long, Peer> absent = new LinkedHashMap<>();

	private final long local;

	private final int maxAbsent;

	/**
	 * Creates peers of whom nothing is known.
	 * @param local the id of the client that is never forgotten
	 * @param maxAbsent how many others that are gone are known
	 */
	AwarenessPeers(long local, int maxAbsent) {
		this.local = local;
		this.maxAbsent = maxAbsent;
	}

	/** Returns a view of those that have a state. */
	Map<Long, Peer> present() {
		return Collections.unmodifiableMap(this.present);
	}

	/** Returns what is known of a client, null if nothing or it is forgotten. */
	@Nullable Peer get(long id) {
		Peer peer = this.present.get(id);
		return (peer != null) ? peer : this.absent.get(id);
	}

	/** Replaces what is known of a client, and may forget who is gone for longest. */
	void put(long id, Peer peer) {
		if (peer.state != null) {
			this.absent.remove(id);
			this.present.put(id, peer);
			return;
		}
		this.present.remove(id);
		this.absent.put(id, peer);
		if (this.absent.size() > this.maxAbsent + 1) {
			Iterator<Long> oldest = this.absent.keySet().iterator();
			if (oldest.next() == this.local) {
				oldest.next();
			}
			oldest.remove();
		}
	}

	/** What is known of a client. */
	static final class Peer {

		final long clock;

		/** When that was said. */
		final long updated;

		final @Nullable Object state;

		/** Who told it last. */
		@Nullable Object origin;

		Peer(long clock, long updated, @Nullable Object state, @Nullable Object origin) {
			this.clock = clock;
			this.updated = updated;
			this.state = state;
			this.origin = origin;
		}

		Object required() {
			if (this.state == null) {
				throw new IllegalStateException("A client without a state is present");
			}
			return this.state;
		}

	}

}
