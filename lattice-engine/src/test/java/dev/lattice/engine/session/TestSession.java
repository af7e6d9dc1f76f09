package dev.lattice.engine.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.render.Templates;
import org.jspecify.annotations.Nullable;

/**
 * Drives a session by hand: a clock that stands still, a mailbox that waits, frames as
 * text.
 */
final class TestSession {

	static final String PAGE = "page-of-the-test";

	private static final Templates TEMPLATES = new Templates(1000);

	final Deque<Runnable> mailbox = new ArrayDeque<>();

	final Deque<Runnable> tasks = new ArrayDeque<>();

	final List<Throwable> failures = new ArrayList<>();

	final List<String> reports = new ArrayList<>();

	final Session session;

	final FirstPaint paint;

	private final StringBuilder html = new StringBuilder();

	long now = 1000;

	final List<NavigationOutcome> navigations = new ArrayList<>();

	int dropped;

	TestSession(Supplier<? extends Component> component) {
		this(component, SessionLimits.DEFAULTS.at(Pacing.NONE));
	}

	TestSession(Supplier<? extends Component> component, SessionLimits limits) {
		this(component, limits, new Location("/test", new LinkedHashMap<>()));
	}

	TestSession(Supplier<? extends Component> component, SessionLimits limits, Location location) {
		this(component, limits, location, StateKeeper.NONE);
	}

	TestSession(Supplier<? extends Component> component, SessionLimits limits, Location location, StateKeeper keeper) {
		SessionListener listener = new SessionListener() {
			@Override
			public void eventDropped() {
				TestSession.this.dropped++;
			}

			@Override
			public void reported(String incident, String where, String text) {
				TestSession.this.reports.add(incident + where + ": " + text);
			}

			@Override
			public void navigated(NavigationOutcome outcome) {
				TestSession.this.navigations.add(outcome);
			}

			@Override
			public void failed(String incident, String where, Throwable failure) {
				TestSession.this.failures.add(failure);
			}
		};
		SessionHost host = new SessionHost(this.mailbox::add, this.tasks::add, TestSession::encode, listener, limits,
				keeper);
		this.session = Session.render(host, TEMPLATES, location, component, this.html::append, this.now);
		this.paint = this.session.firstPaint();
	}

	private static byte[] encode(java.util.function.Consumer<FrameWriter> content) {
		List<String> elements = TextFrames.elements(content);
		int kind = Integer.parseInt(elements.getFirst());
		if (kind > 0) {
			// Told as it is meant, not as it travels (P-20).
			elements.set(1, Integer.toString(kind + Integer.parseInt(elements.get(1))));
		}
		return TextFrames.bytes(elements);
	}

	String html() {
		return this.html.toString();
	}

	Hello hello(int applied, int input) {
		return new Hello("token", PAGE, applied, input, "/test", (applied == 0) ? this.paint.digest() : "");
	}

	Socket join() {
		Socket socket = new Socket();
		this.connect(hello(0, 0), socket, this.now);
		return socket;
	}

	Admission connect(Hello hello, Connection connection, long now) {
		AtomicReference<Admission> answer = new AtomicReference<>();
		this.session.apply(new SessionInput.Connect(connection, hello, answer::set), now);
		return answer.get();
	}

	void connectFresh(Hello hello, Connection connection, String token, long now) {
		this.session.apply(new SessionInput.ConnectFresh(connection, hello, token), now);
	}

	void event(Connection connection, int input, int applied, int slot, List<? extends @Nullable Object> fields) {
		this.session.apply(new SessionInput.Event(connection, input, applied, slot, fields), this.now);
	}

	void navigate(Connection connection, int input, int applied, Destination destination) {
		this.session.apply(new SessionInput.Navigate(connection, input, applied, destination), this.now);
	}

	void acknowledged(Connection connection, int applied) {
		this.session.apply(new SessionInput.Acknowledge(connection, applied), this.now);
	}

	void seen(Connection connection, boolean hidden) {
		this.session.apply(new SessionInput.Visibility(connection, hidden), this.now);
	}

	void report(Connection connection, String text) {
		this.session.apply(new SessionInput.Report(connection, text), this.now);
	}

	void run(Runnable posted) {
		this.session.apply(new SessionInput.Posted(posted), this.now);
	}

	void disconnected(Connection connection, long now) {
		this.session.apply(new SessionInput.Disconnect(connection), now);
	}

	void htmlTaken(long at) {
		this.session.apply(new SessionInput.HtmlTaken(at), at);
	}

	void tick(long now) {
		this.session.apply(new SessionInput.Tick(), now);
	}

	void close(CloseCode code) {
		this.session.apply(new SessionInput.End(code), this.now);
	}

	void runMailbox() {
		while (!this.mailbox.isEmpty()) {
			this.run(this.mailbox.remove());
		}
	}

	/** One end of a connection, with what came over it. */
	final class Socket implements Connection {

		final List<String> frames = new ArrayList<>();

		@Nullable CloseCode closed;

		private int input;

		@Override
		public void send(byte[] frame) {
			this.frames.add(new String(frame, StandardCharsets.UTF_8));
		}

		@Override
		public void close(CloseCode code) {
			if (this.closed == null) {
				this.closed = code;
			}
		}

		/** Sends an event that has seen everything. */
		Socket event(int slot, Object... fields) {
			return input(++this.input, 0, slot, fields);
		}

		Socket input(int input, int applied, int slot, Object... fields) {
			this.input = input;
			TestSession.this.event(this, input, applied, slot, List.of(fields));
			return this;
		}

		/** Asks for another page, having seen everything. */
		Socket navigate(Destination destination) {
			TestSession.this.navigate(this, ++this.input, 0, destination);
			return this;
		}

		/** What came since the last call. */
		List<String> received() {
			List<String> received = List.copyOf(this.frames);
			this.frames.clear();
			return received;
		}

	}

}
