package dev.lattice.transport.webflux;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages that take long on their way; L-4 of {@code lifecycle.md}. */
class SlowPagesTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final SessionDirectory sessions = new SessionDirectory(new SessionEnvironment(Runnable::run,
			() -> this.time.now(TimeUnit.MILLISECONDS), this.time, new SmileFrameCodec(), new Templates(10),
			SessionLimits.DEFAULTS, 1024, TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);

	private final LatticePages pages = new LatticePages(pages(), Runnable::run,
			new PageSettings(List.of(), null, "", "/lattice/socket", false, false), new ClientScript("", "none"),
			List.of());

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

	private void pass(int seconds) {
		for (int second = 0; second < seconds; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.sessions.sweep();
		}
	}

	private Browser get(String path) {
		Browser browser = new Browser();
		MockServerWebExchange exchange = MockServerWebExchange.builder(MockServerHttpRequest.get(path))
			.session(new MockWebSession())
			.build();
		exchange.getResponse().setWriteHandler((body) -> {
			body.subscribe(browser);
			return browser.done.asMono();
		});
		Mono<Void> answered = RouterFunctions.toWebHandler(this.pages).handle(exchange);
		answered.subscribe((nothing) -> {
		}, (failure) -> {
			throw new IllegalStateException("The page was not answered", failure);
		});
		return browser;
	}

	private Pages pages() {
		SigningKeys keys = SigningKeys.random();
		ComponentCatalog catalog = ComponentCatalog.of(List.of(Large.class));
		return new Pages(catalog,
				new ComponentFactory(catalog, new DefaultListableBeanFactory(),
						DefaultConversionService.getSharedInstance()),
				this.sessions, new PageTokens(keys, Duration.ofHours(1), InstantSource.system()),
				new Snapshots(new SnapshotSeal(keys, Duration.ofHours(1), InstantSource.system()),
						new ClientSessionStore(), 0),
				SessionSecurity.NONE);
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

}
