package dev.lattice.engine.session.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.NavigationOutcome;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionInput.Acknowledge;
import dev.lattice.engine.session.SessionInput.Connect;
import dev.lattice.engine.session.SessionInput.ConnectFresh;
import dev.lattice.engine.session.SessionInput.Disconnect;
import dev.lattice.engine.session.SessionInput.End;
import dev.lattice.engine.session.SessionInput.Event;
import dev.lattice.engine.session.SessionInput.HtmlTaken;
import dev.lattice.engine.session.SessionInput.Navigate;
import dev.lattice.engine.session.SessionInput.Posted;
import dev.lattice.engine.session.SessionInput.Report;
import dev.lattice.engine.session.SessionInput.Tick;
import dev.lattice.engine.session.SessionInput.Visibility;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.engine.session.journal.JournalEntry.Grant;
import dev.lattice.engine.session.journal.JournalEntry.Input;
import dev.lattice.engine.session.journal.JournalEntry.Outside;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a session and its host and writes down what passes: all that happens to
 * the session, and all that it does. The session is the same without it. Called in the
 * session's turns.
 */
public final class Recorder {

	private final Journal journal;

	private final Posts posts = new Posts();

	/** Those that are not known to be gone. */
	private final List<RecordedConnection> connections = new ArrayList<>();

	private final Mask mask = new Mask();

	private int connected;

	private @Nullable Session session;

	/**
	 * Makes a recorder of one session.
	 * @param journal where to write
	 */
	public Recorder(Journal journal) {
		this.journal = journal;
	}

	/**
	 * Renders a session as {@link Session#render} does, and records it from then on.
	 * Called once.
	 * @param host what the session may use
	 * @param templates the shared table of templates
	 * @param location the page's address
	 * @param component makes the component
	 * @param html takes the page's HTML
	 * @param now the time
	 * @return the session, which must get its inputs through {@link #apply}
	 * @throws RuntimeException what the component threw
	 */
	public Session render(SessionHost host, Templates templates, Location location,
			Supplier<? extends Component> component, FirstHtml html, long now) {
		this.journal.add(new JournalEntry.Opened(now, location.path(), location.query()));
		SessionHost recorded = new SessionHost(this.posts.mailbox(host.mailbox()), this.posts.tasks(host.tasks()),
				host.codec(), new RecordedListener(this.journal, host.listener()), host.limits(),
				new RecordedKeeper(this.journal, this.mask, host.keeper()));
		RecordedHtml all = new RecordedHtml(html);
		List<Session> rendered = new ArrayList<>(1);
		turn(() -> rendered.add(Session.render(recorded, templates, location, component, all, now)));
		Session session = rendered.getFirst();
		this.session = session;
		this.journal.add(new JournalEntry.Painted(all.all(), session.firstPaint()));
		return session;
	}

	/**
	 * Applies an input as {@link Session#apply} does, and records it with what it leads
	 * to.
	 * @param input what happened
	 * @param now the time
	 */
	public void apply(SessionInput input, long now) {
		Session session = this.session;
		if (session == null) {
			throw new IllegalStateException("There is no session yet; call render first");
		}
		SessionInput passed = record(input, now);
		turn(() -> session.apply(passed, now));
	}

	private void turn(Runnable action) {
		try {
			this.posts.turn(action);
		}
		catch (RuntimeException | Error ex) {
			this.journal.add(new JournalEntry.Failed("", "session", ex.getClass().getName()));
			throw ex;
		}
	}

