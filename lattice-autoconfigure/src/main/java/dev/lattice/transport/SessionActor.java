package dev.lattice.transport;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One session with its mailbox: takes actions from any thread and runs them one at a time
 * on the environment's executor. While a turn runs, the logging context holds the
 * session's id as {@value #LOGGING_KEY}.
 */
public final class SessionActor {

	/*
	 * "pending" counts what is in the mailbox and not yet done. Who raises it from 0
	 * hands the actor to the executor; the executor's thread lowers it by what it did and
	 * hands the actor over again if anything is left. So there is one turn at a time, and
	 * its writes are seen by the next. An actor is born with one pending action, the
	 * rendering, which the thread that opens it does itself.
	 */

	/** The key of the session's id in the logging context. */
	public static final String LOGGING_KEY = "lattice.session";

	/** How many actions run before other sessions have their turn. */
	private static final int FAIR_SHARE = 64;

	private static final GraphSize EMPTY = new GraphSize(0, 0);

	private static final Logger logger = LoggerFactory.getLogger(SessionActor.class);

	private final String id;

	private final SessionEnvironment environment;

	private final Consumer<SessionActor> changed;

	private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();

	private final AtomicInteger pending = new AtomicInteger(1);

	private final AtomicInteger waitingFrames = new AtomicInteger();

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	private @Nullable Session session;

	private volatile SessionState state;

	private volatile GraphSize graphSize = EMPTY;

	private volatile boolean stalled;

	/**
	 * Makes an actor whose session is yet to be rendered.
	 * @param id the session's id
	 * @param environment what sessions share
	 * @param changed hears of each change of the state, in the turn
	 */
	SessionActor(String id, SessionEnvironment environment, Consumer<SessionActor> changed) {
		this.id = id;
		this.environment = environment;
		this.changed = changed;
		this.state = new SessionState.Rendered(environment.clock().getAsLong());
	}

