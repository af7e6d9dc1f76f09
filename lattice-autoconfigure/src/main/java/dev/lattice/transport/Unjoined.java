package dev.lattice.transport;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.lattice.engine.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that no page has joined, and how many of them there may be. Safe for
 * concurrent use.
 */
final class Unjoined {

	private final int most;

	private final int mostOfAddress;

	/** Oldest first. */
	private final Set<SessionActor> waiting = new LinkedHashSet<>();

	private final Map<@Nullable String, Integer> addresses = new HashMap<>();

	Unjoined(SessionCaps caps) {
		this.most = caps.unjoined();
		this.mostOfAddress = caps.unjoinedPerAddress();
	}

	/** Adds a session; returns one that has to go for it, or null. */
	synchronized @Nullable SessionActor add(SessionActor actor) {
		if (!(actor.state() instanceof SessionState.Rendered)) {
			return null;
		}
		String address = actor.visitor().address();
		if (this.waiting.add(actor)) {
			this.addresses.merge(address, 1, Integer::sum);
		}
		SessionActor oldest = null;
		if (address != null && this.addresses.getOrDefault(address, 0) > this.mostOfAddress) {
			oldest = oldestOf(address);
		}
		else if (this.waiting.size() > this.most) {
			oldest = this.waiting.iterator().next();
		}
		if (oldest != null) {
			remove(oldest);
		}
		return oldest;
	}

	synchronized void remove(SessionActor actor) {
		if (this.waiting.remove(actor)) {
			this.addresses.computeIfPresent(actor.visitor().address(), (same, count) -> (count > 1) ? count - 1 : null);
		}
	}

	private @Nullable SessionActor oldestOf(String address) {
		for (SessionActor actor : this.waiting) {
			if (Objects.equals(actor.visitor().address(), address)) {
				return actor;
			}
		}
		return null;
	}

}
