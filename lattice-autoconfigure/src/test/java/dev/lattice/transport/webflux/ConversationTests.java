package dev.lattice.transport.webflux;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.PageGrant;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TokenBucket;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.Visitor;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationTests {

	private static final SocketCaps CAPS = new SocketCaps(10, 10, 10, 500, 1_000);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger refused = new AtomicInteger();

	private final PageTokens tokens = new PageTokens(SigningKeys.random(), Duration.ofHours(1), InstantSource.system());

	private final FakeSocket socket = new FakeSocket();

	/** How much later than planned the timers are. */
	private Duration late = Duration.ZERO;

	private boolean over;

	@BeforeEach
	void start() {
		SocketTimers timers = new SocketTimers(this.time,
				() -> this.time.now(TimeUnit.NANOSECONDS) + this.late.toNanos());
		SocketSettings settings = new SocketSettings("/lattice/socket", List.of(), Duration.ofSeconds(10),
				Duration.ofSeconds(25), Duration.ofSeconds(10), 65_536, 100, 200, 10, 20, Duration.ofSeconds(60), CAPS);
		Visitor visitor = Visitor.of(null);
		new Conversation(services(), settings, timers, new TokenBucket(1, 1, timers.nanos()), new Comebacks(),
				new SocketVisitor("", visitor, Locale.ROOT, false),
				Objects.requireNonNull(new Callers(CAPS, timers).tryAdd(visitor)), new WebSocketTransport(this.socket))
			.run()
			.subscribe(null, null, () -> this.over = true);
	}

	@Test
	void aConnectionThatSaysNothingIsClosed() {
		this.time.advanceTimeBy(Duration.ofMillis(9_999));
		assertThat(this.socket.closed).isNull();

		this.time.advanceTimeBy(Duration.ofMillis(1));

		assertClosed(CloseCode.HELLO_TIMEOUT);
	}

	@Test
	void aSilentConnectionIsAskedAndThenGivenUp() {
		hello();
		this.time.advanceTimeBy(Duration.ofMillis(24_999));
		assertThat(this.socket.sent).isEmpty();

		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.socket.sent).containsExactly(WebSocketMessage.Type.PING);
		this.time.advanceTimeBy(Duration.ofMillis(9_999));
		assertThat(this.socket.closed).isNull();

		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertClosed(CloseCode.RESTART);
	}

	@Test
	void aConnectionIsAskedAsSoonAsItHasBeenSilentForTheInterval() {
		this.time.advanceTimeBy(Duration.ofSeconds(9));
		hello();
		this.time.advanceTimeBy(Duration.ofMillis(24_999));
		assertThat(this.socket.sent).isEmpty();

		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.socket.sent).containsExactly(WebSocketMessage.Type.PING);
	}

	@Test
	void aConnectionThatTalksIsNeverAsked() {
		hello();
		for (int i = 0; i < 100; i++) {
			this.time.advanceTimeBy(Duration.ofMillis(24_999));
			this.socket.receive(acknowledgement());
		}

		assertThat(this.socket.sent).isEmpty();
		assertThat(this.socket.closed).isNull();
	}

	@Test
	void aConnectionIsNotGivenUpUnaskedWhenTheTimerIsLate() {
		hello();
		this.late = Duration.ofMinutes(10);
		this.time.advanceTimeBy(Duration.ofSeconds(25));
		assertThat(this.socket.sent).containsExactly(WebSocketMessage.Type.PING);
		assertThat(this.socket.closed).isNull();

		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertClosed(CloseCode.RESTART);
	}

	@Test
	void aConnectionThatAnswersIsKept() {
		hello();
		for (int i = 0; i < 100; i++) {
			this.time.advanceTimeBy(Duration.ofSeconds(30));
			this.socket.incoming.next(this.socket.pongMessage((buffers) -> buffers.wrap(new byte[0])));
		}

		assertThat(this.socket.closed).isNull();
		assertThat(this.socket.sent).isNotEmpty().containsOnly(WebSocketMessage.Type.PING);
	}

	@Test
	void textIsRefused() {
		this.socket.incoming.next(this.socket.textMessage("hello"));

		assertClosed(CloseCode.PROTOCOL);
		assertThat(this.refused).hasValue(1);
	}

	@Test
	void whatComesAfterTheCloseIsIgnored() {
		this.socket.receive(new byte[] { 1 });
		this.socket.receive(new byte[] { 2 });

		assertClosed(CloseCode.PROTOCOL);
		assertThat(this.refused).hasValue(1);
	}

	@Test
	void moreFramesThanTheBurstAreRefused() {
		hello();
		for (int i = 0; i < 199; i++) {
			this.socket.receive(acknowledgement());
		}
		assertThat(this.socket.closed).isNull();

		this.socket.receive(acknowledgement());

		assertClosed(CloseCode.TOO_MANY_EVENTS);
	}

	@Test
	void moreNavigationsThanTheBurstAreRefused() {
		hello();
		for (int i = 0; i < 20; i++) {
			this.socket.receive(navigation());
		}
		assertThat(this.socket.closed).isNull();

		this.socket.receive(navigation());

		assertClosed(CloseCode.TOO_MANY_EVENTS);
	}

	@Test
	void navigationsAtTheRateAreTaken() {
		hello();
		for (int i = 0; i < 100; i++) {
			this.socket.receive(navigation());
			this.time.advanceTimeBy(Duration.ofMillis(100));
		}

		assertThat(this.socket.closed).isNull();
	}

	@Test
	void whoSendsButDoesNotTakeTheCloseIsGivenUp() {
		this.socket.stuck = true;
		this.socket.receive(navigation());
		assertThat(this.socket.closed).isNotNull();

		for (int second = 0; second < 36; second++) {
			assertThat(this.over).isFalse();
			this.socket.receive(acknowledgement());
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}

		assertThat(this.over).isTrue();
	}

	@Test
	void aConnectionThatTheClientEndsIsOver() {
		this.socket.incoming.complete();

		assertThat(this.over).isTrue();
		assertThat(this.socket.closed).isEqualTo(CloseStatus.NORMAL);
	}

	@Test
	void aConnectionThatBreaksIsOver() {
		this.socket.incoming.error(new IllegalStateException("planned"));

		assertThat(this.over).isTrue();
	}

	private void assertClosed(CloseCode code) {
		assertThat(this.socket.closed).isEqualTo(new CloseStatus(code.number(), code.reason()));
		assertThat(this.over).isTrue();
	}

	/** Says HELLO to a server whose executor never gets round to answering. */
	private void hello() {
		this.socket.receive(new SmileFrameCodec().encode((frame) -> {
			frame.integer(0);
			frame.integer(1);
			frame.string(this.tokens.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/page")));
			frame.string("0123456789abcdef");
			frame.integer(0);
			frame.integer(0);
			frame.string("/page");
			frame.string("");
		}));
	}

	private static byte[] navigation() {
		return new SmileFrameCodec().encode((frame) -> {
			frame.integer(3);
			frame.integer(1);
			frame.integer(-1);
			frame.string("/page");
			frame.string("");
		});
	}

	private static byte[] acknowledgement() {
		return new SmileFrameCodec().encode((frame) -> {
			frame.integer(2);
			frame.integer(0);
		});
	}

	private SocketServices services() {
		TransportListener listener = new TransportListener() {

			@Override
			public void frameRefused() {
				ConversationTests.this.refused.incrementAndGet();
			}

		};
		SessionDirectory sessions = new SessionDirectory(new SessionEnvironment((task) -> {
		}, () -> 0, VirtualTimeScheduler.create(), new SmileFrameCodec(), new Templates(1), SessionLimits.DEFAULTS,
				1024, listener, TurnLimits.DEFAULTS), 10, 10);
		ComponentCatalog catalog = ComponentCatalog.of(List.of(EmptyPage.class));
		ComponentFactory factory = new ComponentFactory(catalog, new DefaultListableBeanFactory(),
				DefaultConversionService.getSharedInstance());
		Snapshots nothing = new Snapshots(
				new SnapshotSeal(SigningKeys.random(), Duration.ofHours(1), InstantSource.system()),
				new ClientSessionStore(), 0);
		return new SocketServices(sessions,
				new Pages(catalog, factory, sessions, this.tokens, nothing, SessionSecurity.NONE), this.tokens,
				new SmileFrameReader(), FrameDeflater.none(), (task) -> {
				}, listener);
	}

}
