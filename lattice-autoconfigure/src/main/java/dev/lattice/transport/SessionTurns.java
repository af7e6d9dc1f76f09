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
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.engine.session.journal.Recorder;
import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one session: the first makes it, each of the others applies one input,
 * watched and if the user may go on. Notes after each where the session stands.
 */
final class SessionTurns {

	/*
	 * All is done in turns, one at a time: the making on the thread that asks for the
	 * page, the rest as the mailbox runs it. Any thread may read what is volatile and say
	 * that HTML was taken. Only giveUp comes in the midst of a turn: the watch has taken
	 * that turn from its thread, which learns so when it ends the turn, notes nothing and
	 * closes what it has.
	 */

	private static final GraphSize EMPTY = new GraphSize(0, 0);

	/** By the name of what is known outside. */
	private static final Logger logger = LoggerFactory.getLogger(SessionActor.class);

	private final String id;

	private final SessionEnvironment environment;

	private final SessionOwner owner;

	private final TurnWatch watch;

	/** Set only if the session is recorded. */
	private final @Nullable Recorder recorder;

	private final Consumer<SessionInput> mailbox;

	private final Runnable changed;

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	private final Alarm alarm;

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

	/**
	 * Makes the turns of a session that is yet to be made.
	 * @param id the session's id
	 * @param environment what sessions share
	 * @param owner knows whether the user may go on
	 * @param watch is told when a turn begins and ends
	 * @param recorder writes down what happens, or null to keep nothing
	 * @param mailbox takes an input for a later turn, from any thread
	 * @param changed hears of each change of the state, in the turn
	 */
	SessionTurns(String id, SessionEnvironment environment, SessionOwner owner, TurnWatch watch,
			@Nullable Recorder recorder, Consumer<SessionInput> mailbox, Runnable changed) {
		this.id = id;
		this.environment = environment;
		this.owner = owner;
		this.watch = watch;
		this.recorder = recorder;
		this.mailbox = mailbox;
		this.changed = changed;
		this.alarm = new Alarm(environment, () -> mailbox.accept(new SessionInput.Tick()));
		this.state = new SessionState.Rendered(environment.clock().getAsLong());
	}

	/** The first turn, on the calling thread; see {@link SessionActor#render}. */
	FirstPaint make(Location location, Supplier<Component> component, FirstHtml html, StateKeeper keeper,
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
		}
	}

	private void begin(Location location, Supplier<Component> component, FirstHtml html, StateKeeper keeper) {
		SessionHost host = new SessionHost((action) -> this.mailbox.accept(new SessionInput.Posted(action)),
				(task) -> this.environment.executor().execute(() -> this.owner.run(task)), this.environment.codec(),
				new SessionLog(this.id, this.environment.listener()), this.environment.limits(), keeper);
		Session rendered = watched(host, location, component, html);
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

	/** Offers a connection to the session; see {@link SessionActor#connect}. */
	void connect(Hello hello, Visitor visitor, Connection connection, Consumer<Admission> answer) {
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
	}

	/** Connects a page for which the session was rendered just now. */
	void connectFresh(Hello hello, Visitor visitor, Connection connection, String token) {
		if (isOver()) {
			connection.close(CloseCode.SESSION_FAILED);
			return;
		}
		turn(connection, new SessionInput.ConnectFresh(connection, hello, token));
		this.owner.joined(visitor, connection);
	}

	/** Ends the session if its user may not see the page any more. */
	void recheck() {
		Session session = this.session;
		if (session != null && !isOver() && !this.owner.mayGoOn(session, this.owner.visitor())) {
			turn(new SessionInput.End(CloseCode.FORBIDDEN));
		}
	}

	/** Applies an input, if the user may make it and the session is not over. */
	void turn(SessionInput input) {
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
			this.changed.run();
		}
	}

	/**
	 * Ends the session in the midst of a turn that does not end, and tells who waits for
	 * that; on the watching thread.
	 */
	void giveUp() {
		end();
		Consumer<? super RuntimeException> awaiting = this.awaiting;
		if (awaiting != null) {
			awaiting.accept(tookTooLong(null));
		}
	}

	private void end() {
		if (!isOver()) {
			this.state = new SessionState.Closed();
			this.due = Timers.NEVER;
			this.hibernating = false;
			this.alarm.set(Timers.NEVER);
			this.graphSize = EMPTY;
			this.changed.run();
			this.over.complete(null);
		}
	}

	private boolean isOver() {
		return this.state instanceof SessionState.Closed;
	}

	/** Notes that the browser takes some of the page's HTML; on any thread. */
	void htmlTaken() {
		this.htmlTaken = this.environment.clock().getAsLong();
	}

	/** Where the session stood after its last turn. */
	SessionState state() {
		return this.state;
	}

	/** Whether the session hibernated after its last turn. */
	boolean isHibernating() {
		return this.hibernating;
	}

	/** How large the graph was after the last turn. */
	GraphSize graphSize() {
		return this.graphSize;
	}

	/** When the session is to be told of the time at the latest, or never. */
	long due() {
		return this.due;
	}

	/** What completes when the session is over. */
	CompletableFuture<Void> over() {
		return this.over;
	}

}
