package dev.lattice.whole;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.SessionDirectory;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that are on their way while they are made. */
@Server
class StreamingTests {

	private static final String PAGE = "0123456789abcdef";

	private static final Duration TIMEOUT = LivePage.TIMEOUT;

	/** More than 10 MB; a socket of Linux holds at most 4 MB that nobody reads. */
	private static final String MORE_THAN_SOCKETS_HOLD = "/report?rows=90000";

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Autowired
	private SessionDirectory sessions;

	@Test
	void theHeadArrivesWhileTheViewIsStillMade() {
		CountDownLatch gate = Slow.gate("head");

		StepVerifier.create(document("/slow?test=head").scan("", String::concat))
			.thenConsumeWhile((soFar) -> !soFar.endsWith("</head>\n<body>"))
			.assertNext((soFar) -> assertThat(soFar).contains("<title>Slow &amp; steady</title>", "/style.css")
				.contains("<script type=\"module\""))
			.then(gate::countDown)
			.thenConsumeWhile((soFar) -> !soFar.endsWith("</html>\n"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void whatChangesInTheHeadAfterItWasSentFollowsWhenThePageIsLive() {
		Slow.gate("late").countDown();
		PageMarkup page = PageMarkup.get(this.web, "/slow?test=late");

		assertThat(page.html()).contains("<title>Slow &amp; steady</title>", "All there");
		try (LivePage live = LivePage.open(this.port).hello(page.token(), PAGE, "/slow", page.digest())) {
			assertThat(live.next().subList(0, 2)).containsExactly(Wire.WELCOME, Wire.ADOPTED);
			assertThat(live.until("Done").getLast()).contains(Wire.HEAD, "title");
		}
	}

	@Test
	void aPageThatFailsBeforeItsHeadIsSentHasItsStatus() {
		this.web.get().uri("/slow?way=fails-before").exchange().expectStatus().is5xxServerError();
	}

	@Test
	void aPageThatFailsLaterSaysSoAndIsCutOffAndNeverLive() {
		Newcomers newcomers = Newcomers.of(this.sessions);
		Slow.gate("fails").countDown();
		List<String> chunks = new CopyOnWriteArrayList<>();

		StepVerifier.create(document("/slow?test=fails&way=fails").doOnNext(chunks::add))
			.thenConsumeWhile((chunk) -> true)
			.expectError(PrematureCloseException.class)
			.verify(TIMEOUT);

		assertThat(String.join("", chunks))
			.containsPattern(
					"<p class=\"lattice-failed\" role=\"alert\">This page could not be shown. Incident \\S+</p></body>")
			.doesNotContain("lattice-state", "secret");
		Eventually.assertThat(newcomers::none);
	}

	@Test
	void compressionForbiddenTooLateIsAFault() {
		Slow.gate("forbids").countDown();

		StepVerifier
			.create(document("/slow?test=forbids&way=forbids").filter((chunk) -> chunk.contains("lattice-failed")))
			.expectNextCount(1)
			.expectError(PrematureCloseException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aBrowserThatLeavesWhileThePageIsMadeLeavesNoSession() throws InterruptedException {
		Newcomers newcomers = Newcomers.of(this.sessions);
		CountDownLatch gate = Slow.gate("leaves");
		CountDownLatch arrived = new CountDownLatch(1);
		Disposable browser = document("/slow?test=leaves").subscribe((chunk) -> arrived.countDown());
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

		browser.dispose();
		gate.countDown();

		Eventually.assertThat(newcomers::none);
	}

	@Test
	void aBrowserThatLeavesInTheMiddleOfALargePageLeavesNoSession() throws InterruptedException {
		Newcomers newcomers = Newcomers.of(this.sessions);
		CountDownLatch arrived = new CountDownLatch(1);
		Disposable browser = document(client().option(ChannelOption.SO_RCVBUF, 8_192), MORE_THAN_SOCKETS_HOLD)
			.limitRate(1)
			.doOnNext((chunk) -> arrived.countDown())
			.concatMap((chunk) -> Flux.<String>never())
			.subscribe();
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		Eventually.assertThat(() -> !newcomers.none());

		browser.dispose();

		Eventually.assertThat(newcomers::none);
	}

	@Test
	void aLargePageArrivesWholeAndGoesLive() {
		WebTestClient patient = this.web.mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024))
			.build();
		PageMarkup page = PageMarkup.get(patient, "/report");

		assertThat(page.html()).contains("row 9999<", "größer, mit € und 😀").hasSizeGreaterThan(1_000_000);
		try (LivePage live = LivePage.open(this.port).hello(page.token(), PAGE, "/report", page.digest())) {
			assertThat(live.next().subList(0, 2)).containsExactly(Wire.WELCOME, Wire.ADOPTED);
		}
	}

	@Test
	void aSmallPageSaysItsLength() {
		this.web.get().uri("/counter").exchange().expectHeader().exists("Content-Length");
	}

	@Test
	void aLargePageIsSentInChunks() {
		@Nullable String encoding = client().get()
			.uri("/report")
			.responseSingle((response, body) -> body.then()
				.thenReturn(response.responseHeaders().get(HttpHeaderNames.TRANSFER_ENCODING, "none")))
			.block(TIMEOUT);

		assertThat(encoding).isEqualTo("chunked");
	}

	private Flux<String> document(String path) {
		return document(client(), path);
	}

	private static Flux<String> document(HttpClient client, String path) {
		return client.get().uri(path).responseContent().asString();
	}

	private HttpClient client() {
		return HttpClient.create().baseUrl("http://localhost:" + this.port);
	}

}
