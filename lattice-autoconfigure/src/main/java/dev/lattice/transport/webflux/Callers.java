package dev.lattice.transport.webflux;

import java.util.HashMap;
import java.util.Map;

import dev.lattice.transport.Tally;
import dev.lattice.transport.TokenBucket;
import dev.lattice.transport.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * How many connections there are, for each user and for each address, and how many frames
 * a user may send over all of theirs. Keeps nothing of who has none. Safe for concurrent
 * use.
 */
final class Callers {

	private static final String ALL = "all";

	private final SocketCaps caps;

	private final SocketTimers timers;

	private final Tally node;

	private final Tally users;

	private final Tally addresses;

	/** The buckets of users with connections; guarded by itself. */
	private final Map<String, Shared> buckets = new HashMap<>();

	Callers(SocketCaps caps, SocketTimers timers) {
		this.caps = caps;
		this.timers = timers;
		this.node = new Tally(caps.connections());
		this.users = new Tally(caps.perUser());
		this.addresses = new Tally(caps.perAddress());
	}

	/** Counts a connection to come, unless there are too many; null then. */
	@Nullable Caller tryAdd(Visitor visitor) {
		String user = visitor.userName();
		if (!this.node.tryAdd(ALL)) {
			return null;
		}
		if (!this.users.tryAdd(user)) {
			this.node.remove(ALL);
			return null;
		}
		if (!this.addresses.tryAdd(visitor.address())) {
			this.users.remove(user);
			this.node.remove(ALL);
			return null;
		}
		return new Caller(visitor, (user != null) ? share(user) : null);
	}

	int known() {
		synchronized (this.buckets) {
			return this.buckets.size();
		}
	}

	private TokenBucket share(String user) {
		synchronized (this.buckets) {
			Shared shared = this.buckets.computeIfAbsent(user, (name) -> new Shared(
					new TokenBucket(this.caps.userEventsPerSecond(), this.caps.userEventBurst(), this.timers.nanos())));
			shared.holders++;
			return shared.bucket;
		}
	}

	private void unshare(String user) {
		synchronized (this.buckets) {
			this.buckets.computeIfPresent(user, (name, shared) -> (--shared.holders > 0) ? shared : null);
		}
	}

	/** What the connections of a user share. */
	private static final class Shared {

		private final TokenBucket bucket;

		private int holders;

		Shared(TokenBucket bucket) {
			this.bucket = bucket;
		}

	}

	/** Who has one of the connections. */
	final class Caller {

		private final Visitor visitor;

		private final @Nullable TokenBucket frames;

		private boolean gone;

		private Caller(Visitor visitor, @Nullable TokenBucket frames) {
			this.visitor = visitor;
			this.frames = frames;
		}

		/** Whether the user may send one more frame. */
		boolean maySend() {
			return this.frames == null || this.frames.tryTake();
		}

		/** The connection is gone; a second call does nothing. */
		synchronized void leave() {
			if (!this.gone) {
				this.gone = true;
				String user = this.visitor.userName();
				if (user != null) {
					unshare(user);
				}
				Callers.this.users.remove(user);
				Callers.this.addresses.remove(this.visitor.address());
				Callers.this.node.remove(ALL);
			}
		}

	}

}
