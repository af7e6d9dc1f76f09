package dev.lattice.transport.webflux;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.lattice.whole.Eventually;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.HandshakeInfo;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A socket of Netty, over a network. */
class NettySocketTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final HandshakeInfo INFO = new HandshakeInfo(URI.create(""),
			org.springframework.http.HttpHeaders.EMPTY, Mono.empty(), null);

	@Test
	void forgetsTheHeadersOfItsRequestAndSends() {
		CompletableFuture<HttpHeaders> headers = new CompletableFuture<>();
		DisposableServer server = HttpServer.create()
			.host("localhost")
			.port(0)
			.route((routes) -> routes.ws("/", (in, out) -> {
				headers.complete(in.headers());
				NettySocket socket = new NettySocket(in, out, INFO,
						new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT), 1_000);
				return socket.send(Mono.just(socket.textMessage("hello")));
			}))
			.bindNow(PATIENCE);
		try {
			String heard = HttpClient.create()
				.headers((request) -> request.set("Cookie", "secret=1"))
				.websocket()
				.uri("ws://localhost:" + server.port() + "/")
				.receive()
				.asString()
				.blockFirst(PATIENCE);

			assertThat(heard).isEqualTo("hello");
			Eventually.assertThat(() -> headers.join().isEmpty());
		}
		finally {
			server.disposeNow(PATIENCE);
		}
	}

}
