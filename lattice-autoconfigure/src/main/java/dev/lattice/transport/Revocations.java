package dev.lattice.transport;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Whose sessions were closed lately, so that a request that was under way meanwhile opens
 * none. Safe for concurrent use.
 */
final class Revocations {

	/**
	 * Longer than a request is on its way, and than a connection may take to say HELLO.
	 */
	private static final long REMEMBERED = TimeUnit.MINUTES.toNanos(5);

	/** So many are remembered; the oldest goes first. */
	static final int MOST = 10_000;

	private final LongSupplier nanos;

	/** When what was revoked, oldest first. */
	private final Map<Revoked, Long> times = new LinkedHashMap<>();

	Revocations(LongSupplier nanos) {
		this.nanos = nanos;
	}

	synchronized void add(Revoked revoked) {
		long now = this.nanos.getAsLong();
		this.times.remove(revoked);
		this.times.put(revoked, now);
		Iterator<Long> oldest = this.times.values().iterator();
		while (oldest.hasNext() && (now - oldest.next() > REMEMBERED || this.times.size() > MOST)) {
			oldest.remove();
		}
	}

	/** Whether a visitor's request came before what it rests on was revoked. */
	synchronized boolean cover(Visitor visitor) {
		if (this.times.isEmpty()) {
			return false;
		}
		String user = visitor.userName();
		String httpSession = visitor.httpSession();
		return (user != null && covers(new Revoked.User(user), visitor))
				|| (httpSession != null && covers(new Revoked.HttpSession(httpSession), visitor));
	}

	private boolean covers(Revoked revoked, Visitor visitor) {
		Long time = this.times.get(revoked);
		return time != null && visitor.since() - time <= 0;
	}

	/** What sessions rest on. */
	sealed interface Revoked {

		boolean concerns(Visitor visitor);

		/**
		 * All sessions of a user.
		 *
		 * @param name the user's name
		 */
		record User(String name) implements Revoked {

			@Override
			public boolean concerns(Visitor visitor) {
				return this.name.equals(visitor.userName());
			}

		}

		/**
		 * All sessions that began within an HTTP session.
		 *
		 * @param digest the digest of its id
		 */
		record HttpSession(String digest) implements Revoked {

			@Override
			public boolean concerns(Visitor visitor) {
				@Nullable String httpSession = visitor.httpSession();
				return this.digest.equals(httpSession);
			}

		}

	}

}
