package dev.lattice.engine.session;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;

/**
 * One page of one user. Every method but the constructor's suppliers is called in the
 * session's turns: by one thread at a time, with a happens-before edge between turns. The
 * clock is the host's, in milliseconds.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Session {

	/**
	 * Makes the component and renders the page for the first time.
	 * @param host what the session may use
	 * @param templates the shared table of templates
	 * @param location the page's address
	 * @param component makes the component
	 * @param now the time
	 * @return the session, waiting for its first connection
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	public static Session render(SessionHost host, Templates templates, Location location,
			Supplier<? extends Component> component, long now) {
		throw new UnsupportedOperationException();
	}

	/** Returns what the page shows before there is a connection. */
	public FirstPaint firstPaint() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Answers a page that has this session's token (P-42): adopts, resumes or says the
	 * page again, or refuses.
	 */
	public Admission connect(Hello hello, Connection connection, long now) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Connects a page whose own session is gone to this one, rendered for it just now.
	 * Answers ADOPTED or MOUNTED with the token.
	 */
	public void connectFresh(Hello hello, Connection connection, String token, long now) {
		throw new UnsupportedOperationException();
	}

	/** Applies a browser event that came over the connection (P-12, P-25). */
	public void event(Connection connection, int input, int applied, int slot, List<@Nullable Object> fields) {
		throw new UnsupportedOperationException();
	}

	/** Notes that the page has applied patches (P-13). */
	public void acknowledged(Connection connection, int applied) {
		throw new UnsupportedOperationException();
	}

	/** Runs what was handed to the mailbox, then renders. */
	public void run(Runnable posted) {
		throw new UnsupportedOperationException();
	}

	/** Notes that a connection is gone; of one that was superseded, nothing happens. */
	public void disconnected(Connection connection, long now) {
		throw new UnsupportedOperationException();
	}

	/** Ends the session if its time is over. */
	public void tick(long now) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Ends the session and disposes everything that it owns; closes the connection, if
	 * any.
	 */
	public void close(CloseCode code) {
		throw new UnsupportedOperationException();
	}

	/** Returns where the session stands. */
	public SessionState state() {
		throw new UnsupportedOperationException();
	}

	/** Returns the size of the session's graph. */
	public GraphSize graphSize() {
		throw new UnsupportedOperationException();
	}

}
