package dev.lattice.transport;

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.util.context.Context;

/** Asks the application too whether a user may go on. */
public final class CheckedUsers {

	private final SessionSecurity security;

	private final List<UserCheck> checks;

	/**
	 * Puts together who says whether users may go on.
	 * @param security decides first
	 * @param checks what the application says
	 */
	public CheckedUsers(SessionSecurity security, List<UserCheck> checks) {
		this.security = security;
		this.checks = List.copyOf(checks);
	}

	/**
	 * Returns what sessions ask.
	 * @return the security that asks the application too, where a page is made
	 */
	public SessionSecurity security() {
		return new Checking();
	}

	/**
	 * Says whether a user may still use the application.
	 * @param user the user
	 * @return whether every check says so
	 */
	public boolean mayGoOn(Principal user) {
		for (UserCheck check : this.checks) {
			if (!check.mayGoOn(user)) {
				return false;
			}
		}
		return true;
	}

	/** Decides as the other does, and asks more. */
	private final class Checking implements SessionSecurity {

		@Override
		public void admit(Class<?> page, @Nullable Principal user) {
			CheckedUsers.this.security.admit(page, user);
			if (user != null && !mayGoOn(user)) {
				throw new ResponseStatusException(HttpStatus.FORBIDDEN,
						"The user may not use the application any more");
			}
		}

		@Override
		public void check(Class<?> page, @Nullable Principal user) {
			CheckedUsers.this.security.check(page, user);
		}

		@Override
		public Runnable enter(@Nullable Principal user) {
			return CheckedUsers.this.security.enter(user);
		}

		@Override
		public Context context(@Nullable Principal user) {
			return CheckedUsers.this.security.context(user);
		}

	}

}
