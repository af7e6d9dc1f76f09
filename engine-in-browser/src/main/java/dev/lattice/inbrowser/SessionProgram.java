package dev.lattice.inbrowser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Connecting;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.signal.SharedSignal;
import org.jspecify.annotations.Nullable;

/**
 * A page and its session, whose connection is lost and found and which says odd things.
 */
final class SessionProgram implements Program {

	private static final int SLOTS = 60;

	private static final SessionLimits LIMITS = new SessionLimits(10_000, 60_000, 6, 4_000, 1_000_000, 10);

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final Templates templates = new Templates(100);

	private final SharedSignal<String> news = SharedSignal.of("no news");

	private final SessionHost host = new SessionHost(this.mailbox::add, this.tasks::add, FrameBytes::encode,
			new Listener(), LIMITS);

	private final Dice dice;

	private final Checksum sum;

	private Session session;

	private Socket socket = new Socket();

	private long now;

	/** The digest of the page as it was rendered first. */
	private String digest = "";

	/** The number of the last input that the page made. */
	private int input;

	/** The number of the last patch that reached the page. */
	private int patch;

	SessionProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		this.session = visit();
	}

	/** Renders the page for the first time. */
	private Session visit() {
		Map<String, String> query = new LinkedHashMap<>();
		if (this.dice.oneIn(2)) {
			query.put("filter", this.dice.either("open", "größer & <kleiner>"));
		}
		StringBuilder html = new StringBuilder();
		Session rendered = Session.render(this.host, this.templates, new Location("/desk", query),
				() -> new Desk(this.news, this.sum), html::append, this.now);
		FirstPaint paint = rendered.firstPaint();
		this.sum.add(html.toString());
		this.digest = paint.digest();
		this.sum.add(this.digest);
		this.sum.add(paint.templates());
		this.input = 0;
		this.patch = 0;
		return rendered;
	}

	@Override
	public void step() {
		switch (this.session.state()) {
			case Live live -> live();
			case Closed closed -> again();
			default -> connect();
		}
		this.sum.add(state(this.session.state()));
		this.sum.add(this.session.graphSize());
	}

	private static int state(SessionState state) {
		return switch (state) {
			case Rendered rendered -> 1;
			case Connecting connecting -> 2;
			case Live live -> 3;
			case Detached detached -> 4;
			case Closed closed -> 5;
		};
	}

	private void live() {
		switch (this.dice.below(16)) {
			case 0 -> this.session.apply(new SessionInput.Acknowledge(this.socket, this.patch), this.now);
			case 1 -> this.session.apply(new SessionInput.Disconnect(this.socket), this.now);
			case 2 -> this.news.set("news of " + this.dice.below(3));
			case 3 -> deliver();
			case 4 -> work();
			case 5 -> wait(100);
			case 6 -> connect("a copy", new Socket());
			case 7 -> strange();
			case 8 -> this.session.apply(
					new SessionInput.Navigate(this.socket, ++this.input, Math.max(0, this.patch), destination()),
					this.now);
			default -> event(++this.input, this.patch - this.dice.below(2));
		}
	}

	private void connect(String page, Socket socket) {
		this.session.apply(
				new SessionInput.Connect(socket, hello(page), (admission) -> this.sum.add(admission.toString())),
				this.now);
	}

	private void event(int number, int applied) {
		this.session.apply(
				new SessionInput.Event(this.socket, number, Math.max(0, applied), this.dice.below(SLOTS), fields()),
				this.now);
	}

	private List<? extends @Nullable Object> fields() {
		return switch (this.dice.below(7)) {
			case 0 -> List.of(this.dice.either("", "text", "größer & <kleiner>"));
			case 1 -> List.of(this.dice.oneIn(2));
			case 2 -> List.of(2, "name", "value", "name", "other value");
			case 3 -> List.of("a", "KeyA", false, false, true, false, false);
			case 4 -> List.of(0, 1.5, 7, false, false, false, true);
			default -> List.of();
		};
	}

	private Destination destination() {
		Map<String, String> query = new LinkedHashMap<>();
		if (this.dice.oneIn(2)) {
			query.put(this.dice.either("filter", "other"), this.dice.either("open", "größer & <kleiner>"));
		}
		Location location = new Location(this.dice.oneIn(3) ? "/other" : "/desk", query);
		return switch (this.dice.below(6)) {
			case 0 -> new Destination.Outside("/file");
			case 1 -> new Destination.Granted(location, () -> {
				throw new IllegalStateException("no such desk");
			});
			case 2, 3 -> new Destination.Granted(location, () -> new Desk(this.news, this.sum));
			default -> new Destination.SamePage(location, () -> new Desk(this.news, this.sum));
		};
	}

	/** What a page should not say; mostly it costs the session. */
	private void strange() {
		switch (this.dice.below(12)) {
			case 0 -> event(this.input + 2, this.patch);
			case 1 -> this.session.apply(new SessionInput.Acknowledge(this.socket, this.patch + 50), this.now);
			case 2 -> this.session.apply(new SessionInput.End(CloseCode.RESTART), this.now);
			case 3 -> this.session.apply(new SessionInput.Event(new Socket(), this.input + 1, this.patch, 1, List.of()),
					this.now);
			default -> event(this.input, this.patch);
		}
	}

	private void connect() {
		if (this.dice.oneIn(4)) {
			wait(30_000);
			deliver();
			return;
		}
		this.socket = new Socket();
		connect("page", this.socket);
		this.patch = Math.max(this.patch, this.socket.patch);
	}

	/** The page of a session that is over gets a new one. */
	private void again() {
		String digest = this.digest;
		this.session = visit();
		if (this.dice.oneIn(2)) {
			Hello hello = new Hello("token", "page", 0, 0, "/desk", this.dice.oneIn(2) ? digest : "");
			this.socket = new Socket();
			this.session.apply(new SessionInput.ConnectFresh(this.socket, hello, "new token"), this.now);
		}
	}

	private Hello hello(String page) {
		int applied = this.dice.oneIn(6) ? -1 : this.patch;
		return new Hello("token", page, applied, this.input, "/desk", this.digest);
	}

	private void wait(int most) {
		this.now += this.dice.below(most);
		this.session.apply(new SessionInput.Tick(), this.now);
	}

	private void deliver() {
		while (!this.mailbox.isEmpty()) {
			this.session.apply(new SessionInput.Posted(this.mailbox.remove()), this.now);
		}
	}

	private void work() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove().run();
		}
	}

	@Override
	public void end() {
		this.session.apply(new SessionInput.End(CloseCode.RESTART), this.now);
		this.sum.add(this.session.graphSize());
	}

	/** One end of a connection. */
	private final class Socket implements Connection {

		private int patch;

		@Override
		public void send(byte[] frame) {
			SessionProgram.this.sum.add(frame);
			this.patch = Math.max(this.patch, FrameBytes.first(frame));
			if (SessionProgram.this.socket == this) {
				SessionProgram.this.patch = Math.max(SessionProgram.this.patch, this.patch);
			}
		}

		@Override
		public void close(CloseCode code) {
			SessionProgram.this.sum.add(code.number());
			SessionProgram.this.sum.add(code.reason());
		}

	}

	/** Notes what the session tells its host. */
	private final class Listener implements SessionListener {

		@Override
		public void patchSent(int bytes) {
			SessionProgram.this.sum.add(bytes);
		}

		@Override
		public void eventHandled() {
			SessionProgram.this.sum.add(1);
		}

		@Override
		public void eventDropped() {
			SessionProgram.this.sum.add(2);
		}

		@Override
		public void failed(String incident, String where, Throwable failure) {
			SessionProgram.this.sum.add(incident);
			SessionProgram.this.sum.add(where);
			SessionProgram.this.sum.failed(failure);
		}

	}

}
