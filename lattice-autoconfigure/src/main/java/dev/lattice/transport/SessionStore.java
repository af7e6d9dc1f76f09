package dev.lattice.transport;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest state of each session where the end of its server does not reach it.
 * What is kept is sealed: a store can neither read nor change it. Safe for concurrent
 * use.
 * <p>
 * Inputs are acknowledged when {@link #save} has completed, so it must complete when the
 * state survives what the store is to survive, and not before. A turn waits for it.
 */
public interface SessionStore {

	/**
	 * Keeps the state of a session in the place of the one before.
	 * @param session the session's id: letters, digits, hyphens and underscores; made by
	 * the server
	 * @param sealed the state
	 * @return completes with what the page is to hold and to show when it comes back, not
	 * empty; Base64url, or anything else that is ASCII
	 */
	CompletionStage<String> save(String session, byte[] sealed);

	/**
	 * Finds the newest state of a session.
	 * @param session the session's id, from a page token that was verified
	 * @param held what the page held, which may be anything
	 * @return completes with the state, or null if there is none
	 */
	CompletionStage<byte @Nullable []> find(String session, String held);

	/**
	 * Forgets the state of a session.
	 * @param session the session's id
	 * @return completes when it is gone
	 */
	CompletionStage<Void> remove(String session);

}
