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
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
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

	private final List<Input> unsent = new ArrayList<>();

	private final Function<String, Destination> destinations;

	private final Session session;

	private final HeadlessPage page;

	private @Nullable Socket socket;

	private @Nullable Throwable failure;

	private String url;

	private int applied;

	private int acknowledged;

	private int inputs;

	private boolean building;

	/**
	 * Opens a page.
	 * @param destinations tells what is at an address, for this page's user
	 */
	TesterPage(TesterPages pages, Location location, Supplier<Component> component,
			Function<String, Destination> destinations) {
		this.destinations = destinations;
		SessionHost host = new SessionHost(this.mailbox::add, this.tasks::add, new SmileFrameCodec(), this,
				pages.limits());
		this.url = location.toString();
		this.session = Session.render(host, pages.templates(), location, component, 0);
		this.page = new HeadlessPage(this.session.firstPaint().html(), this.session.firstPaint().templates(),
				this.session.firstPaint().head());
		connect();
		settle();
	}

	HeadlessPage page() {
		return this.page;
	}

	/** What the page was before it became live. */
	String firstHtml() {
		return this.session.firstPaint().html();
	}

	String url() {
		return (this.page.url != null) ? this.page.url : this.url;
	}

	/** Sends an event, or keeps it until there is a connection. */
	void send(int slot, List<@Nullable Object> fields) {
		int applied = this.applied;
		send((socket, number) -> this.session.event(socket, number, applied, slot, fields));
	}

	/** Goes to another page in the same session, once there is a connection. */
	void navigate(String address) {
		int applied = this.applied;
		Destination destination = this.destinations
			.apply(address.startsWith("?") ? url().split("\\?", 2)[0] + address : address);
		send((socket, number) -> this.session.navigate(socket, number, applied, destination));
	}

	private void send(Delivery delivery) {
		this.unsent.add(new Input(++this.inputs, delivery));
		if (this.socket != null) {
			deliver();
			settle();
		}
	}

	private void deliver() {
		for (Input input : List.copyOf(this.unsent)) {
			if (this.socket != null) {
				input.delivery().to(this.socket, input.number());
			}
		}
	}

	void connect() {
		connect(this.applied);
	}

	/** Connects and asks for the whole page (I-26). */
	void sayAgain() {
		connect(-1);
	}

	private void connect(int known) {
		Socket connection = new Socket();
		this.socket = connection;
		String digest = (known == 0) ? this.session.firstPaint().digest() : "";
		Admission admission = this.session.connect(new Hello("", DOCUMENT, known, this.inputs, this.url, digest),
				connection, 0);
		if (admission == Admission.REFUSED) {
			throw new AssertionError("The session is over and does not take the page back");
		}
		deliver();
		settle();
	}

	void disconnect() {
		Socket connection = this.socket;
		this.socket = null;
		if (connection != null) {
			this.session.disconnected(connection, 0);
		}
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
			this.session.run(posted);
		}
		throw new AssertionError("The page did not come to rest: 10000 actions led to more actions");
	}

	/** Goes where the page was told to go; returns whether it was. */
	private boolean goOn() {
		String next = this.page.next;
		this.page.next = null;
		if (next == null) {
			return false;
		}
		if (!next.startsWith("?") && this.destinations.apply(next) instanceof Destination.Outside) {
			this.page.url = next;
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
		if (this.socket != null && this.acknowledged != this.applied) {
			this.acknowledged = this.applied;
			this.session.acknowledged(this.socket, this.applied);
		}
	}

	/** Waits until other threads have handed something over. */
	boolean await(Duration time) throws InterruptedException {
		Runnable posted = this.mailbox.poll(time.toNanos(), TimeUnit.NANOSECONDS);
		if (posted != null) {
			this.session.run(posted);
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
		this.session.close(CloseCode.RESTART);
	}

	@Override
	public void failed(String incident, String where, Throwable failed) {
		if (this.failure == null) {
			this.failure = failed;
		}
	}

	private void receive(List<@Nullable Object> frame) {
		int kind = new PageCursor(frame, 0).integer();
		if (kind == Wire.NEED) {
			return;
		}
		int received = new PageCursor(frame, (kind == Wire.WELCOME) ? 2 : 1).integer();
		if (kind > 0) {
			received += kind;
		}
		int known = received;
		this.unsent.removeIf((input) -> input.number() <= known);
		if (kind == Wire.WELCOME) {
			int mode = new PageCursor(frame, 1).integer();
			if (mode == Wire.MOUNTED || mode == Wire.RESYNC) {
				this.page.forget();
				this.building = true;
			}
		}
		else if (kind > 0 && (this.building || kind == this.applied + 1)) {
			this.building = false;
			this.page.apply(frame, 2);
			this.applied = kind;
		}
		else if (kind > this.applied + 1) {
			throw new PageFault("patch " + kind + " came after patch " + this.applied);
		}
	}

	/** How an input gets to the session. */
	private interface Delivery {

		void to(Socket socket, int number);

	}

	private record Input(int number, Delivery delivery) {
	}

	private final class Socket implements Connection {

		@Override
		public void send(byte[] frame) {
			if (TesterPage.this.socket == this) {
				receive(TesterPage.this.reader.elements(frame));
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
