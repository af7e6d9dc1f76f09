package dev.lattice.actuate;

import java.util.List;
import java.util.Locale;

import dev.lattice.engine.session.SessionState;

/** The states that operators see; a session that is closed is forgotten. */
final class SessionStates {

	static final List<Class<? extends SessionState>> ALL = List.of(SessionState.Rendered.class,
			SessionState.Connecting.class, SessionState.Live.class, SessionState.Detached.class);

	private SessionStates() {
	}

	static String name(Class<? extends SessionState> state) {
		return state.getSimpleName().toLowerCase(Locale.ROOT);
	}

}
