package dev.lattice.transport;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.util.ClassUtils;

/**
 * Who asks for a page or opens a connection, as of the request.
 *
 * @param user the user, or null if anonymous
 * @param httpSession the digest of the id of the HTTP session, or null if there is none
 * @param address the client's address as limits count it, or null if it is not known
 * @param since when the request came, in nanoseconds of {@link System#nanoTime()}
 */
public record Visitor(@Nullable Principal user, @Nullable String httpSession, @Nullable String address, long since) {

	/** Spring Security is not there everywhere. */
	private static final boolean SECURITY = ClassUtils.isPresent(
			"org.springframework.security.authentication.AnonymousAuthenticationToken", Visitor.class.getClassLoader());

	/**
	 * Returns a visitor of whom nothing but the user is known.
	 * @param user the user, or null if anonymous
	 * @return the visitor, as of now
	 */
	public static Visitor of(@Nullable Principal user) {
		return new Visitor(user, null, null, System.nanoTime());
	}

	/**
	 * Returns the name of the user. Whoever Spring Security knows as anonymous has none:
	 * they share a name, and would be one user with the limits of one.
	 * @return the name, or null if anonymous
	 */
	public @Nullable String userName() {
		return (this.user != null && !(SECURITY && Nobody.is(this.user))) ? this.user.getName() : null;
	}

	/**
	 * Returns what stands for the id of an HTTP session, from which the id cannot be
	 * found.
	 * @param id the id
	 * @return its digest
	 */
	public static String digest(String id) {
		return PageTokens.digest(id);
	}

	/** Leaves out what names somebody. */
	@Override
	public String toString() {
		return (userName() != null) ? "Visitor[user]" : "Visitor[anonymous]";
	}

	/** Asked only where Spring Security is there. */
	private static final class Nobody {

		static boolean is(Principal user) {
			return user instanceof AnonymousAuthenticationToken;
		}

	}

}
