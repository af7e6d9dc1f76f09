package dev.lattice.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.Recorder;
import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session with its mailbox: takes actions from any thread and runs them one at a time
 * on the environment's executor. While a turn runs, the logging context holds the
 * session's id as {@value #LOGGING_KEY}.
 */
public final class SessionActor {

	/** The key of the session's id in the logging context. */
	public static final String LOGGING_KEY = "lattice.session";

	private static final GraphSize EMPTY = new GraphSize(0, 0);

	private static final Logger logger = LoggerFactory.getLogger(SessionActor.class);

	private final String id;

	private final SessionEnvironment environment;

	private final SessionOwner owner;

	/** Who asked for the page: it counts for them as long as it lives. */
	private final Visitor visitor;

	private final Consumer<SessionActor> changed;

	private final Mailbox mailbox;

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	private final Alarm alarm;

	/** Set only if the session is recorded. */
	private final @Nullable Recorder recorder;

	private final TurnWatch watch = new TurnWatch();

	private @Nullable Session session;

	/** Who waits for the page while it is made; written as the watch's thread is. */
	private @Nullable Consumer<? super RuntimeException> awaiting;

	private volatile SessionState state;

	private volatile GraphSize graphSize = EMPTY;

	/** When the session is to be told of the time at the latest. */
	private volatile long due = Timers.NEVER;

	/** When the page was made, or the browser last took some of its HTML. */
	private volatile long htmlTaken;

	private volatile boolean hibernating;

	private final SlowTurns slowTurns;

	/**
	 * Makes an actor whose session is yet to be rendered.
	 * @param id the session's id
	 * @param environment what sessions share
	 * @param dispatcher finds threads for turns
	 * @param security knows what its user may see
	 * @param visitor who asks for the page
	 * @param changed hears of each change of the state, in the turn
	 * @param journal where to write what happens, or null to keep nothing
	 */
	SessionActor(String id, SessionEnvironment environment, Dispatcher dispatcher, SessionSecurity security,
			Visitor visitor, Consumer<SessionActor> changed, @Nullable Journal journal) {
		this.id = id;
		this.environment = environment;
		this.owner = new SessionOwner(id, security, visitor);
		this.mailbox = new Mailbox(dispatcher, this.owner::run);
		this.visitor = visitor;
		this.changed = changed;
		this.recorder = (journal != null) ? new Recorder(journal) : null;
		this.slowTurns = new SlowTurns(id, environment, this.watch);
		this.alarm = new Alarm(environment, () -> post(new SessionInput.Tick()));
		this.state = new SessionState.Rendered(environment.clock().getAsLong());
	}

	/**
	 * Makes the component and renders the page, on the calling thread, watched as a turn
	 * is. Called once.
	 * @param givenUp hears of what this will throw if the making does not end in time
	 * @throws StuckPageException if it does not end in time
	 * @throws RuntimeException what the component threw; the actor is over then
	 */
	FirstPaint render(Location location, Supplier<? extends Component> component, FirstHtml html, StateKeeper keeper,
			Consumer<? super RuntimeException> givenUp) {
		long start = System.nanoTime();
		this.awaiting = givenUp;
		try {
			this.owner.run(() -> begin(location, component, html, keeper));
			return Objects.requireNonNull(this.session).firstPaint();
		}
		finally {
			if (this.session == null) {
				end();
			}
			this.environment.listener().turnRan(Duration.ofNanos(System.nanoTime() - start));
			this.mailbox.begin();
		}
	}

	private void begin(Location location, Supplier<? extends Component> component, FirstHtml html, StateKeeper keeper) {
		SessionHost host = new SessionHost((action) -> post(new SessionInput.Posted(action)),
				(task) -> this.environment.executor().execute(() -> this.owner.run(task)), this.environment.codec(),
				new SessionLog(this.id, this.environment.listener()), this.environment.limits(), keeper);
		Supplier<Component> owned = () -> {
			this.owner.provide(this::revoke);
			return component.get();
		};
		Session rendered = watched(host, location, owned, html);
		this.session = rendered;
		htmlTaken();
		noteState(rendered);
	}

	private Session watched(SessionHost host, Location location, Supplier<Component> component, FirstHtml html) {
		long now = this.environment.clock().getAsLong();
		Session rendered;
		this.watch.begin(now);
		try {
			Recorder recorder = this.recorder;
			rendered = (recorder != null)
					? recorder.render(host, this.environment.templates(), location, component, html, now)
					: Session.render(host, this.environment.templates(), location, component, html, now);
		}
		catch (RuntimeException | Error ex) {
			if (this.watch.end()) {
				throw ex;
			}
			throw tookTooLong(ex);
		}
		if (!this.watch.end()) {
			closeFailed(rendered);
			throw tookTooLong(null);
		}
		this.awaiting = null;
		return rendered;
	}

