package dev.lattice.transport;

import org.jspecify.annotations.Nullable;

/**
 * What a page token lets somebody do: join a session, and see the page at a path in it.
 * It is made where a GET of that path has passed every filter of the application.
 *
 * @param sessionId the session
 * @param user the name of the user, or null for anyone anonymous
 * @param httpSession the digest of the id of the user's HTTP session, or null if there is
 * none
 * @param path the path as in the address, encoded
 */
public record PageGrant(String sessionId, @Nullable String user, @Nullable String httpSession, String path) {
}
