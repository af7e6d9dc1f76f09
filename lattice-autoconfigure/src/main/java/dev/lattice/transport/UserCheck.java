package dev.lattice.transport;

import java.security.Principal;

/**
 * Says whether a user may still use the application: a bean of it, which asks where users
 * are kept. Asked when a page is made, and for every user with open pages now and then.
 */
@FunctionalInterface
public interface UserCheck {

	/**
	 * Says whether a user may go on.
	 * @param user the user
	 * @return whether they may; if not, their sessions are closed, and they get no page.
	 * What is thrown is logged, and the sessions stay; a page is not made then
	 */
	boolean mayGoOn(Principal user);

}
