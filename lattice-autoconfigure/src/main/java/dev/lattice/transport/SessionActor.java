package dev.lattice.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.Recorder;
import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;

/**
 * One session with its mailbox: takes actions from any thread and runs them one at a
 * time, as {@link SessionTurns}, on the environment's executor. While a turn runs, the
 * logging context holds the session's id as {@value #LOGGING_KEY}.
 */
public final class SessionActor {

	/** The key of the session's id in the logging context. */
	public static final String LOGGING_KEY = "lattice.session";

	private final String id;

	private final SessionEnvironment environment;

	private final SessionOwner owner;

	/** Who asked for the page: it counts for them as long as it lives. */
	private final Visitor visitor;

	private final Mailbox mailbox;

	private final SessionTurns turns;

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
		TurnWatch watch = new TurnWatch();
		this.turns = new SessionTurns(id, environment, this.owner, watch,
				(journal != null) ? new Recorder(journal) : null, this::post, () -> changed.accept(this));
		this.slowTurns = new SlowTurns(id, environment, watch);
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
		Supplier<Component> owned = () -> {
			this.owner.provide(this::revoke);
			return component.get();
		};
		try {
			return this.turns.make(location, owned, html, keeper, givenUp);
		}
		finally {
			this.mailbox.begin();
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
		return this.turns.state();
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
		return this.turns.isHibernating();
	}

	/**
	 * Returns how large the graph was after the last turn.
	 * @return the size
	 */
	public GraphSize graphSize() {
		return this.turns.graphSize();
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
		this.turns.htmlTaken();
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
		post(() -> this.turns.connect(hello, visitor, connection, answer));
	}

	/**
	 * Connects a page to this session, rendered for it just now.
	 * @param hello what the page said
	 * @param connection the connection
	 * @param token the session's token
	 */
	public void connectFresh(Hello hello, Connection connection, String token) {
		post(() -> this.turns.connectFresh(hello, this.visitor, connection, token));
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
		post(this.turns::recheck);
	}

	/**
	 * Runs something when the session is over, on the thread that ends it; at once if it
	 * is.
	 * @param action what to do, quickly
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // the action is the last stage
	public void whenOver(Runnable action) {
		over().thenRun(action);
	}

	/**
	 * Returns what completes when the session is over.
	 * @return the end
	 */
	CompletableFuture<Void> over() {
		return this.turns.over();
	}

	/**
	 * Tells the session of the time if it ends or hibernates by then, and looks at the
	 * turn that runs. One thread at a time.
	 */
	void sweep(long now) {
		if (this.slowTurns.look(now)) {
			giveUp();
		}
		if (now >= this.turns.due()) {
			post(new SessionInput.Tick());
		}
	}

	/** Ends what the turn that does not end has left; that turn is told when it ends. */
	private void giveUp() {
		if (state() instanceof SessionState.Live(Connection connection)) {
			connection.close(CloseCode.SESSION_FAILED);
		}
		this.mailbox.shut();
		this.turns.giveUp();
	}

	private boolean offer(SessionInput input) {
		return this.mailbox.offer(() -> this.turns.turn(input), this.environment.mailboxCapacity());
	}

	private void post(SessionInput input) {
		post(() -> this.turns.turn(input));
	}

	private void post(Runnable action) {
		this.mailbox.post(action);
	}

}
