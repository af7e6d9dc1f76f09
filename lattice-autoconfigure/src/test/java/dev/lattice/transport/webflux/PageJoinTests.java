package dev.lattice.transport.webflux;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionState;
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
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.Visitor;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that come back when their session is gone; L-18 and L-168 of
 * {@code lifecycle.md}.
 */
class PageJoinTests {

	private static final CloseStatus FAILED = new CloseStatus(CloseCode.SESSION_FAILED.number(),
			CloseCode.SESSION_FAILED.reason());

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final PageTokens tokens = new PageTokens(SigningKeys.random(), Duration.ofHours(1), InstantSource.system());

	private final SessionDirectory sessions = new SessionDirectory(new SessionEnvironment(Runnable::run,
			() -> this.time.now(TimeUnit.MILLISECONDS), this.time, new SmileFrameCodec(), new Templates(10),
			SessionLimits.DEFAULTS, 1024, TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);

	/** What happens while the page is made. */
	private Runnable making = () -> {
	};

	private final Comebacks comebacks = new Comebacks();

	private int makings;

	private final SocketServices services = services();

	@Test
	void aPageThatDoesNotEndLosesItsConnectionWhileItIsStillMade() {
		FakeSocket socket = new FakeSocket();
		List<CloseStatus> told = new ArrayList<>();
		this.making = () -> {
			pass(34);
			assertThat(socket.closed).isNull();
			pass(1);
			told.add(socket.closed);
		};

		join(connection(socket));

		assertThat(told).containsExactly(FAILED);
		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatComesAgainWhileItIsMadeGetsWhatIsMade() {
		FakeSocket first = new FakeSocket();
		PageConnection impatient = connection(first);
		FakeSocket second = new FakeSocket();
		this.making = () -> {
			this.makings++;
			this.making = () -> this.makings++;
			pass(10);
			impatient.ended();
			join(connection(second));
			pass(5);
		};

		join(impatient);

		assertThat(this.makings).isEqualTo(1);
		assertThat(first.sent).isEmpty();
		assertThat(second.sent).isNotEmpty();
		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	@Test
	void aConnectionThatStillWaitsGivesWay() {
		FakeSocket first = new FakeSocket();
		this.making = () -> join(connection(new FakeSocket()));

		join(connection(first));

		assertThat(first.closed)
			.isEqualTo(new CloseStatus(CloseCode.SUPERSEDED.number(), CloseCode.SUPERSEDED.reason()));
		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	@Test
	void aPageThatComesAgainWhenItIsMadeGetsThat() {
		leaveWhileMade();
		assertThat(this.sessions.count(SessionState.Rendered.class)).isEqualTo(1);
		pass(5);

		join(connection(new FakeSocket()));

		assertThat(this.makings).isEqualTo(1);
		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	@Test
	void aPageThatDoesNotComeAgainLeavesNothing() {
		leaveWhileMade();
		pass(10);
		assertThat(this.sessions.sessions()).isEmpty();

		join(connection(new FakeSocket()));

		assertThat(this.makings).isEqualTo(2);
		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	@Test
	void aPageThatHasItsSessionDoesNotShareIt() {
		this.making = () -> this.makings++;
		join(connection(new FakeSocket()));

		join(connection(new FakeSocket()));

		assertThat(this.makings).isEqualTo(2);
	}

	@Test
	void anotherDocumentGetsASessionOfItsOwn() {
		leaveWhileMade();

		join(connection(new FakeSocket()), "another-document");

		assertThat(this.makings).isEqualTo(2);
	}

	@Test
	void aPageThatFailedIsMadeAnewWhenItComesAgain() {
		this.making = () -> {
			throw new IllegalStateException("planned");
		};
		FakeSocket first = new FakeSocket();
		join(connection(first));
		assertThat(first.closed).isEqualTo(FAILED);
		this.making = () -> {
		};

		join(connection(new FakeSocket()));

		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	@Test
	void aPageThatWasGivenUpIsMadeAnewWhenItComesAgain() {
		FakeSocket second = new FakeSocket();
		this.making = () -> {
			this.making = () -> this.makings++;
			pass(36);
			join(connection(second));
		};

		join(connection(new FakeSocket()));

		assertThat(this.makings).isEqualTo(1);
		assertThat(second.closed).isNull();
		assertThat(this.sessions.count(SessionState.Live.class)).isEqualTo(1);
	}

	/** Comes, and gives up while the page is made. */
	private void leaveWhileMade() {
		PageConnection impatient = connection(new FakeSocket());
		this.making = () -> {
			this.makings++;
			pass(10);
			impatient.ended();
			this.making = () -> this.makings++;
		};
		join(impatient);
	}

	private PageConnection connection(FakeSocket socket) {
		PageConnection connection = new PageConnection(FrameDeflater.none());
		connection.sendAll(new WebSocketTransport(socket), this.time).subscribe();
		return connection;
	}

	private void pass(int seconds) {
		for (int second = 0; second < seconds; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.sessions.sweep();
		}
	}

	/** The page comes back, with a token of a session that is gone. */
	private void join(PageConnection connection) {
		join(connection, "0123456789abcdef");
	}

	private void join(PageConnection connection, String document) {
		SocketVisitor visitor = new SocketVisitor("", Visitor.of(null), Locale.ROOT, false);
		String token = this.tokens.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/made"));
		new PageJoin(this.services, visitor, connection, this.comebacks, (actor) -> {
		}).join(new Hello(token, document, 0, 0, "/made", "digest"));
	}

	private SocketServices services() {
		ComponentCatalog catalog = ComponentCatalog.of(List.of(Made.class));
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("making", (Runnable) () -> this.making.run());
		Snapshots nothing = new Snapshots(
				new SnapshotSeal(SigningKeys.random(), Duration.ofHours(1), InstantSource.system()),
				new ClientSessionStore(), 0);
		return new SocketServices(this.sessions,
				new Pages(catalog, new ComponentFactory(catalog, beans, DefaultConversionService.getSharedInstance()),
						this.sessions, this.tokens, nothing, SessionSecurity.NONE),
				this.tokens, new SmileFrameReader(), FrameDeflater.none(), Runnable::run, TransportListener.NONE);
	}

	/** Takes as long as a test says. */
	@LatticeComponent("/made")
	static final class Made extends Component {

		Made(Runnable making) {
			making.run();
		}

		@Override
		protected View view() {
			return p("made");
		}

	}

}
