package dev.lattice.transport.webflux;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * Upgrades a request to a WebSocket of Reactor Netty that keeps nothing of the request:
 * whatever a connection needs of that is read before.
 */
public final class NettyUpgrade implements RequestUpgradeStrategy {

	/** In place of the request's own, which would stay as long as the socket. */
	private static final URI NOWHERE = URI.create("");

	private static final MultiValueMap<String, HttpCookie> NO_COOKIES = CollectionUtils
		.unmodifiableMultiValueMap(new LinkedMultiValueMap<>());

	private final int maxFrameSize;

	/**
	 * Makes an upgrade.
	 * @param maxFrameSize how many bytes a frame of a client may have, above 0
	 */
	public NettyUpgrade(int maxFrameSize) {
		this.maxFrameSize = maxFrameSize;
	}

	@Override
	public Mono<Void> upgrade(ServerWebExchange exchange, WebSocketHandler handler, @Nullable String protocol,
			Supplier<HandshakeInfo> info) {
		ServerHttpResponse response = exchange.getResponse();
		HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
		NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
		// What is to be done before an answer is sent, first.
		return response.setComplete()
			.then(Mono.defer(() -> netty.sendWebsocket(
					(in, out) -> handler
						.handle(new NettySocket(in, out, without(protocol), buffers, this.maxFrameSize)),
					specification(protocol))));
	}

	private static HandshakeInfo without(@Nullable String protocol) {
		return new HandshakeInfo(NOWHERE, HttpHeaders.EMPTY, NO_COOKIES, Mono.empty(), protocol, null, Map.of(), "");
	}

	private WebsocketServerSpec specification(@Nullable String protocol) {
		WebsocketServerSpec.Builder builder = WebsocketServerSpec.builder().maxFramePayloadLength(this.maxFrameSize);
		return ((protocol != null) ? builder.protocols(protocol) : builder).build();
	}

}
