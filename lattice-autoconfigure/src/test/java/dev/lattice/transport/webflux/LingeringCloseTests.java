package dev.lattice.transport.webflux;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a server closes connections, over a network (P-34). */
class LingeringCloseTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration FOR_EVER = Duration.ofHours(1);

	private static final byte[] MUCH = new byte[8 << 20];

	private final CompletableFuture<Channel> opened = new CompletableFuture<>();

	private final CompletableFuture<Void> gone = new CompletableFuture<>();

	private DisposableServer server;

	@AfterEach
	void stop() {
		this.server.disposeNow(PATIENCE);
	}

	@Test
	void whatWasSaidLastIsReadAfterAllThatStillCame() throws IOException {
		try (Socket client = connect(new LingeringClose(FOR_EVER, Long.MAX_VALUE))) {
			sayAndClose("bye");

			client.getOutputStream().write(MUCH);

			assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(StandardCharsets.US_ASCII));
			assertThat(this.gone).isNotDone();
		}
		assertGone();
	}

	@Test
	void whoDoesNotCloseIsWaitedForInVain() throws IOException {
		try (Socket client = connect(new LingeringClose(Duration.ofMillis(200), Long.MAX_VALUE))) {
			sayAndClose("bye");

			assertGone();
			assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(StandardCharsets.US_ASCII));
		}
	}

	@Test
	void whoGoesOnSendingIsCutOff() throws IOException {
		try (Socket client = connect(new LingeringClose(FOR_EVER, 1 << 20))) {
			sayAndClose("bye");

			assertThatThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					client.getOutputStream().write(MUCH);
				}
			}).isInstanceOf(IOException.class);
			assertGone();
		}
	}

	@Test
	void whoTakesNothingIsNotWaitedFor() throws IOException {
		try (Socket client = connect(new LingeringClose(FOR_EVER, Long.MAX_VALUE))) {
			Channel channel = this.opened.join();
			while (channel.isWritable()) {
				channel.writeAndFlush(Unpooled.wrappedBuffer(MUCH));
			}

			channel.close();

			assertGone();
			assertThat(client.isClosed()).isFalse();
		}
	}

	@Test
	void whoClosesAgainChangesNothing() throws IOException {
		try (Socket client = connect(new LingeringClose(FOR_EVER, Long.MAX_VALUE))) {
			sayAndClose("bye");
			this.opened.join().close();

			client.getOutputStream().write(MUCH);

			assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(StandardCharsets.US_ASCII));
		}
		assertGone();
	}

	private Socket connect(LingeringClose closing) throws IOException {
		this.server = TcpServer.create().host("localhost").port(0).handle((in, out) -> {
			in.withConnection((connection) -> {
				closing.addTo(connection.channel());
				connection.channel().closeFuture().addListener((closed) -> this.gone.complete(null));
				this.opened.complete(connection.channel());
			});
			return Mono.never();
		}).bindNow(PATIENCE);
		Socket client = new Socket("localhost", this.server.port());
		client.setSoTimeout((int) PATIENCE.toMillis());
		return client;
	}

	private void sayAndClose(String last) {
		Channel channel = this.opened.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		channel.writeAndFlush(Unpooled.copiedBuffer(last, StandardCharsets.US_ASCII))
			.addListener((written) -> channel.close());
	}

	private void assertGone() {
		this.gone.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

}