	/**
	 * Makes the component and renders the page, on the calling thread. Called once.
	 * @throws RuntimeException what the component threw; the actor is over then
	 */
	FirstPaint render(Location location, Supplier<? extends Component> component) {
		MDC.put(LOGGING_KEY, this.id);
		long start = System.nanoTime();
		try {
			SessionHost host = new SessionHost((action) -> post(() -> turn((session) -> session.run(action))),
					this.environment.executor()::execute, this.environment.codec(),
					new SessionLog(this.id, this.environment.listener()), this.environment.limits());
			Session rendered = Session.render(host, this.environment.templates(), location, component,
					this.environment.clock().getAsLong());
			this.session = rendered;
			noteState(rendered);
			return rendered.firstPaint();
		}
		finally {
			if (this.session == null) {
				end();
			}
			this.environment.listener().turnRan(Duration.ofNanos(System.nanoTime() - start));
			MDC.remove(LOGGING_KEY);
			done(1);
		}
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
	 * Returns how large the graph was after the last turn.
	 * @return the size
	 */
	public GraphSize graphSize() {
		return this.graphSize;
	}

	/**
	 * Offers a connection to the session (P-42).
	 * @param hello what the page said
	 * @param connection the connection
	 * @param answer told in the turn, unless the session fails, which closes the
	 * connection
	 */
	public void connect(Hello hello, Connection connection, Consumer<Admission> answer) {
		post(() -> {
			if (isOver()) {
				answer.accept(Admission.REFUSED);
				return;
			}
			turn(connection, (session) -> answer
				.accept(session.connect(hello, connection, this.environment.clock().getAsLong())));
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
			turn(connection,
					(session) -> session.connectFresh(hello, connection, token, this.environment.clock().getAsLong()));
		});
	}

	/**
	 * Hands over a browser event.
	 * @param connection where it came from
	 * @param event the event
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean event(Connection connection, ClientFrame.EventFrame event) {
		return offer(
				(session) -> session.event(connection, event.input(), event.applied(), event.slot(), event.fields()));
	}

	/**
	 * Hands over where the page asks to go.
	 * @param connection where it came from
	 * @param asked what the page asked
	 * @param destination what that is
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean navigate(Connection connection, ClientFrame.NavigateFrame asked, Destination destination) {
		return offer((session) -> session.navigate(connection, asked.input(), asked.applied(), destination));
	}

	/**
	 * Hands over an acknowledgement.
	 * @param connection where it came from
	 * @param ack the acknowledgement
	 * @return whether there was room for it; if not, the connection must be closed
	 */
	public boolean acknowledged(Connection connection, ClientFrame.AckFrame ack) {
		return offer((session) -> session.acknowledged(connection, ack.applied()));
	}

	/**
	 * Tells the session that a connection is gone.
	 * @param connection the connection
	 */
	public void disconnected(Connection connection) {
		post(() -> turn((session) -> session.disconnected(connection, this.environment.clock().getAsLong())));
	}

	/**
	 * Ends the session.
	 * @param code why
	 */
	public void close(CloseCode code) {
		post(() -> turn((session) -> session.close(code)));
	}

	/**
	 * Returns what completes when the session is over.
	 * @return the end
	 */
	CompletableFuture<Void> over() {
		return this.over;
	}

	/**
	 * Ends the session if its time is over, and goes on where the executor refused to.
	 */
	void sweep(long now) {
		if (this.stalled) {
			this.stalled = false;
			schedule();
		}
		long deadline = switch (this.state) {
			case SessionState.Rendered(long since) -> since + this.environment.limits().joinWithin();
			case SessionState.Detached(long since) -> since + this.environment.limits().resumeWithin();
			case SessionState.Connecting connecting -> Long.MAX_VALUE;
			case SessionState.Live live -> Long.MAX_VALUE;
			case SessionState.Closed closed -> Long.MAX_VALUE;
		};
		if (now >= deadline) {
			post(() -> turn((session) -> session.tick(this.environment.clock().getAsLong())));
		}
	}

	private boolean offer(Consumer<Session> input) {
		if (this.waitingFrames.incrementAndGet() > this.environment.mailboxCapacity()) {
			this.waitingFrames.decrementAndGet();
			return false;
		}
		post(() -> {
			this.waitingFrames.decrementAndGet();
			turn(input);
		});
		return true;
	}

	private void post(Runnable action) {
		this.mailbox.add(action);
		if (this.pending.getAndIncrement() == 0) {
			schedule();
		}
	}

	private void schedule() {
		try {
			this.environment.executor().execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor has no room for session {}; it goes on at the next sweep", this.id, ex);
			this.stalled = true;
		}
	}

	private void drain() {
		MDC.put(LOGGING_KEY, this.id);
		int count = 0;
		try {
			Runnable action;
			while (count < FAIR_SHARE && (action = this.mailbox.poll()) != null) {
				count++;
				action.run();
			}
		}
		finally {
			MDC.remove(LOGGING_KEY);
			done(count);
		}
	}

	private void done(int count) {
		if (this.pending.addAndGet(-count) > 0) {
			schedule();
		}
	}

	private void turn(Consumer<Session> action) {
		turn(null, action);
	}

	private void turn(@Nullable Connection joining, Consumer<Session> action) {
		Session session = this.session;
		if (session == null || isOver()) {
			return;
		}
		long start = System.nanoTime();
		try {
			action.accept(session);
			noteState(session);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Session {} failed and is closed", this.id, ex);
			closeFailed(session);
			if (joining != null) {
				joining.close(CloseCode.SESSION_FAILED);
			}
		}
		this.environment.listener().turnRan(Duration.ofNanos(System.nanoTime() - start));
	}

	private void closeFailed(Session session) {
		try {
			session.close(CloseCode.SESSION_FAILED);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Session {} failed again while it was closed", this.id, ex);
		}
		end();
	}

	private void noteState(Session session) {
		this.graphSize = session.graphSize();
		SessionState now = session.state();
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
			this.graphSize = EMPTY;
			this.changed.accept(this);
			this.over.complete(null);
		}
	}

	private boolean isOver() {
		return this.state instanceof SessionState.Closed;
	}

}
