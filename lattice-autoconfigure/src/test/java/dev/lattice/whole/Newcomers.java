package dev.lattice.whole;

import java.util.Set;

import dev.lattice.engine.session.SessionState;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionDirectory;

/**
 * The sessions that a server has opened since a test began to look. Those from before end
 * in their own time, so their number tells nothing of a new one.
 */
public final class Newcomers {

	private final SessionDirectory sessions;

	private final Set<SessionActor> before;

	private Newcomers(SessionDirectory sessions) {
		this.sessions = sessions;
		this.before = Set.copyOf(sessions.sessions());
	}

	/** Begins to look. */
	public static Newcomers of(SessionDirectory sessions) {
		return new Newcomers(sessions);
	}

	/** Whether one of them is in a state. */
	public boolean any(Class<? extends SessionState> state) {
		return this.sessions.sessions()
			.stream()
			.anyMatch((session) -> !this.before.contains(session) && state.isInstance(session.state()));
	}

	/** Whether none of them is left. */
	public boolean none() {
		return !any(SessionState.class);
	}

}
