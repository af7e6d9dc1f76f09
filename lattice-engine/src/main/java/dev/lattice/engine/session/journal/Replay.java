package dev.lattice.engine.session.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.engine.session.journal.JournalEntry.Cause;
import dev.lattice.engine.session.journal.JournalEntry.InTask;
import dev.lattice.engine.session.journal.JournalEntry.Input;
import dev.lattice.engine.session.journal.JournalEntry.Opened;
import dev.lattice.engine.session.journal.JournalEntry.Output;
import dev.lattice.engine.session.journal.JournalEntry.Outside;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import dev.lattice.engine.session.journal.ReplayResult.Diverged;
import dev.lattice.engine.session.journal.ReplayResult.OutputsOnly;
import dev.lattice.engine.session.journal.ReplayResult.Reason;
import dev.lattice.engine.session.journal.ReplayResult.Same;
import org.jspecify.annotations.Nullable;

/**
 * Does a session again: applies the inputs of a journal, at their times, to a session
 * rendered anew, and compares what it does with what the journal has.
 */
public final class Replay {

	/*
	 * The session that is done again is recorded like the first one, so that to compare
	 * them is to compare two lists. After each input the second list must be a beginning
	 * of the first that ends where the first has its next input.
	 */

	private final List<JournalEntry> expected;

	private final boolean cutOff;

	private final ReplayStage stage;

	private final Journal journal;

	private final Recorder recorder;

	/** What turns handed to the mailbox, by who did. */
	private final Map<Cause, Runnable> posted = new HashMap<>();

	/** Work that turns began and that nobody asked for yet, in order. */
	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final Map<Integer, Connection> connections = new HashMap<>();

	private Replay(Journal journal, ReplayStage stage) {
		this.expected = journal.entries();
		this.cutOff = journal.completeness() == Journal.Completeness.CUT_OFF;
		this.stage = stage;
		this.journal = new Journal(journal.detail(), new JournalLimits(this.expected.size() + 1, Long.MAX_VALUE));
		this.recorder = new Recorder(this.journal);
	}

	/**
	 * Does a session again, on the calling thread, as far as that can be done.
	 * @param journal what happened, and what the session did
	 * @param stage what to do it with
	 * @return what came of it
	 * @throws IllegalArgumentException if the journal does not begin with
	 * {@link JournalEntry.Opened}
	 */
	public static ReplayResult run(Journal journal, ReplayStage stage) {
		return new Replay(journal, stage).run();
	}

	private ReplayResult run() {
		if (this.expected.isEmpty() || !(this.expected.getFirst() instanceof Opened)) {
			throw new IllegalArgumentException("A journal begins with the opening of a page, not with "
					+ (this.expected.isEmpty() ? "nothing" : this.expected.getFirst()));
		}
		for (int at = 0; at < this.expected.size(); at++) {
			if (this.expected.get(at) instanceof Input input) {
				Reason reason = obstacle(input);
				if (reason != null) {
					return new OutputsOnly(at, reason);
				}
				apply(input);
				ReplayResult stop = compare(at);
				if (stop != null) {
					return stop;
				}
			}
		}
		return new Same(this.expected.size());
	}

	private static @Nullable Reason obstacle(Input input) {
		return switch (input) {
			case JournalEntry.Posted(long time, Outside outside) -> Reason.POSTED_FROM_OUTSIDE;
			case JournalEntry.Happened happened when isRedacted(happened.fields()) -> Reason.REDACTED;
			default -> null;
		};
	}

	private static boolean isRedacted(List<? extends @Nullable Object> fields) {
		for (Object field : fields) {
			if (field instanceof Redacted) {
				return true;
			}
		}
		return false;
	}

