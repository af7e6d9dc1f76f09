package dev.lattice.transport;

import java.security.Principal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;

/**
 * Someone asks for a page.
 *
 * @param address the page's address
 * @param contextPath the part of the path that precedes the application's own, or empty
 * @param visitor who asks
 * @param locale the language
 */
public record PageVisit(PageAddress address, String contextPath, Visitor visitor, Locale locale) {

	/**
	 * Returns the user.
	 * @return the user, or null if anonymous
	 */
	public @Nullable Principal user() {
		return this.visitor.user();
	}

	/** Returns the path within the application, or null if it is outside. */
	@Nullable RequestPath requestPath() {
		return requestPath(this.address.path(), this.contextPath);
	}

	/** Returns a path within the application, or null if it is outside. */
	static @Nullable RequestPath requestPath(String path, String contextPath) {
		if (!path.equals(contextPath) && !path.startsWith(contextPath + '/')) {
			return null;
		}
		return RequestPath.parse(path, contextPath);
	}

}