	private StuckPageException tookTooLong(@Nullable Throwable cause) {
		return new StuckPageException(this.environment.turns().interruptAfter() + TurnLimits.GRACE, cause);
	}

	/**
	 * Returns the session's id.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns where the session stood after its last turn.
	 * @return the state
	 */
	public SessionState state() {
		return this.state;
	}

	/**
	 * Returns who asked for the page.
	 * @return the visitor
	 */
	Visitor visitor() {
		return this.visitor;
	}

	/**
	 * Returns whether the session hibernated after its last turn.
	 * @return whether it holds no more than it needs to go on
	 */
	public boolean isHibernating() {
		return this.hibernating;
	}

	/**
	 * Returns how large the graph was after the last turn.
	 * @return the size
	 */
	public GraphSize graphSize() {
		return this.graphSize;
	}

	/**
	 * Returns how many inputs wait for their turn, the one that has it included.
	 * @return the depth of the mailbox, at least 0
	 */
	public int waiting() {
		return this.mailbox.waiting();
	}

	/**
	 * Returns how many turns took long.
	 * @return the number of turns that were logged for that
	 */
	public int slowTurns() {
		return this.slowTurns.count();
	}

	/**
	 * Notes that the browser takes some of the page's HTML: the time to join the session
	 * counts from the last time. Any thread; returns at once.
	 */
	public void htmlTaken() {
		this.htmlTaken = this.environment.clock().getAsLong();
	}

	/**
	 * Offers a connection to the session (P-42). One whose visitor may not see the page
	 * any more is closed, and the session ends (P-92).
	 * @param hello what the page said
	 * @param visitor who opened the connection: the one who asked for the page
	 * @param connection the connection
	 * @param answer told in the turn, unless the connection is closed there
	 */
	public void connect(Hello hello, Visitor visitor, Connection connection, Consumer<Admission> answer) {
		post(() -> {
			if (isOver()) {
				answer.accept(Admission.REFUSED);
				return;
			}
			// Before it is welcomed: with that comes all that it has missed.
			Session session = this.session;
			if (session != null && !this.owner.mayGoOn(session, visitor)) {
				connection.close(CloseCode.FORBIDDEN);
				turn(new SessionInput.End(CloseCode.FORBIDDEN));
				return;
			}
			turn(connection, new SessionInput.Connect(connection, hello, (admission) -> {
				if (admission == Admission.ADMITTED) {
					this.owner.joined(visitor, connection);
				}
				answer.accept(admission);
			}));
		});
	}

	/**
	 * Connects a page to this session, rendered for it just now.
	 * @param hello what the page said
	 * @param connection the connection
	 * @param token the session's token
	 */
	public void connectFresh(Hello hello, Connection connection, String token) {
		post(() -> {
			if (isOver()) {
				connection.close(CloseCode.SESSION_FAILED);
				return;
			}
			turn(connection, new SessionInput.ConnectFresh(connection, hello, token));
			this.owner.joined(this.visitor, connection);
		});
	}

	/**
	 * Hands over a browser event.
	 * @param connection where it came from
	 * @param event the event
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean event(Connection connection, ClientFrame.EventFrame event) {
		return offer(new SessionInput.Event(connection, event.input(), event.applied(), event.slot(), event.fields()));
	}

	/**
	 * Hands over where the page asks to go.
	 * @param connection where it came from
	 * @param asked what the page asked
	 * @param destination what that is
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean navigate(Connection connection, ClientFrame.NavigateFrame asked, Destination destination) {
		return offer(new SessionInput.Navigate(connection, asked.input(), asked.applied(), destination));
	}

	/**
	 * Hands over an acknowledgement.
	 * @param connection where it came from
	 * @param ack the acknowledgement
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean acknowledged(Connection connection, ClientFrame.AckFrame ack) {
		return offer(new SessionInput.Acknowledge(connection, ack.applied()));
	}

	/**
	 * Hands over whether somebody sees the page.
	 * @param connection where it came from
	 * @param visibility what the page said
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean seen(Connection connection, ClientFrame.VisibilityFrame visibility) {
		return offer(new SessionInput.Visibility(connection, visibility.hidden()));
	}

	/**
	 * Hands over a fault that the client tells of itself.
	 * @param connection where it came from
	 * @param report the report
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean reported(Connection connection, ClientFrame.ReportFrame report) {
		return offer(new SessionInput.Report(connection, report.text()));
	}

	/**
	 * Tells the session that a connection is gone.
	 * @param connection the connection
	 */
	public void disconnected(Connection connection) {
		post(new SessionInput.Disconnect(connection));
	}

