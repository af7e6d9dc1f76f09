package dev.lattice.transport.webflux;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Writes frames to a channel as they come, at most so many at once; completes with the
 * frames, all of which have then been handed to the channel.
 */
final class NettySending extends Mono<Void> {

	/*
	 * What Reactor Netty does for any publisher takes a kilobyte for as long as it lives,
	 * mostly for a queue: here it lives as long as the socket, and is idle. What waits,
	 * waits at its source.
	 */

	/** So many frames are on their way to the network at once. */
	private static final int WINDOW = 64;

	private final Publisher<?> frames;

	private final Channel channel;

	/**
	 * Prepares to send.
	 * @param frames what the channel's pipeline knows how to write
	 * @param channel where to
	 */
	NettySending(Publisher<?> frames, Channel channel) {
		this.frames = frames;
		this.channel = channel;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Void> actual) {
		this.frames.subscribe(new Writer(this.channel, actual));
	}

	/** Hands one frame after the other to the channel. */
	private static final class Writer implements CoreSubscriber<Object>, Subscription, ChannelFutureListener {

		private final Channel channel;

		private final CoreSubscriber<? super Void> actual;

		private @Nullable Subscription source;

		/** How many were written since more were asked for; on the channel's thread. */
		private int written;

		/** Guarded by this: nothing may be told after the end. */
		private boolean over;

		Writer(Channel channel, CoreSubscriber<? super Void> actual) {
			this.channel = channel;
			this.actual = actual;
		}

		@Override
		public reactor.util.context.Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription source) {
			if (Operators.validate(this.source, source)) {
				this.source = source;
				this.actual.onSubscribe(this);
				source.request(WINDOW);
			}
		}

		@Override
		public void onNext(Object frame) {
			this.channel.writeAndFlush(frame).addListener(this);
		}

		@Override
		public void operationComplete(ChannelFuture write) {
			Subscription source = this.source;
			if (source == null) {
				return;
			}
			if (!write.isSuccess()) {
				source.cancel();
				onError(write.cause());
			}
			else if (++this.written == WINDOW / 2) {
				this.written = 0;
				source.request(WINDOW / 2);
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (end()) {
				this.actual.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			if (end()) {
				this.actual.onComplete();
			}
		}

		/** Nothing is asked for: the end is all there is to tell. */
		@Override
		public void request(long count) {
			Operators.validate(count);
		}

		@Override
		public void cancel() {
			Subscription source = this.source;
			if (end() && source != null) {
				source.cancel();
			}
		}

		private synchronized boolean end() {
			boolean first = !this.over;
			this.over = true;
			return first;
		}

	}

}
