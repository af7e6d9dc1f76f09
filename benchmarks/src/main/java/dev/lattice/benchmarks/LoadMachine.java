package dev.lattice.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.Promise;
import reactor.netty.resources.LoopResources;

/**
 * The one thread that makes all load, on the transport that the servers use too.
 *
 * @param loop the thread
 * @param channel what connects
 */
public record LoadMachine(EventLoop loop, Class<? extends Channel> channel) {

	/** A table that is said at once is a large frame. */
	private static final int MAX_FRAME = 64 * 1024 * 1024;

	public static LoadMachine start() {
		LoopResources resources = LoopResources.create("load", 1, true);
		EventLoopGroup group = resources.onClient(true);
		return new LoadMachine(group.next(), resources.onChannelClass(SocketChannel.class, group));
	}

	/** Opens a socket for a page; what is returned is kept when it may click. */
	Promise<Clicker> connect(ServerProcess server, Clicker clicker) {
		HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, "http://" + server.authority());
		WebSocketClientHandshaker handshake = WebSocketClientHandshakerFactory.newHandshaker(
				URI.create("ws://" + server.authority() + clicker.socket()), WebSocketVersion.V13, clicker.protocol(),
				false, headers, MAX_FRAME);
		Promise<Clicker> ready = this.loop.newPromise();
		clicker.connecting(ready);
		new Bootstrap().group(this.loop)
			.channel(this.channel)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_FRAME),
								new WebSocketClientProtocolHandler(handshake, false), clicker);
				}

			})
			.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
			.addListener((connected) -> {
				if (!connected.isSuccess()) {
					ready.tryFailure(connected.cause());
				}
			});
		return ready;
	}

}
