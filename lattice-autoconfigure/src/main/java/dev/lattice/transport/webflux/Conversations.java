package dev.lattice.transport.webflux;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.transport.TokenBucket;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** All connections of pages, whatever carries them. Safe for concurrent use. */
public final class Conversations {

	private static final int WARNINGS_PER_SECOND = 10;

	private static final String RETRY_SECONDS = "5";

	private final SocketServices services;

	private final SocketSettings settings;

	private final SocketTimers timers;

	private final TokenBucket warnings;

	private final Callers callers;

	private final Comebacks comebacks = new Comebacks();

	private final Set<Conversation> open = ConcurrentHashMap.newKeySet();

	private volatile @Nullable CompletableFuture<Void> drained;

	/**
	 * Makes the place where connections are served.
	 * @param services what they use
	 * @param settings how they behave
	 * @param timers what they know of time
	 */
	public Conversations(SocketServices services, SocketSettings settings, SocketTimers timers) {
		this.services = services;
		this.settings = settings;
		this.timers = timers;
		this.warnings = new TokenBucket(WARNINGS_PER_SECOND, WARNINGS_PER_SECOND, timers.nanos());
		this.callers = new Callers(settings.caps(), timers);
	}

	/**
	 * Counts a connection to come, unless there are too many; null then, and the answer
	 * says when to come again. Who is counted must be served, or leave.
	 */
	Callers.@Nullable Caller admit(ServerHttpResponse response, SocketVisitor visitor) {
		Callers.Caller caller = this.callers.tryAdd(visitor.visitor());
		if (caller == null) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		}
		return caller;
	}

	/** Serves a connection until it is over. */
	Mono<Void> converse(SocketVisitor visitor, Callers.Caller caller, Transport transport) {
		return Mono.defer(() -> {
			Conversation conversation = new Conversation(this.services, this.settings, this.timers, this.warnings,
					this.comebacks, visitor, caller, transport);
			this.open.add(conversation);
			if (isDraining()) {
				conversation.close(CloseCode.RESTART);
			}
			return conversation.run().doFinally((signal) -> transport.whenGone(() -> {
				caller.leave();
				this.open.remove(conversation);
				completeIfDrained();
			}));
		});
	}

	/** Serves no new connections. */
	void refuse() {
		this.drained = new CompletableFuture<>();
	}

	/**
	 * Closes all connections there are, and each that comes.
	 * @return completes when all are closed
	 */
	CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.drained = drained;
		this.open.forEach((conversation) -> conversation.close(CloseCode.RESTART));
		completeIfDrained();
		return drained;
	}

	/** Serves connections again after a drain. */
	void reopen() {
		this.drained = null;
	}

	boolean isDraining() {
		return this.drained != null;
	}

	private void completeIfDrained() {
		CompletableFuture<Void> drained = this.drained;
		if (drained != null && this.open.isEmpty()) {
			drained.complete(null);
		}
	}

}
