package dev.lattice.transport;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Decides who may see a page, and tells the application's code who the user is. Called on
 * threads that may block, by several at once.
 */
public interface SessionSecurity {

	/** Everybody may see everything, and code is told nothing. */
	SessionSecurity NONE = new SessionSecurity() {
	};

	/**
	 * Refuses a page to somebody for whom it must not be made.
	 * @param page the class of the page's component
	 * @param user the user, or null if anonymous
	 * @throws RuntimeException if the user may not see the page; an exchange that asks
	 * for the page fails with it
	 */
	default void admit(Class<?> page, @Nullable Principal user) {
		check(page, user);
	}

	/**
	 * Refuses a page to somebody who may not see it any more: before each input is
	 * applied to it, and now and then.
	 * @param page the class of the page's component
	 * @param user the user, or null if anonymous
	 * @throws RuntimeException if the user may not see the page
	 */
	default void check(Class<?> page, @Nullable Principal user) {
	}

	/**
	 * Makes a user known to the code that this thread runs from now on.
	 * @param user the user, or null if anonymous
	 * @return what the same thread runs to make it as it was
	 */
	default Runnable enter(@Nullable Principal user) {
		return () -> {
		};
	}

	/**
	 * Returns what makes a user known to publishers that a page follows.
	 * @param user the user, or null if anonymous
	 * @return what they find in their context
	 */
	default Context context(@Nullable Principal user) {
		return Context.empty();
	}

}
