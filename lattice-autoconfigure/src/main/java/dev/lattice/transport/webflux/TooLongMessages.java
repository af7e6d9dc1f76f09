package dev.lattice.transport.webflux;

import dev.lattice.engine.session.CloseCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import reactor.netty.NettyPipeline;

/**
 * Closes a socket with 1009 when a message is too large that came in several parts, as
 * Netty itself does after one frame that is too large.
 */
@Sharable
final class TooLongMessages extends ChannelInboundHandlerAdapter {

	/*
	 * Stands between the handler that joins the parts and Reactor Netty. That, where who
	 * receives asks for a few messages at a time, tells of the failure first to itself,
	 * and closes without a code, before who receives hears of it.
	 */

	private static final TooLongMessages INSTANCE = new TooLongMessages();

	private static final String NAME = TooLongMessages.class.getName();

	private TooLongMessages() {
	}

	/** Adds it to a socket whose parts are joined already. */
	static void install(Channel channel) {
		if (channel.pipeline().get(NettyPipeline.ReactiveBridge) != null) {
			channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, INSTANCE);
		}
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored") // a network that broke needs no close
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (cause instanceof TooLongFrameException) {
			ctx.writeAndFlush(new CloseWebSocketFrame(CloseCode.TOO_BIG.number(), CloseCode.TOO_BIG.reason()))
				.addListener(ChannelFutureListener.CLOSE);
		}
		ctx.fireExceptionCaught(cause);
	}

}
