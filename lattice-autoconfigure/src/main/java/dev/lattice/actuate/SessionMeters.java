package dev.lattice.actuate;

import dev.lattice.engine.session.SessionState;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionDirectory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows how many sessions are in which state, and how much waits for them. */
public final class SessionMeters implements MeterBinder {

	private final SessionDirectory sessions;

	/**
	 * Makes the binder.
	 * @param sessions the sessions
	 */
	public SessionMeters(SessionDirectory sessions) {
		this.sessions = sessions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (Class<? extends SessionState> state : SessionStates.ALL) {
			Gauge.builder("lattice.sessions", this.sessions, (sessions) -> sessions.count(state))
				.description("Sessions by state")
				.tag("state", SessionStates.name(state))
				.register(registry);
		}
		Gauge.builder("lattice.sessions.hibernating", this.sessions, SessionDirectory::countHibernating)
			.description("Sessions that hold no more than they need to go on, whatever their state")
			.register(registry);
		Gauge.builder("lattice.mailbox.depth", this.sessions, SessionMeters::deepest)
			.description("Inputs that wait in the fullest mailbox of a session")
			.register(registry);
	}

	private static int deepest(SessionDirectory sessions) {
		return sessions.sessions().stream().mapToInt(SessionActor::waiting).max().orElse(0);
	}

}
