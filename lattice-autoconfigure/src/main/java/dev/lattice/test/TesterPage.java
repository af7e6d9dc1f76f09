package dev.lattice.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Pacing;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;

/**
 * One open page: a real session, a document in memory, and frames between them as real
 * bytes. Everything runs on the test's thread.
 */
final class TesterPage implements SessionListener {

	private static final String DOCUMENT = "a-page-in-a-test";

	private final SmileFrameReader reader = new SmileFrameReader();

	private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final Unreceived unreceived = new Unreceived();

	private final Function<String, Destination> destinations;

	private final TesterPages pages;

	/** Sessions that the page has lost, which end with the test. */
	private final List<Session> lost = new ArrayList<>();

	private final Line line = new Line();

	private Session session;

	/** The digest of the markup, as long as the page shows that. */
	private String digest;

	/** Tells the session that the page has from those that it has lost. */
	private int sessions;

	private boolean gone;

	private final ReceivingPage receiving;

	private @Nullable Socket socket;

	private @Nullable Throwable failure;

	private String url;

	private final StringBuilder firstHtml = new StringBuilder();

	/** The page's own time, in milliseconds. */
	private long now;

	private int acknowledged;

	/**
	 * Opens a page.
	 * @param destinations tells what is at an address, for this page's user
	 */
	TesterPage(TesterPages pages, Location location, Supplier<Component> component,
			Function<String, Destination> destinations) {
		this.pages = pages;
		this.destinations = destinations;
		this.url = location.toString();
		this.session = Session.render(host(), pages.templates(), location, component, this.firstHtml::append, 0);
		this.digest = this.session.firstPaint().digest();
		this.receiving = new ReceivingPage(firstHtml(), this.session.firstPaint());
		connect();
		settle();
	}

	private SessionHost host() {
		int number = ++this.sessions;
		return new SessionHost((action) -> {
			if (this.sessions == number) {
				this.mailbox.add(action);
			}
		}, this.tasks::add, new SmileFrameCodec(), this, this.pages.limits().at(Pacing.NONE));
	}

	HeadlessPage page() {
		return this.receiving.page();
	}

	/** What the page was before it became live. */
	String firstHtml() {
		return this.firstHtml.toString();
	}

	String url() {
		return (page().url != null) ? page().url : this.url;
	}

	/** Sends an event, or keeps it until there is a connection. */
	void send(int slot, List<@Nullable Object> fields) {
		int applied = this.receiving.applied();
		send((socket, number) -> apply(new SessionInput.Event(socket, number, applied, slot, fields)));
	}

	/** Sends what was typed into texts that others edit, if there is a connection. */
	void sendEdits() {
		if (this.socket != null) {
			page().texts.send(this::send);
		}
	}

	/** Goes to another page in the same session, once there is a connection. */
	void navigate(String address) {
		int applied = this.receiving.applied();
		Destination destination = this.destinations
			.apply(address.startsWith("?") ? url().split("\\?", 2)[0] + address : address);
		send((socket, number) -> apply(new SessionInput.Navigate(socket, number, applied, destination)));
	}

	private void send(Unreceived.Delivery delivery) {
		this.unreceived.add(delivery);
		if (this.socket != null) {
			deliver();
			settle();
		}
	}

	private void deliver() {
		for (Unreceived.Input input : this.unreceived.inputs()) {
			Socket over = this.socket;
			if (over != null) {
				this.line.pass(() -> input.delivery().to(over, input.number()));
			}
		}
	}

	/** Holds back what both sides say over this connection. */
	void delay() {
		this.line.delay();
	}

	/** Brings what was held back. */
	void arrive() {
		this.line.arrive();
		settle();
		sendEdits();
	}

	/** Brings once more what both sides said over this connection. */
	void repeat() {
		this.line.repeat();
		settle();
	}

	/** Loses the session with its server: nobody is told. */
	void crash() {
		this.lost.add(this.session);
		this.sessions++;
		this.mailbox.clear();
		this.tasks.clear();
		this.line.lose();
		this.socket = null;
		this.gone = true;
	}

	/** Leaves the session to itself, and connects where nobody knows it. */
	void move() {
		disconnect();
		crash();
		connect();
	}

	void connect() {
		connect(this.receiving.applied());
	}

	/** Connects and asks for the whole page (I-26). */
	void sayAgain() {
		connect(-1);
	}

	private void connect(int known) {
		Socket connection = new Socket();
		this.socket = connection;
		this.line.begin();
		Hello hello = new Hello("", DOCUMENT, known, this.unreceived.last(), url(), (known == 0) ? this.digest : "");
		if (this.gone) {
			renew();
			apply(new SessionInput.ConnectFresh(connection, hello, ""));
		}
		else {
			apply(new SessionInput.Connect(connection, hello, TesterPage::admitted));
		}
		deliver();
		settle();
		sendEdits();
	}

