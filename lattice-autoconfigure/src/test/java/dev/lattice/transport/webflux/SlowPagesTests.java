package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.signal.Signal;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that take long to be made or to arrive; L-4, L-167 and L-168 of
 * {@code lifecycle.md}.
 */
class SlowPagesTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final SessionDirectory sessions = new SessionDirectory(new SessionEnvironment(Runnable::run,
			() -> this.time.now(TimeUnit.MILLISECONDS), this.time, new SmileFrameCodec(), new Templates(10),
			SessionLimits.DEFAULTS, 1024, TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);

	/** Lets a page that does not end do so after all. */
	private final CountDownLatch gate = new CountDownLatch(1);

	private final Pages pages = pages();

	private @Nullable Thread making;

	@AfterEach
	void end() {
		this.gate.countDown();
	}

	@Test
	void aBrowserThatTakesAPageSlowlyCanJoinIt() {
		Browser browser = get("/large");
		for (int chunk = 0; chunk < 5; chunk++) {
			pass(9);
			browser.request(1);
		}
		pass(9);

		assertThat(this.sessions.count(SessionState.Rendered.class)).isEqualTo(1);
	}

	@Test
	void aBrowserThatTakesNothingMoreIsGivenUp() {
		Browser browser = get("/large");
		browser.request(2);
		pass(9);
		assertThat(this.sessions.sessions()).hasSize(1);

		pass(1);

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageIsWaitedForSinceItsBrowserHasAllOfIt() {
		Browser browser = get("/large");
		pass(9);
		browser.requestUnbounded();
		pass(9);
		assertThat(this.sessions.count(SessionState.Rendered.class)).isEqualTo(1);

		pass(1);

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatDoesNotEndIsAnsweredWith503WhileItIsStillMade() {
		StepVerifier.create(stuck("/stuck?early=false", new StringBuffer()))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(ResponseStatusException.class,
					(answer) -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)))
			.verify(TIMEOUT);

		assertThat(this.gate.getCount()).isEqualTo(1);
		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatDoesNotEndAfterItsHeadWasSentSaysSoAndIsCutOff() {
		StringBuffer document = new StringBuffer();

		StepVerifier.create(stuck("/stuck?early=true", document))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).hasMessageStartingWith("The page /stuck was cut off; incident "))
			.verify(TIMEOUT);

		assertThat(this.gate.getCount()).isEqualTo(1);
		assertThat(document.toString()).containsSubsequence("</head>\n<body>",
				"<p class=\"lattice-failed\" role=\"alert\">", "</html>");
	}

	@Test
	void whatAPageThatWasGivenUpSaysLaterIsDropped() throws InterruptedException {
		StringBuffer document = new StringBuffer();
		StepVerifier.create(stuck("/stuck?early=true", document)).expectError().verify(TIMEOUT);
		String before = document.toString();

		this.gate.countDown();
		Thread making = Objects.requireNonNull(this.making);
		making.join(TIMEOUT.toMillis());

		assertThat(making.isAlive()).isFalse();
		assertThat(document).hasToString(before);
		assertThat(this.sessions.sessions()).isEmpty();
	}

	private void pass(int seconds) {
		for (int second = 0; second < seconds; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.sessions.sweep();
		}
	}

	/** A browser that takes what it is asked to. */
	private Browser get(String path) {
		Browser browser = new Browser();
		answer(path, Runnable::run, (body) -> {
			body.subscribe(browser);
			return browser.done.asMono();
		}).subscribe();
		return browser;
	}

	/** A page that is made by a thread of its own, which goes on until the test ends. */
	private Mono<Void> stuck(String path, StringBuffer document) {
		return answer(path, (task) -> {
			Thread making = new Thread(task);
			this.making = making;
			making.start();
		}, (body) -> body.doOnNext((chunk) -> document.append(chunk.toString(StandardCharsets.UTF_8))).then());
	}

	private Mono<Void> answer(String path, Executor executor, Function<Flux<DataBuffer>, Mono<Void>> browser) {
		LatticePages served = new LatticePages(this.pages, executor,
				new PageSettings(List.of(), null, "", "/lattice/socket", false, false), new ClientScript("", "none"),
				List.of());
		MockServerWebExchange exchange = MockServerWebExchange.builder(MockServerHttpRequest.get(path))
			.session(new MockWebSession())
			.build();
		exchange.getResponse().setWriteHandler(browser);
		return RouterFunctions.toWebHandler(served).handle(exchange);
	}

	private Pages pages() {
		SigningKeys keys = SigningKeys.random();
		ComponentCatalog catalog = ComponentCatalog.of(List.of(Large.class, Stuck.class));
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("endless", (Runnable) this::endless);
		return new Pages(catalog, new ComponentFactory(catalog, beans, DefaultConversionService.getSharedInstance()),
				this.sessions, new PageTokens(keys, Duration.ofHours(1), InstantSource.system()),
				new Snapshots(new SnapshotSeal(keys, Duration.ofHours(1), InstantSource.system()),
						new ClientSessionStore(), 0),
				SessionSecurity.NONE);
	}

	/** Takes too long, and then goes on until the test lets it end. */
	private void endless() {
		pass(36);
		boolean ended = false;
		while (!ended) {
			try {
				this.gate.await();
				ended = true;
			}
			catch (InterruptedException ex) {
				// It does not care.
			}
		}
	}

	/** Takes of a page what the test says. */
	private static final class Browser extends BaseSubscriber<DataBuffer> {

		private final Sinks.Empty<Void> done = Sinks.empty();

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
		}

		@Override
		protected void hookOnComplete() {
			this.done.tryEmitEmpty();
		}

	}

	/** Has ten chunks and more. */
	@LatticeComponent("/large")
	static final class Large extends Component {

		private final Signal<List<Integer>> rows = signal(IntStream.range(0, 100).boxed().toList());

		@Override
		protected View view() {
			return div(each(this.rows, (row) -> row, (row) -> p("x".repeat(2_000))));
		}

	}

	/** Does not come to its end, with its head sent early or not. */
	@LatticeComponent("/stuck")
	static final class Stuck extends Component {

		Stuck(Runnable endless) {
			if (queryParameter("early", "").get().equals("true")) {
				head().sendEarly();
			}
			endless.run();
		}

		@Override
		protected View view() {
			return p("late");
		}

	}

}
