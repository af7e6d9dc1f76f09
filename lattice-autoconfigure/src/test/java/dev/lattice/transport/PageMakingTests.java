package dev.lattice.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Pages that take long to make; L-4 and L-167 of {@code lifecycle.md}. */
class PageMakingTests {

	private final ManualExecutor executor = new ManualExecutor();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger slow = new AtomicInteger();

	private final TransportListener listener = new TransportListener() {

		@Override
		public void turnIsSlow() {
			PageMakingTests.this.slow.incrementAndGet();
		}

	};

	private final SessionDirectory sessions = directory(TurnLimits.DEFAULTS);

	private final List<RuntimeException> givenUp = new ArrayList<>();

	private final AtomicInteger disposals = new AtomicInteger();

	@AfterEach
	void leaveNoInterruptBehind() {
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void aPageThatTookLongerThanTheJoinTimeIsJoined() {
		SessionDirectory.Opened opened = open(() -> pass(12));
		pass(9);

		RecordedConnection connection = join(opened);

		assertThat(connection.frames).hasSize(1);
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Live.class);
	}

	@Test
	void aPageThatComesBackGetsASessionThatTookLonger() {
		SessionDirectory.Opened opened = open(() -> pass(12));
		RecordedConnection connection = new RecordedConnection();

		opened.actor().connectFresh(hello(opened), connection, "token");
		this.executor.runAll();

		assertThat(connection.closed).isNull();
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Live.class);
	}

	@Test
	void aPageThatNobodyJoinsEndsInTimeHoweverLongItTook() {
		SessionDirectory.Opened opened = open(() -> pass(12));
		pass(9);
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Rendered.class);

		pass(1);

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aTimerEndsNoPageThatTookLongToMake() {
		SessionDirectory.Opened opened = open((page) -> {
			page.everySecond();
			pass(12);
		});

		pass(5);

		assertThat(opened.actor().state()).isInstanceOf(SessionState.Rendered.class);
	}

	@Test
	void aPageIsWaitedForSinceItsBrowserLastTookSomeOfIt() {
		SessionActor actor = open(() -> {
		}).actor();
		for (int chunk = 0; chunk < 5; chunk++) {
			pass(9);
			actor.htmlTaken();
		}
		pass(9);
		assertThat(actor.state()).isInstanceOf(SessionState.Rendered.class);

		pass(1);

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatTakesLongIsToldAsASlowTurn() {
		SessionDirectory.Opened opened = open(() -> pass(5));

		assertThat(this.slow).hasValue(1);
		assertThat(opened.actor().slowTurns()).isEqualTo(1);
	}

	@Test
	void aPageThatTakesTooLongIsInterrupted() {
		assertThatIllegalStateException().isThrownBy(() -> open(() -> {
			pass(30);
			if (Thread.interrupted()) {
				throw new IllegalStateException("interrupted");
			}
		})).withMessage("interrupted");

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void anInterruptEndsWithTheMaking() {
		SessionDirectory.Opened opened = open(() -> pass(30));

		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		join(opened);
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Live.class);
	}

	@Test
	void aPageThatDoesNotEndIsGivenUpWhileItIsStillMade() {
		AtomicBoolean told = new AtomicBoolean();

		assertThatExceptionOfType(StuckPageException.class).isThrownBy(() -> open((page) -> {
			page.disposals = this.disposals;
			pass(36);
			told.set(!this.givenUp.isEmpty() && this.sessions.sessions().isEmpty());
		}))
			.withMessageContaining("35000 ms")
			.returns(HttpStatus.SERVICE_UNAVAILABLE, StuckPageException::getStatusCode);

		assertThat(told).isTrue();
		assertThat(this.givenUp).singleElement().isInstanceOf(StuckPageException.class);
		assertThat(this.disposals).hasValue(1);
	}

	@Test
	void whatAPageThatWasGivenUpThrowsIsTheCause() {
		assertThatExceptionOfType(StuckPageException.class).isThrownBy(() -> open(() -> {
			pass(36);
			throw new IllegalStateException("late");
		})).withCauseInstanceOf(IllegalStateException.class);

		assertThat(this.sessions.sessions()).isEmpty();
	}

	@Test
	void aPageThatWasGivenUpMakesRoomForAnother() {
		for (int page = 0; page < 11; page++) {
			assertThatExceptionOfType(StuckPageException.class).isThrownBy(() -> open(() -> pass(36)));
		}

		assertThat(open(() -> {
		}).actor().state()).isInstanceOf(SessionState.Rendered.class);
	}

	@Test
	void whoWaitedForAPageHearsNothingOfItsLaterTurns() {
		open((page) -> page.inASecond(() -> pass(36)));

		pass(1);

		assertThat(this.sessions.sessions()).isEmpty();
		assertThat(this.givenUp).isEmpty();
	}

	@Test
	void theMakingIsNotWatchedWhereThatIsSwitchedOff() {
		SessionDirectory unwatched = directory(new TurnLimits(0, 0));

		SessionDirectory.Opened opened = open(unwatched, (page) -> pass(unwatched, 1_000));

		assertThat(this.slow).hasValue(0);
		assertThat(opened.actor().state()).isInstanceOf(SessionState.Rendered.class);
	}

	/** Seconds pass, and the sweeper looks after each. */
	private void pass(int seconds) {
		pass(this.sessions, seconds);
	}

	private void pass(SessionDirectory directory, int seconds) {
		for (int second = 0; second < seconds; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			directory.sweep();
			this.executor.runAll();
		}
	}

	private RecordedConnection join(SessionDirectory.Opened opened) {
		RecordedConnection connection = new RecordedConnection();
		opened.actor()
			.connect(hello(opened), Visitor.of(null), connection,
					(admission) -> assertThat(admission).isEqualTo(Admission.ADMITTED));
		this.executor.runAll();
		return connection;
	}

	private static Hello hello(SessionDirectory.Opened opened) {
		return new Hello("", "0123456789abcdef", 0, 0, "/", opened.paint().digest());
	}

	private SessionDirectory.Opened open(Runnable making) {
		return open((page) -> making.run());
	}

	private SessionDirectory.Opened open(Consumer<Page> making) {
		return open(this.sessions, making);
	}

	private SessionDirectory.Opened open(SessionDirectory directory, Consumer<Page> making) {
		return directory.open(Visitor.of(null), new Location("/", new LinkedHashMap<>()), () -> new Page(making),
				FirstHtml.NOWHERE, (id) -> StateKeeper.NONE, this.givenUp::add);
	}

	private SessionDirectory directory(TurnLimits turns) {
		return new SessionDirectory(
				new SessionEnvironment(this.executor, () -> this.time.now(TimeUnit.MILLISECONDS), this.time,
						new SmileFrameCodec(), new Templates(100), SessionLimits.DEFAULTS, 1_024, this.listener, turns),
				10, 10);
	}

	/** Does something while it is made. */
	private static final class Page extends Component {

		private final Consumer<Page> making;

		private @Nullable AtomicInteger disposals;

		Page(Consumer<Page> making) {
			this.making = making;
		}

		void inASecond(Runnable action) {
			after(1_000, action);
		}

		void everySecond() {
			every(1_000, () -> {
			});
		}

		@Override
		protected View view() {
			this.making.accept(this);
			if (this.disposals != null) {
				onDispose(this.disposals::incrementAndGet);
			}
			return p("made");
		}

	}

}
