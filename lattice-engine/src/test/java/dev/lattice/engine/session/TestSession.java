package dev.lattice.engine.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
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

	final Session session;

	long now = 1000;

	int dropped;

	TestSession(Supplier<? extends Component> component) {
		this(component, SessionLimits.DEFAULTS);
	}

	TestSession(Supplier<? extends Component> component, SessionLimits limits) {
		this(component, limits, new Location("/test", new LinkedHashMap<>()));
	}

	TestSession(Supplier<? extends Component> component, SessionLimits limits, Location location) {
		SessionListener listener = new SessionListener() {
			@Override
			public void eventDropped() {
				TestSession.this.dropped++;
			}

			@Override
			public void failed(String incident, String where, Throwable failure) {
				TestSession.this.failures.add(failure);
			}
		};
		SessionHost host = new SessionHost(this.mailbox::add, this.tasks::add, TestSession::encode, listener, limits);
		this.session = Session.render(host, TEMPLATES, location, component, this.now);
	}

	private static byte[] encode(java.util.function.Consumer<FrameWriter> content) {
		List<String> elements = new ArrayList<>();
		content.accept(new FrameWriter() {
			@Override
			public void integer(int value) {
				elements.add(Integer.toString(value));
			}

			@Override
			public void string(String value) {
				elements.add('"' + value + '"');
			}

			@Override
			public void flag(boolean value) {
				elements.add(Boolean.toString(value));
			}

			@Override
			public void nothing() {
				elements.add("null");
			}
		});
		int kind = Integer.parseInt(elements.getFirst());
		if (kind > 0) {
			// Told as it is meant, not as it travels (P-20).
			elements.set(1, Integer.toString(kind + Integer.parseInt(elements.get(1))));
		}
		return String.join(" ", elements).getBytes(StandardCharsets.UTF_8);
	}

	String html() {
		return this.session.firstPaint().html();
	}

	Hello hello(int applied, int input) {
		return new Hello("token", PAGE, applied, input, "/test",
				(applied == 0) ? this.session.firstPaint().digest() : "");
	}

	Socket join() {
		Socket socket = new Socket();
		this.session.connect(hello(0, 0), socket, this.now);
		return socket;
	}

	void runMailbox() {
		while (!this.mailbox.isEmpty()) {
			this.session.run(this.mailbox.remove());
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
			TestSession.this.session.event(this, input, applied, slot, List.of(fields));
			return this;
		}

		/** Asks for another page, having seen everything. */
		Socket navigate(Destination destination) {
			TestSession.this.session.navigate(this, ++this.input, 0, destination);
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
