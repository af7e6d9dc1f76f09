package dev.lattice.engine.session;

/** How a session answered a connection. */
public enum Admission {

	/** The connection is the session's now. */
	ADMITTED,

	/** The page is not this session's, or the session is over: render a new one. */
	REFUSED

}
