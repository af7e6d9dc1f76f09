package dev.lattice.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OriginIT {

	@LocalServerPort
	private int port;

	@Test
	void aForeignOriginIsForbidden() {
		assertThat(refusal("http://localhost.example.org:" + this.port)).isEqualTo(403);
	}

	@Test
	void anotherPortIsAForeignOrigin() {
		assertThat(refusal("http://localhost:" + (this.port - 1))).isEqualTo(403);
	}

	@Test
	void anotherSchemeIsAForeignOrigin() {
		assertThat(refusal("https://localhost:" + this.port)).isEqualTo(403);
	}

	@Test
	void anOpaqueOriginIsForbidden() {
		assertThat(refusal("null")).isEqualTo(403);
	}

	@Test
	void noOriginIsForbidden() {
		assertThat(refusal(null)).isEqualTo(403);
	}

	@Test
	void theApplicationsOwnOriginIsWelcome() {
		try (HttpClient client = HttpClient.newHttpClient()) {
			WebSocket socket = open(client, "http://localhost:" + this.port);
			assertThat(socket.getSubprotocol()).isEqualTo("lattice.v1.smile");
			socket.abort();
		}
	}

	private int refusal(@Nullable String origin) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			CompletionException failure = assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> open(client, origin))
				.actual();
			return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
		}
	}

	private WebSocket open(HttpClient client, @Nullable String origin) {
		WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("lattice.v1.smile");
		if (origin != null) {
			builder.header("Origin", origin);
		}
		return builder
			.buildAsync(URI.create("ws://localhost:" + this.port + "/lattice/socket"), new WebSocket.Listener() {
			})
			.orTimeout(30, TimeUnit.SECONDS)
			.join();
	}

}