	/**
	 * Ends the session.
	 * @param code why
	 */
	public void close(CloseCode code) {
		post(new SessionInput.End(code));
	}

	/**
	 * Ends the session since its user may not go on; cuts the connection at once.
	 */
	void revoke() {
		this.owner.revoke();
		close(CloseCode.FORBIDDEN);
	}

	/** Ends the session if its user may not see the page any more. */
	void recheck() {
		post(() -> {
			Session session = this.session;
			if (session != null && !isOver() && !this.owner.mayGoOn(session, this.owner.visitor())) {
				turn(new SessionInput.End(CloseCode.FORBIDDEN));
			}
		});
	}

	/**
	 * Runs something when the session is over, on the thread that ends it; at once if it
	 * is.
	 * @param action what to do, quickly
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // the action is the last stage
	public void whenOver(Runnable action) {
		this.over.thenRun(action);
	}

	/**
	 * Returns what completes when the session is over.
	 * @return the end
	 */
	CompletableFuture<Void> over() {
		return this.over;
	}

	/**
	 * Tells the session of the time if it ends or hibernates by then, and looks at the
	 * turn that runs. One thread at a time.
	 */
	void sweep(long now) {
		if (this.slowTurns.look(now)) {
			giveUp();
		}
		if (now >= this.due) {
			post(new SessionInput.Tick());
		}
	}

	/** Ends what the turn that does not end has left; that turn is told when it ends. */
	private void giveUp() {
		if (this.state instanceof SessionState.Live(Connection connection)) {
			connection.close(CloseCode.SESSION_FAILED);
		}
		this.mailbox.shut();
		end();
		Consumer<? super RuntimeException> awaiting = this.awaiting;
		if (awaiting != null) {
			awaiting.accept(tookTooLong(null));
		}
	}

	private boolean offer(SessionInput input) {
		return this.mailbox.offer(() -> turn(input), this.environment.mailboxCapacity());
	}

	private void post(SessionInput input) {
		post(() -> turn(input));
	}

	private void post(Runnable action) {
		this.mailbox.post(action);
	}

	private void turn(SessionInput input) {
		turn(null, input);
	}

	private void turn(@Nullable Connection joining, SessionInput input) {
		Session session = this.session;
		if (session == null || isOver()) {
			return;
		}
		long start = System.nanoTime();
		long now = this.environment.clock().getAsLong();
		this.watch.begin(now);
		try {
			if (input instanceof SessionInput.Tick) {
				tellTaken(session, now);
			}
			apply(session, this.owner.allowed(input, session), now);
			if (this.watch.end()) {
				noteState(session);
			}
			else {
				closeFailed(session);
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("Session {} failed and is closed", this.id, ex);
			this.watch.end();
			closeFailed(session);
			if (joining != null) {
				joining.close(CloseCode.SESSION_FAILED);
			}
		}
		this.environment.listener().turnRan(Duration.ofNanos(System.nanoTime() - start));
	}

	/** Only when it matters, so that most pages need no turn for it. */
	private void tellTaken(Session session, long now) {
		long taken = this.htmlTaken;
		if (this.state instanceof SessionState.Rendered(long since) && taken > since) {
			apply(session, new SessionInput.HtmlTaken(Math.min(taken, now)), now);
		}
	}

	private void apply(Session session, SessionInput input, long now) {
		Recorder recorder = this.recorder;
		if (recorder != null) {
			recorder.apply(input, now);
		}
		else {
			session.apply(input, now);
		}
	}

	private void closeFailed(Session session) {
		try {
			apply(session, new SessionInput.End(CloseCode.SESSION_FAILED), this.environment.clock().getAsLong());
		}
		catch (RuntimeException | Error ex) {
			logger.error("Session {} failed again while it was closed", this.id, ex);
		}
		end();
	}

	private void noteState(Session session) {
		this.alarm.set(session.wakeAt());
		this.graphSize = session.graphSize();
		SessionState now = session.state();
		this.due = Math.min(this.environment.limits().deadline(now), session.hibernateAt());
		this.hibernating = session.isHibernating();
		if (now instanceof SessionState.Closed) {
			end();
		}
		else if (!now.equals(this.state)) {
			this.state = now;
			this.changed.accept(this);
		}
	}

	private void end() {
		if (!isOver()) {
			this.state = new SessionState.Closed();
			this.due = Timers.NEVER;
			this.hibernating = false;
			this.alarm.set(Timers.NEVER);
			this.graphSize = EMPTY;
			this.changed.accept(this);
			this.over.complete(null);
		}
	}

	private boolean isOver() {
		return this.state instanceof SessionState.Closed;
	}

}
