package dev.lattice.transport;

import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Lets each page hold its own state. The server keeps nothing, and any node takes it up.
 */
public final class ClientSessionStore implements SessionStore {

	@Override
	public CompletionStage<String> save(String session, byte[] sealed) {
		return CompletableFuture.completedFuture(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
	}

	@Override
	@SuppressWarnings("NullAway") // null is the answer for what is no Base64
	public CompletionStage<byte @Nullable []> find(String session, String held) {
		try {
			return CompletableFuture.completedFuture(Base64.getUrlDecoder().decode(held));
		}
		catch (IllegalArgumentException ex) {
			return CompletableFuture.completedFuture(null);
		}
	}

	@Override
	public CompletionStage<Void> remove(String session) {
		return CompletableFuture.allOf();
	}

}
