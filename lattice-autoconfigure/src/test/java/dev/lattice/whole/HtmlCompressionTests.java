package dev.lattice.whole;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of a server that compresses what it answers. */
@SpringBootTest(classes = WholeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.compression.enabled=true", "server.compression.min-response-size=256B" })
class HtmlCompressionTests {

	private static final Duration TIMEOUT = LivePage.TIMEOUT;

	@LocalServerPort
	private int port;

	@Test
	void aPageIsCompressed() {
		assertThat(headers("/counter").get(HttpHeaderNames.CONTENT_ENCODING)).isEqualTo("gzip");
		assertThat(headers("/report").get(HttpHeaderNames.CONTENT_ENCODING)).isEqualTo("gzip");
	}

	@Test
	void aPageThatForbidsItIsNotAndNobodyOnTheWayMay() {
		Slow.gate("plain").countDown();
		HttpHeaders headers = headers("/slow?test=plain&way=secret");

		assertThat(headers.get(HttpHeaderNames.CONTENT_ENCODING)).isEqualTo("identity");
		assertThat(headers.get(HttpHeaderNames.CACHE_CONTROL)).isEqualTo("no-store, no-transform");
	}

	@Test
	void theHeadArrivesWhileTheViewIsStillMade() {
		CountDownLatch gate = Slow.gate("compressed");

		StepVerifier
			.create(client().compress(true)
				.get()
				.uri("/slow?test=compressed")
				.responseContent()
				.asString()
				.scan("", String::concat))
			.thenConsumeWhile((soFar) -> !soFar.endsWith("</head>\n<body>"))
			.expectNextCount(1)
			.then(gate::countDown)
			.thenConsumeWhile((soFar) -> !soFar.endsWith("</html>\n"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private HttpHeaders headers(String path) {
		@Nullable HttpHeaders headers = client().headers((sent) -> sent.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip"))
			.get()
			.uri(path)
			.responseSingle((response, body) -> body.then().thenReturn(response.responseHeaders()))
			.block(TIMEOUT);
		assertThat(headers).isNotNull();
		return headers;
	}

	private HttpClient client() {
		return HttpClient.create().baseUrl("http://localhost:" + this.port);
	}

}
