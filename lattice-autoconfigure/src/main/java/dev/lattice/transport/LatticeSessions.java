package dev.lattice.transport;

/**
 * The live pages of the application's users, to close them when a user logs out, loses a
 * role or is disabled. Their connections are cut at once, even while a handler runs; the
 * pages load anew, and what that request may show decides. A bean, safe for concurrent
 * use.
 */
public final class LatticeSessions {

	private final SessionDirectory sessions;

	/**
	 * Makes the door to some sessions.
	 * @param sessions the sessions
	 */
	public LatticeSessions(SessionDirectory sessions) {
		this.sessions = sessions;
	}

	/**
	 * Closes all sessions of a user on this node.
	 * @param userName the name of the user, as {@link java.security.Principal#getName()}
	 * gives it
	 * @return how many there were
	 */
	public int closeUser(String userName) {
		return this.sessions.revoke(new Revocations.Revoked.User(userName));
	}

	/**
	 * Closes all sessions on this node that began within an HTTP session.
	 * @param id the id of the HTTP session
	 * @return how many there were
	 */
	public int closeHttpSession(String id) {
		return this.sessions.revoke(new Revocations.Revoked.HttpSession(Visitor.digest(id)));
	}

}
