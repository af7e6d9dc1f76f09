package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection such that its other end can read what was sent last (RFC 9112,
 * section 9.6). The sending side is closed at once; what still comes is dropped until the
 * other end closes too, for a limited time and up to a limited number of bytes.
 */
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // the channel's close tells how all of it
												// ends
final class LingeringClose extends ChannelOutboundHandlerAdapter {

	/*
	 * A kernel that is told to close a connection with something unread resets it, and so
	 * it does when more comes afterwards. The other end then forgets what it has not read
	 * yet, the close frame among it, or fails while it writes and never reads that. The
	 * server closes mostly who sends too much, so there is something unread just then.
	 *
	 * Stands before all other handlers, TLS among them: whoever closes, it is here that
	 * the connection is closed, and what comes is dropped before anybody decodes it. One
	 * instance for all connections: an idle one holds nothing but a place for it.
	 */

	/** More than a round trip with a lost packet; long for a server that stops. */
	private static final Duration LIMIT = Duration.ofSeconds(2);

	/** More than what kernels hold of one connection at both ends, unless tuned. */
	private static final long MAX_BYTES = 16 << 20;

	private static final LingeringClose INSTANCE = new LingeringClose(LIMIT, MAX_BYTES);

	private final Duration limit;

	private final long maxBytes;

	/**
	 * Makes a handler for any number of connections.
	 * @param limit how long to wait for the other end
	 * @param maxBytes how many bytes of it to drop
	 */
	LingeringClose(Duration limit, long maxBytes) {
		this.limit = limit;
		this.maxBytes = maxBytes;
	}

	/** Lets a connection be closed like that; one that has no two sides is left alone. */
	static void install(Channel channel) {
		INSTANCE.addTo(channel);
	}

	void addTo(Channel channel) {
		if (channel instanceof DuplexChannel) {
			channel.pipeline().addFirst(this);
		}
	}

	@Override
	public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
		Channel channel = ctx.channel();
		if (!channel.isActive() || hasUnsent(channel)) {
			// Nobody is there, or takes anything: nothing was said that could be heard.
			ctx.close(promise);
			return;
		}
		channel.closeFuture().addListener((ChannelFutureListener) (closed) -> promise.trySuccess());
		ctx.pipeline().replace(this, null, new Dropping((DuplexChannel) channel));
	}

	private static boolean hasUnsent(Channel channel) {
		ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
		return buffer == null || !buffer.isEmpty();
	}

	/** Reads one connection to its end; all on its event loop. */
	private final class Dropping extends ChannelDuplexHandler {

		private final DuplexChannel channel;

		private long dropped;

		private @Nullable ScheduledFuture<?> end;

		Dropping(DuplexChannel channel) {
			this.channel = channel;
		}

		@Override
		public void handlerAdded(ChannelHandlerContext ctx) {
			this.end = ctx.executor()
				.schedule((Runnable) ctx::close, LingeringClose.this.limit.toNanos(), TimeUnit.NANOSECONDS);
			this.channel.shutdownOutput();
			// Whether reading was paused or not.
			ctx.read();
		}

		@Override
		public void handlerRemoved(ChannelHandlerContext ctx) {
			if (this.end != null) {
				this.end.cancel(false);
			}
		}

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object message) {
			this.dropped += (message instanceof ByteBuf bytes) ? bytes.readableBytes() : 0;
			ReferenceCountUtil.release(message);
			if (this.dropped > LingeringClose.this.maxBytes) {
				ctx.close();
			}
		}

		@Override
		public void channelReadComplete(ChannelHandlerContext ctx) {
			ctx.read();
		}

		/** Whoever asks again waits for the end like the first. */
		@Override
		public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
			this.channel.closeFuture().addListener((ChannelFutureListener) (closed) -> promise.trySuccess());
		}

		/** The other end may do as it likes now. */
		@Override
		public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
			ctx.close();
		}

	}

}
