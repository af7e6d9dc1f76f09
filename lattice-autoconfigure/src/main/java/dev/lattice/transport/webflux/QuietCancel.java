package dev.lattice.transport.webflux;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.web.reactive.socket.WebSocketMessage;

/**
 * Lets a socket be left whose channel is gone: Reactor Netty sends a close frame when
 * nobody reads any more, and fails where the channel was closed in the middle of its
 * upgrade. Whoever cancels would never be told that it is over.
 */
final class QuietCancel implements CoreSubscriber<WebSocketMessage>, Subscription {

	/** One for all sockets: it describes itself at some length. */
	private static final Function<? super Publisher<WebSocketMessage>, ? extends Publisher<WebSocketMessage>> LIFT = Operators
		.lift((publisher, actual) -> new QuietCancel(actual));

	private static final Logger logger = LoggerFactory.getLogger(QuietCancel.class);

	private final CoreSubscriber<? super WebSocketMessage> actual;

	private @Nullable Subscription upstream;

	private QuietCancel(CoreSubscriber<? super WebSocketMessage> actual) {
		this.actual = actual;
	}

	static Flux<WebSocketMessage> of(Flux<WebSocketMessage> received) {
		return received.transform(LIFT);
	}

	@Override
	public Context currentContext() {
		return this.actual.currentContext();
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		this.actual.onSubscribe(this);
	}

	@Override
	public void onNext(WebSocketMessage next) {
		this.actual.onNext(next);
	}

	@Override
	public void onError(Throwable failure) {
		this.actual.onError(failure);
	}

	@Override
	public void onComplete() {
		this.actual.onComplete();
	}

	@Override
	public void request(long count) {
		Objects.requireNonNull(this.upstream).request(count);
	}

	@Override
	public void cancel() {
		try {
			Objects.requireNonNull(this.upstream).cancel();
		}
		catch (IllegalStateException ex) {
			logger.debug("A socket was left that is gone already", ex);
		}
	}

}
