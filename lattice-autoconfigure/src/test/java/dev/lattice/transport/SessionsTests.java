package dev.lattice.transport;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SessionsTests {

	private static final ClientFrame.EventFrame CLICK = new ClientFrame.EventFrame(1, 0, 2, List.of());

	private final ManualExecutor executor = new ManualExecutor();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger turns = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	private final List<String> loggingContexts = new ArrayList<>();

	private final TransportListener listener = new TransportListener() {

		@Override
		public void turnRan(Duration duration) {
			SessionsTests.this.turns.incrementAndGet();
		}

		@Override
		public void sessionRefused() {
			SessionsTests.this.refused.incrementAndGet();
		}

	};

	private final SessionDirectory sessions = directory(10, 3);

	@Test
	void aClickIsOneTurn() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		int before = this.turns.get();

		assertThat(opened.actor().event(connection, CLICK)).isTrue();
		assertThat(connection.frames).hasSize(1);
		this.executor.runAll();

		assertThat(connection.frames.getLast()).contains("1");
		assertThat(this.turns.get() - before).isEqualTo(1);
	}

	@Test
	void theSessionsIdIsInTheLoggingContextDuringATurn() {
		SessionDirectory.Opened opened = open();
		opened.actor().event(join(opened), CLICK);
		this.executor.runAll();

		assertThat(this.loggingContexts).containsExactly(opened.actor().id());
		assertThat(MDC.get(SessionActor.LOGGING_KEY)).isNull();
	}

	@Test
	void aBusySessionLetsOthersRun() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		for (int i = 1; i <= 200; i++) {
			opened.actor().event(connection, new ClientFrame.EventFrame(i, 0, 2, List.of()));
		}
		this.executor.runOne();

		assertThat(this.loggingContexts).hasSize(64);
		assertThat(this.executor.waiting()).isEqualTo(1);
		this.executor.runAll();
		assertThat(this.loggingContexts).hasSize(200);
	}

	@Test
	void aFullMailboxRefusesFrames() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		int accepted = 0;
		for (int i = 1; i <= 1_500; i++) {
			accepted += opened.actor().acknowledged(connection, new ClientFrame.AckFrame(0)) ? 1 : 0;
		}

		assertThat(accepted).isEqualTo(1_024);
		this.executor.runAll();
		assertThat(opened.actor().event(connection, CLICK)).isTrue();
	}

	@Test
	void aComponentThatFailsLeavesNothingBehind() {
		assertThatIllegalStateException().isThrownBy(() -> this.sessions.open(Visitor.of(null), location(), () -> {
			throw new IllegalStateException("no");
		}, FirstHtml.NOWHERE)).withMessage("no");

		assertThat(this.sessions.sessions()).isEmpty();
		assertThat(MDC.get(SessionActor.LOGGING_KEY)).isNull();
	}

	@Test
	void anErrorInATurnClosesTheSession() {
		SessionDirectory.Opened opened = open();
		RecordedConnection broken = new RecordedConnection() {

			@Override
			public void send(byte[] frame) {
				throw new StackOverflowError("planned");
			}

		};
		opened.actor().connect(hello(), Visitor.of(null), broken, (admission) -> {
		});
		this.executor.runAll();

		assertThat(broken.closed).isEqualTo(CloseCode.SESSION_FAILED);
		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aTurnThatDoesNotEndCostsItsSessionAndNoOther() throws InterruptedException {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch ending = new CountDownLatch(1);
		SharedSignal<Integer> blocking = SharedSignal.of(0);
		SessionDirectory.Opened stuck = this.sessions.open(Visitor.of(null), location(),
				() -> new Blocking(blocking, running, ending), FirstHtml.NOWHERE);
		RecordedConnection its = join(stuck);
		blocking.set(1);
		Thread turn = new Thread(this.executor::runAll);
		turn.start();
		assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
		stuck.actor().event(its, CLICK);

		for (int second = 0; second < 36; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.sessions.sweep();
		}

		assertThat(its.closed).isEqualTo(CloseCode.SESSION_FAILED);
		assertThat(stuck.actor().slowTurns()).isEqualTo(1);
		assertThat(this.sessions.find(stuck.actor().id())).isNull();
		assertThat(this.sessions.find(opened.actor().id())).isSameAs(opened.actor());
		ending.countDown();
		turn.join(30_000);
		assertThat(turn.isAlive()).as("goes on with what the session had left").isFalse();
		assertThat(stuck.actor().state()).isInstanceOf(SessionState.Closed.class);
		assertThat(connection.closed).isNull();
	}

	@Test
	void aSessionThatIsOverRefusesConnections() {
		SessionDirectory.Opened opened = open();
		opened.actor().close(CloseCode.RESTART);
		AtomicInteger refusals = new AtomicInteger();
		opened.actor()
			.connect(hello(), Visitor.of(null), new RecordedConnection(),
					(admission) -> refusals.addAndGet((admission == Admission.REFUSED) ? 1 : 0));
		RecordedConnection fresh = new RecordedConnection();
		opened.actor().connectFresh(hello(), fresh, "token");
		this.executor.runAll();

		assertThat(refusals).hasValue(1);
		assertThat(fresh.closed).isEqualTo(CloseCode.SESSION_FAILED);
	}

	@Test
	void theOldestUnjoinedSessionIsDroppedForOneMore() {
		SessionActor first = open().actor();
		SessionActor second = open().actor();
		open();
		open();
		this.executor.runAll();

		assertThat(this.sessions.find(first.id())).isNull();
		assertThat(this.sessions.find(second.id())).isSameAs(second);
		assertThat(this.sessions.count(SessionState.Rendered.class)).isEqualTo(3);
	}

	@Test
	void aJoinedSessionIsNotDropped() {
		SessionDirectory.Opened first = open();
		join(first);
		for (int i = 0; i < 5; i++) {
			open();
			this.executor.runAll();
		}

		assertThat(this.sessions.find(first.actor().id())).isSameAs(first.actor());
	}

	@Test
	void noMoreSessionsAreOpenedThanAllowed() {
		SessionDirectory small = directory(2, 2);
		open(small);
		SessionDirectory.Opened second = open(small);

		assertThatExceptionOfType(SessionsRefusedException.class).isThrownBy(() -> open(small))
			.withMessage("All 2 sessions are in use; raise lattice.session.max-sessions or add a node");
		assertThat(this.refused).hasValue(1);

		second.actor().close(CloseCode.RESTART);
		this.executor.runAll();
		assertThat(open(small).actor()).isNotNull();
	}

	@Test
	void aSessionThatNobodyJoinsExpires() {
		SessionSweeper sweeper = new SessionSweeper(this.sessions, this.time, Duration.ofSeconds(1));
		sweeper.start();
		open();
		this.time.advanceTimeBy(Duration.ofMillis(9_999));
		this.executor.runAll();
		assertThat(this.sessions.sessions()).hasSize(1);

		this.time.advanceTimeBy(Duration.ofSeconds(1));
		this.executor.runAll();

		assertThat(this.sessions.sessions()).isEmpty();
		sweeper.stop();
		assertThat(sweeper.isRunning()).isFalse();
	}

	@Test
	void aSessionThatLostItsConnectionExpiresLater() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		this.time.advanceTimeBy(Duration.ofHours(1));
		sweep();
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Live.class);
		opened.actor().disconnected(connection);
		this.executor.runAll();
		this.time.advanceTimeBy(Duration.ofSeconds(59));
		sweep();
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Detached.class);

		this.time.advanceTimeBy(Duration.ofSeconds(1));
		sweep();

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatComesBackIsToldNothingThatItsUserMayNotSeeAnyMore() {
		AtomicBoolean allowed = new AtomicBoolean(true);
		SharedSignal<String> secret = SharedSignal.of("before");
		SessionDirectory guarded = directory(10, 3, new SessionSecurity() {

			@Override
			public void check(Class<?> page, @Nullable Principal user) {
				if (!allowed.get()) {
					throw new IllegalStateException("planned");
				}
			}

		});
		SessionDirectory.Opened opened = guarded.open(Visitor.of(null), location(), () -> new Telling(secret),
				FirstHtml.NOWHERE);
		opened.actor().disconnected(join(opened));
		secret.set("after");
		this.executor.runAll();
		allowed.set(false);

		RecordedConnection back = new RecordedConnection();
		opened.actor().connect(hello(), Visitor.of(null), back, (admission) -> {
		});
		this.executor.runAll();

		assertThat(back.frames).isEmpty();
		assertThat(back.closed).isEqualTo(CloseCode.FORBIDDEN);
		assertThat(guarded.sessions()).isEmpty();
	}

	@Test
	void anExecutorWithoutRoomDelaysASessionUntilTheNextSweep() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		this.executor.full(true);
		opened.actor().event(connection, CLICK);
		this.executor.full(false);
		this.executor.runAll();
		assertThat(connection.frames).hasSize(1);

		sweep();

		assertThat(connection.frames.getLast()).contains("1");
	}

	@Test
	void drainingEndsAllSessionsAndOpensNoMore() {
		SessionDirectory.Opened opened = open();
		RecordedConnection connection = join(opened);
		CompletableFuture<Void> drained = this.sessions.drain();
		assertThat(drained).isNotDone();

		this.executor.runAll();

		assertThat(drained).isCompleted();
		assertThat(connection.closed).isEqualTo(CloseCode.RESTART);
		assertThatExceptionOfType(SessionsRefusedException.class).isThrownBy(this::open);
	}

	private void sweep() {
		this.sessions.sweep();
		this.executor.runAll();
	}

	private RecordedConnection join(SessionDirectory.Opened opened) {
		RecordedConnection connection = new RecordedConnection();
		Hello hello = new Hello("", "0123456789abcdef", 0, 0, "/", opened.paint().digest());
		opened.actor()
			.connect(hello, Visitor.of(null), connection,
					(admission) -> assertThat(admission).isEqualTo(Admission.ADMITTED));
		this.executor.runAll();
		return connection;
	}

	private SessionDirectory.Opened open() {
		return open(this.sessions);
	}

	private SessionDirectory.Opened open(SessionDirectory directory) {
		return directory.open(Visitor.of(null), location(), Clicks::new, FirstHtml.NOWHERE);
	}

	private SessionDirectory directory(int maxSessions, int maxUnjoined) {
		return directory(maxSessions, maxUnjoined, SessionSecurity.NONE);
	}

	private SessionDirectory directory(int maxSessions, int maxUnjoined, SessionSecurity security) {
		return new SessionDirectory(
				new SessionEnvironment(this.executor, () -> this.time.now(TimeUnit.MILLISECONDS), this.time,
						new SmileFrameCodec(), new Templates(100), SessionLimits.DEFAULTS, 1_024, this.listener,
						TurnLimits.DEFAULTS),
				security, new SessionCaps(maxSessions, maxUnjoined, maxSessions, maxSessions, maxUnjoined));
	}

	private static Hello hello() {
		return new Hello("", "0123456789abcdef", 0, 0, "/", "");
	}

	private static Location location() {
		return new Location("/", new LinkedHashMap<>());
	}

	/** Counts clicks. */
	private final class Clicks extends Component {

		private final Signal<Integer> count = signal(0);

		@Override
		protected View view() {
			return div(button("+1", onClick(() -> {
				SessionsTests.this.loggingContexts.add(MDC.get(SessionActor.LOGGING_KEY));
				this.count.update((n) -> n + 1);
			})), p("Count: ", this.count));
		}

	}

	/** Shows what somebody else says. */
	private static final class Telling extends Component {

		private final SharedSignal<String> secret;

		Telling(SharedSignal<String> secret) {
			this.secret = secret;
		}

		@Override
		protected View view() {
			return p(this.secret);
		}

	}

	/** A page whose turn goes on, whatever happens, until it is told. */
	private static final class Blocking extends Component {

		Blocking(SharedSignal<Integer> source, CountDownLatch running, CountDownLatch ending) {
			effect(() -> {
				if (source.get() == 1) {
					running.countDown();
					while (ending.getCount() > 0) {
						Thread.onSpinWait();
					}
				}
			});
		}

		@Override
		protected View view() {
			return p("blocking");
		}

	}

}
