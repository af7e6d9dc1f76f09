package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LatticeStreamHandlerTests {

	private static final Pattern OPENING = Pattern.compile("event:open\ndata:(\\S{22}) (\\d+)\n\n");

	/** Everything is there already. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String ADDRESS = "http://localhost/lattice/socket/events";

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final SocketTimers timers = new SocketTimers(this.time, () -> this.time.now(TimeUnit.NANOSECONDS));

	private final SocketSettings settings = new SocketSettings("/lattice/socket", List.of(), Duration.ofSeconds(10),
			Duration.ofSeconds(25), Duration.ofSeconds(10), 8_192, 100, 200, 10, 20, Duration.ofSeconds(60),
			new SocketCaps(10, 10, 10, 500, 1_000));

	private final LatticeStreamHandler handler = handler(2);

	private final List<Disposable> running = new ArrayList<>();

	@Test
	void aPageIsToldHowLongItsStreamIsNeverSilent() {
		Matcher opening = OPENING.matcher(open("ann"));

		assertThat(opening.find()).isTrue();
		assertThat(opening.group(2)).isEqualTo("60000");
	}

	@Test
	void eachStreamHasASecretOfItsOwn() {
		assertThat(secret("ann")).isNotEqualTo(secret("ann"));
	}

	@Test
	void aPostOfTheUserIsTaken() {
		assertThat(post(secret("ann"), "ann", Flux.empty())).isEqualTo(204);
	}

	@Test
	void aPostOfAnotherUserIsForAStreamThatIsNotThere() {
		String secret = secret("ann");

		assertThat(post(secret, "bob", Flux.empty())).isEqualTo(404);
		assertThat(post(secret, null, Flux.empty())).isEqualTo(404);
		assertThat(post(secret(null), "ann", Flux.empty())).isEqualTo(404);
	}

	@Test
	void moreStreamsThanTheLimitAreRefused() {
		open("ann");
		open("ann");
		assertThat(status(opening("ann"))).isEqualTo(503);

		this.running.removeFirst().dispose();

		assertThat(open("ann")).contains("event:open");
	}

	@Test
	void aStreamThatIsLeftTakesNoPosts() {
		String secret = secret("ann");

		this.running.removeFirst().dispose();

		assertThat(post(secret, "ann", Flux.empty())).isEqualTo(404);
	}

	@Test
	void aStreamThatSaysNoHelloIsClosed() {
		MockServerWebExchange exchange = opening("ann");
		this.running.add(this.handler.handle(exchange).subscribe());

		this.time.advanceTimeBy(Duration.ofSeconds(10));

		assertThat(exchange.getResponse().getBodyAsString().block(PATIENCE)).endsWith("event:close\ndata:4408\n\n");
	}

	@Test
	void aPostThatTakesTooLongIsGivenUp() {
		List<Integer> status = new ArrayList<>();
		answer(exchange(secret("ann"), "ann", Flux.never())).subscribe(status::add);

		this.time.advanceTimeBy(Duration.ofSeconds(10));

		assertThat(status).containsExactly(408);
	}

	@Test
	void morePostsAtOnceThanAPageMakesAreRefused() {
		String secret = secret("ann");
		for (int i = 0; i < 4; i++) {
			this.running.add(this.handler.handle(exchange(secret, "ann", Flux.never())).subscribe());
		}

		assertThat(post(secret, "ann", Flux.empty())).isEqualTo(429);
	}

	@Test
	void aLimitOfNoStreamsIsRefusedWithTheWayOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> handler(0))
			.withMessage("lattice.fallback.max-connections must be above 0, not 0; to have none set"
					+ " lattice.fallback.enabled=false");
	}

	private String open(@Nullable String user) {
		MockServerWebExchange exchange = opening(user);
		StringBuilder text = new StringBuilder();
		exchange.getResponse()
			.setWriteHandler((
					body) -> body.doOnNext((buffer) -> text.append(buffer.toString(StandardCharsets.US_ASCII))).then());
		this.running.add(this.handler.handle(exchange).subscribe());
		return text.toString();
	}

	private String secret(@Nullable String user) {
		Matcher opening = OPENING.matcher(open(user));
		assertThat(opening.find()).isTrue();
		return opening.group(1);
	}

	private int post(String secret, @Nullable String user, Flux<DataBuffer> body) {
		return Objects.requireNonNull(answer(exchange(secret, user, body)).block(PATIENCE));
	}

	private int status(MockServerWebExchange exchange) {
		return Objects.requireNonNull(answer(exchange).block(PATIENCE));
	}

	private Mono<Integer> answer(ServerWebExchange exchange) {
		return this.handler.handle(exchange)
			.then(Mono.fromSupplier(() -> Objects.requireNonNull(exchange.getResponse().getStatusCode())))
			.onErrorResume(ResponseStatusException.class, (refused) -> Mono.just(refused.getStatusCode()))
			.map(HttpStatusCode::value);
	}

	private static MockServerWebExchange opening(@Nullable String user) {
		return as(user,
				MockServerHttpRequest.post(ADDRESS)
					.header("Origin", "http://localhost")
					.header("Lattice-Protocol", Wire.PROTOCOL)
					.build());
	}

	private static MockServerWebExchange exchange(String secret, @Nullable String user, Flux<DataBuffer> body) {
		return as(user,
				MockServerHttpRequest.post(ADDRESS)
					.header("Origin", "http://localhost")
					.header("Lattice-Connection", secret)
					.header("Lattice-Post", "1")
					.body(body));
	}

	private static MockServerWebExchange as(@Nullable String user, MockServerHttpRequest request) {
		MockServerWebExchange.Builder builder = MockServerWebExchange.builder(request).session(new MockWebSession());
		Principal principal = () -> String.valueOf(user);
		return ((user != null) ? builder.principal(principal) : builder).build();
	}

	private LatticeStreamHandler handler(int maxStreams) {
		PageTokens tokens = new PageTokens(SigningKeys.random(), Duration.ofHours(1), InstantSource.system());
		SessionDirectory sessions = new SessionDirectory(new SessionEnvironment((task) -> {
		}, () -> 0, this.time, new SmileFrameCodec(), new Templates(1), SessionLimits.DEFAULTS, 1024,
				TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);
		ComponentCatalog catalog = ComponentCatalog.of(List.of(EmptyPage.class));
		ComponentFactory factory = new ComponentFactory(catalog, new DefaultListableBeanFactory(),
				DefaultConversionService.getSharedInstance());
		Snapshots nothing = new Snapshots(
				new SnapshotSeal(SigningKeys.random(), Duration.ofHours(1), InstantSource.system()),
				new ClientSessionStore(), 0);
		SocketServices services = new SocketServices(sessions,
				new Pages(catalog, factory, sessions, tokens, nothing, SessionSecurity.NONE), tokens,
				new SmileFrameReader(), FrameDeflater.none(), (task) -> {
				}, TransportListener.NONE);
		return new LatticeStreamHandler(new Conversations(services, this.settings, this.timers), this.settings,
				this.timers, maxStreams);
	}

}