	/** Writes an input down; returns it over recorded connections. */
	private SessionInput record(SessionInput input, long now) {
		return switch (input) {
			case Connect(Connection offered, Hello hello, var answer) -> {
				RecordedConnection connection = connect(offered);
				this.journal.add(new JournalEntry.Connected(now, connection.number(), masked(hello)));
				yield new Connect(connection, hello, (admission) -> {
					this.journal.add(new JournalEntry.Answered(connection.number(), admission));
					answer.accept(admission);
				});
			}
			case ConnectFresh(Connection offered, Hello hello, String token) -> {
				RecordedConnection connection = connect(offered);
				this.mask.hide(token);
				this.journal
					.add(new JournalEntry.ConnectedFresh(now, connection.number(), masked(hello), Mask.of(token)));
				yield new ConnectFresh(connection, hello, token);
			}
			case Event(Connection over, int number, int applied, int slot, var fields) -> {
				RecordedConnection connection = find(over);
				this.journal
					.add(new JournalEntry.Happened(now, connection.number(), number, applied, slot, kept(fields)));
				yield new Event(connection, number, applied, slot, fields);
			}
			case Navigate(Connection over, int number, int applied, Destination destination) -> {
				RecordedConnection connection = find(over);
				this.journal.add(asked(now, connection.number(), number, applied, destination));
				yield new Navigate(connection, number, applied, destination);
			}
			case Acknowledge(Connection over, int applied) -> {
				RecordedConnection connection = find(over);
				this.journal.add(new JournalEntry.Acknowledged(now, connection.number(), applied));
				yield new Acknowledge(connection, applied);
			}
			case Visibility(Connection over, boolean hidden) -> {
				RecordedConnection connection = find(over);
				this.journal.add(new JournalEntry.Shown(now, connection.number(), hidden));
				yield new Visibility(connection, hidden);
			}
			case Report(Connection over, String text) -> {
				RecordedConnection connection = find(over);
				boolean all = this.journal.detail() != JournalDetail.OUTPUTS;
				this.journal.add(new JournalEntry.Reported(now, connection.number(), all ? text : Mask.of(text)));
				yield new Report(connection, text);
			}
			case Disconnect(Connection over) -> {
				RecordedConnection connection = find(over);
				this.connections.remove(connection);
				this.journal.add(new JournalEntry.Disconnected(now, connection.number()));
				yield new Disconnect(connection);
			}
			case Posted posted -> add(new JournalEntry.Posted(now,
					(posted.action() instanceof Posts.Caused caused) ? caused.cause() : new Outside()), posted);
			case HtmlTaken taken -> add(new JournalEntry.Taken(now, taken.at()), taken);
			case Tick tick -> add(new JournalEntry.Ticked(now), tick);
			case End end -> add(new JournalEntry.Ended(now, end.code()), end);
		};
	}

	private SessionInput add(Input entry, SessionInput input) {
		this.journal.add(entry);
		return input;
	}

	private RecordedConnection connect(Connection offered) {
		RecordedConnection connection = new RecordedConnection(this.journal, this.mask, offered, ++this.connected);
		this.connections.add(connection);
		return connection;
	}

	/** Finds a connection; one that never was offered, or is gone, has the number 0. */
	private RecordedConnection find(Connection connection) {
		for (RecordedConnection known : this.connections) {
			if (known.isOver(connection)) {
				return known;
			}
		}
		return new RecordedConnection(this.journal, this.mask, connection, 0);
	}

	private static Input asked(long now, int connection, int input, int applied, Destination destination) {
		return switch (destination) {
			case Destination.Granted(Location to, var component) ->
				new JournalEntry.Asked(now, connection, input, applied, Grant.GRANTED, to.path(), to.query());
			case Destination.SamePage(Location to, var component) ->
				new JournalEntry.Asked(now, connection, input, applied, Grant.SAME_PAGE, to.path(), to.query());
			case Destination.Outside(String address) ->
				new JournalEntry.Asked(now, connection, input, applied, Grant.OUTSIDE, address, Map.of());
		};
	}

	private static Hello masked(Hello hello) {
		return new Hello(Mask.of(hello.token()), hello.page(), hello.applied(), hello.input(), hello.path(),
				hello.digest(), Mask.of(hello.snapshot()));
	}

	private List<@Nullable Object> kept(List<? extends @Nullable Object> fields) {
		List<@Nullable Object> kept = new ArrayList<>(fields);
		if (this.journal.detail() == JournalDetail.OUTPUTS) {
			kept.replaceAll(Recorder::redacted);
		}
		return kept;
	}

	private static @Nullable Object redacted(@Nullable Object field) {
		return switch (field) {
			case null -> null;
			case String text -> new Redacted(Redacted.Kind.TEXT, text.length());
			case Boolean flag -> new Redacted(Redacted.Kind.FLAG, 0);
			case Redacted before -> before;
			default -> new Redacted(Redacted.Kind.NUMBER, 0);
		};
	}

	/** Passes on what is heard, and writes down what fails. */
	private record RecordedListener(Journal journal, SessionListener listener) implements SessionListener {

		@Override
		public void patchSent(int bytes) {
			this.listener.patchSent(bytes);
		}

		@Override
		public void eventHandled() {
			this.listener.eventHandled();
		}

		@Override
		public void eventDropped() {
			this.listener.eventDropped();
		}

		@Override
		public void reported(String incident, String where, String text) {
			this.listener.reported(incident, where, text);
		}

		@Override
		public void navigated(NavigationOutcome outcome) {
			this.listener.navigated(outcome);
		}

		@Override
		public void failed(String incident, String where, Throwable failure) {
			this.journal.add(new JournalEntry.Failed(incident, where, failure.getClass().getName()));
			this.listener.failed(incident, where, failure);
		}

	}

}