	/** Renders the page anew, for the document that is there (P-42). */
	private void renew() {
		if (!(this.destinations.apply(url()) instanceof Destination.Granted(Location location, var component))) {
			throw new AssertionError("There is no page at " + url() + " that could be rendered anew");
		}
		this.session = Session.render(host(), this.pages.templates(), location, component, FirstHtml.NOWHERE, this.now);
		this.gone = false;
	}

	void disconnect() {
		Socket connection = this.socket;
		this.socket = null;
		if (connection != null) {
			apply(new SessionInput.Disconnect(connection));
		}
	}

	private static void admitted(Admission admission) {
		if (admission == Admission.REFUSED) {
			throw new AssertionError("The session is over and does not take the page back");
		}
	}

	private void apply(SessionInput input) {
		this.session.apply(input, this.now);
	}

	/** Lets time pass for the page's timers, each at its moment. */
	void advance(long millis) {
		long end = this.now + millis;
		while (this.session.wakeAt() <= end) {
			this.now = Math.max(this.now, this.session.wakeAt());
			apply(new SessionInput.Tick());
			settle();
		}
		this.now = end;
		apply(new SessionInput.Tick());
		settle();
	}

	boolean isConnected() {
		return this.socket != null;
	}

	/** Runs what other threads have handed over, and what it leads to. */
	void settle() {
		for (int i = 0; i < 10_000; i++) {
			Runnable task = this.tasks.poll();
			if (task != null) {
				task.run();
				continue;
			}
			Runnable posted = this.mailbox.poll();
			if (posted == null) {
				acknowledge();
				rethrow();
				if (!goOn()) {
					return;
				}
				continue;
			}
			apply(new SessionInput.Posted(posted));
		}
		throw new AssertionError("The page did not come to rest: 10000 actions led to more actions");
	}

	/** Goes where the page was told to go; returns whether it was. */
	private boolean goOn() {
		String next = page().next;
		page().next = null;
		if (next == null) {
			return false;
		}
		if (!next.startsWith("?") && this.destinations.apply(next) instanceof Destination.Outside) {
			page().url = next;
			return false;
		}
		navigate(next);
		return true;
	}

	/**
	 * Says what the page has applied (P-13), so that rendering goes on however long
	 * nobody clicks.
	 */
	private void acknowledge() {
		if (this.socket != null && this.acknowledged != this.receiving.applied()) {
			this.acknowledged = this.receiving.applied();
			apply(new SessionInput.Acknowledge(this.socket, this.acknowledged));
		}
	}

	/** Waits until other threads have handed something over. */
	boolean await(Duration time) throws InterruptedException {
		Runnable posted = this.mailbox.poll(time.toNanos(), TimeUnit.NANOSECONDS);
		if (posted != null) {
			apply(new SessionInput.Posted(posted));
			settle();
		}
		return posted != null;
	}

	private void rethrow() {
		Throwable failed = this.failure;
		this.failure = null;
		if (failed != null) {
			throw new AssertionError("The page failed: " + failed, failed);
		}
	}

	void close() {
		apply(new SessionInput.End(CloseCode.RESTART));
		this.lost.forEach((session) -> session.apply(new SessionInput.End(CloseCode.RESTART), this.now));
	}

	@Override
	public void failed(String incident, String where, Throwable failed) {
		if (this.failure == null) {
			this.failure = failed;
		}
	}

	private void receive(List<@Nullable Object> frame) {
		int mode = this.receiving.receive(frame);
		this.unreceived.received(this.receiving.received());
		if (mode != 0) {
			welcomed(mode);
		}
	}

	/** Begins anew with a new session. */
	private void welcomed(int mode) {
		if (mode == Wire.MOUNTED) {
			this.unreceived.clear();
		}
		if (mode != Wire.ADOPTED && mode != Wire.RESUMED) {
			this.digest = "";
		}
		this.acknowledged = Math.min(this.acknowledged, this.receiving.applied());
		this.unreceived.renumber(this.receiving.received());
	}

	private final class Socket implements Connection {

		@Override
		public void send(byte[] frame) {
			List<@Nullable Object> elements = TesterPage.this.reader.elements(frame);
			if (Integer.valueOf(Wire.WELCOME).equals(elements.getFirst())) {
				arrive(elements);
			}
			else if (TesterPage.this.socket == this) {
				TesterPage.this.line.pass(() -> arrive(elements));
			}
		}

		private void arrive(List<@Nullable Object> elements) {
			if (TesterPage.this.socket == this) {
				receive(elements);
			}
		}

		@Override
		public void close(CloseCode code) {
			if (TesterPage.this.socket == this) {
				TesterPage.this.socket = null;
				if (code != CloseCode.RESTART) {
					throw new AssertionError("The session closed the connection: " + code);
				}
			}
		}

	}

}