	private @Nullable ReplayResult compare(int from) {
		List<JournalEntry> actual = this.journal.from(from);
		for (int i = 0;; i++) {
			JournalEntry is = (i < actual.size()) ? actual.get(i) : null;
			JournalEntry should = (from + i < this.expected.size()) ? this.expected.get(from + i) : null;
			if (i > 0 && !(should instanceof Output)) {
				boolean unknown = should == null && this.cutOff;
				return (is == null || unknown) ? null : new Diverged(from + i, null, is);
			}
			if (should instanceof JournalEntry.Kept) {
				return new OutputsOnly(from + i, Reason.STATE_KEPT);
			}
			if (!Objects.equals(is, should)) {
				return new Diverged(from + i, should, is);
			}
		}
	}

	private void apply(Input input) {
		try {
			if (input instanceof Opened(long time, String path, Map<String, String> query)) {
				SessionHost host = new SessionHost(this::posted, this.tasks::add, this.stage.codec(),
						SessionListener.NONE, this.stage.limits());
				Location location = new Location(path, query);
				this.recorder.render(host, this.stage.templates(), location, this.stage.components().apply(location),
						FirstHtml.NOWHERE, time);
			}
			else {
				this.recorder.apply(again(input), input.time());
			}
		}
		catch (RuntimeException | Error ex) {
			// The recorder wrote that down; whether it was so the first time is compared.
		}
	}

	private void posted(Runnable action) {
		if (action instanceof Posts.Caused caused) {
			this.posted.put(caused.cause(), action);
		}
	}

	private SessionInput again(Input input) {
		return switch (input) {
			case Opened opened -> throw new IllegalStateException("A page is opened once: " + opened);
			case JournalEntry.Connected connected ->
				new SessionInput.Connect(connection(connected.connection()), connected.hello(), (admission) -> {
				});
			case JournalEntry.ConnectedFresh fresh ->
				new SessionInput.ConnectFresh(connection(fresh.connection()), fresh.hello(), fresh.token());
			case JournalEntry.Happened(long time, int connection, int number, int applied, int slot, var fields) ->
				new SessionInput.Event(connection(connection), number, applied, slot, fields);
			case JournalEntry.Asked asked -> new SessionInput.Navigate(connection(asked.connection()), asked.input(),
					asked.applied(), destination(asked));
			case JournalEntry.Acknowledged(long time, int connection, int applied) ->
				new SessionInput.Acknowledge(connection(connection), applied);
			case JournalEntry.Shown(long time, int connection, boolean hidden) ->
				new SessionInput.Visibility(connection(connection), hidden);
			case JournalEntry.Reported(long time, int connection, String text) ->
				new SessionInput.Report(connection(connection), text);
			case JournalEntry.Posted(long time, Cause cause) -> new SessionInput.Posted(action(cause));
			case JournalEntry.Disconnected(long time, int connection) ->
				new SessionInput.Disconnect(connection(connection));
			case JournalEntry.Taken(long time, long at) -> new SessionInput.HtmlTaken(at);
			case JournalEntry.Ticked ticked -> new SessionInput.Tick();
			case JournalEntry.Ended(long time, CloseCode code) -> new SessionInput.End(code);
		};
	}

	private Connection connection(int number) {
		return this.connections.computeIfAbsent(number, (key) -> new Nowhere());
	}

	/** What was handed over then; nothing if that was not done again. */
	private Runnable action(Cause cause) {
		if (cause instanceof InTask) {
			List<Runnable> begun = new ArrayList<>(this.tasks);
			this.tasks.clear();
			begun.forEach(Runnable::run);
		}
		Runnable action = this.posted.remove(cause);
		return (action != null) ? action : () -> {
		};
	}

	private Destination destination(JournalEntry.Asked asked) {
		Location location = new Location(asked.path(), asked.query());
		return switch (asked.grant()) {
			case OUTSIDE -> new Destination.Outside(asked.path());
			case GRANTED -> new Destination.Granted(location, component(location));
			case SAME_PAGE -> new Destination.SamePage(location, component(location));
		};
	}

	private Supplier<Component> component(Location location) {
		return () -> this.stage.components().apply(location).get();
	}

	/** Where frames go that nobody reads. */
	private static final class Nowhere implements Connection {

		@Override
		public void send(byte[] frame) {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

}
