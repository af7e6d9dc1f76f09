package dev.lattice.transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
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
import dev.lattice.transport.smile.SmileFrameCodec;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages that take long to make; L-4 of {@code lifecycle.md}. */
class PageMakingTests {

	private final ManualExecutor executor = new ManualExecutor();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final SessionDirectory sessions = new SessionDirectory(new SessionEnvironment(this.executor,
			() -> this.time.now(TimeUnit.MILLISECONDS), this.time, new SmileFrameCodec(), new Templates(100),
			SessionLimits.DEFAULTS, 1_024, TransportListener.NONE, TurnLimits.DEFAULTS), 10, 10);

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

	/** Seconds pass, and the sweeper looks after each. */
	private void pass(int seconds) {
		for (int second = 0; second < seconds; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.sessions.sweep();
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
		return this.sessions.open(Visitor.of(null), new Location("/", new LinkedHashMap<>()), () -> new Page(making),
				FirstHtml.NOWHERE);
	}

	/** Does something while it is made. */
	private static final class Page extends Component {

		private final Consumer<Page> making;

		Page(Consumer<Page> making) {
			this.making = making;
		}

		void everySecond() {
			every(1_000, () -> {
			});
		}

		@Override
		protected View view() {
			this.making.accept(this);
			return p("made");
		}

	}

}
