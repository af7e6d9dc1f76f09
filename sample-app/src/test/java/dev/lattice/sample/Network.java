package dev.lattice.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What lies between a browser and the server, and does to WebSockets what networks do.
 * Plain requests always pass, if slowly.
 */
final class Network implements AutoCloseable {

	private static final byte[] UPGRADE = "GET /lattice/socket".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private static final int CHUNK = 8192;

	/**
	 * How many milliseconds WebSockets take each way unless a test says otherwise. Given
	 * as a system property, every test has its pages behind a line as slow as that.
	 */
	static final int DELAY = Integer.getInteger("lattice.test.delay", 0);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	/** One thread, and equal delays: what comes first goes first. */
	private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final Set<Socket> webSockets = ConcurrentHashMap.newKeySet();

	/** What their two sides say to each other goes nowhere. */
	private final Set<Socket> frozen = ConcurrentHashMap.newKeySet();

	/** One for each way. */
	private final Line up = new Line();

	private final Line down = new Line();

	private final ServerSocket door;

	private final int target;

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private volatile boolean refuses;

	private volatile boolean losesEvents;

	private volatile boolean losesAnswers;

	private volatile int delay = DELAY;

	private Network(ServerSocket door, int target) {
		this.door = door;
		this.target = target;
	}

	static Network to(int port) {
		try {
			Network network = new Network(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
			network.threads.execute(network::accept);
			return network;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The address of a page on the far side. */
	String address(String path) {
		return "http://localhost:" + this.door.getLocalPort() + path;
	}

	/** Breaks the WebSockets there are, without a word; what was lost no longer is. */
	void cut() {
		this.webSockets.forEach(this::reset);
		this.webSockets.clear();
		this.losesEvents = this.losesAnswers = false;
	}

	/** Lets new WebSockets wait. */
	void hold() {
		this.gate = new CountDownLatch(1);
	}

	void release() {
		this.gate.countDown();
	}

	/** Refuses new WebSockets, as many a proxy does. */
	void refuse() {
		this.refuses = true;
	}

	/** Lets new WebSockets through again. */
	void allow() {
		this.refuses = false;
	}

	/** How many WebSockets there are. */
	int webSockets() {
		return this.webSockets.size() / 2;
	}

	/** Breaks all connections there are, of WebSockets and of requests. */
	void cutAll() {
		cut();
		this.open.forEach(this::reset);
	}

	/** Loses what pages send, until the next cut. */
	void loseEvents() {
		this.losesEvents = true;
	}

	/** Loses what the server sends, until the next cut. */
	void loseAnswers() {
		this.losesAnswers = true;
	}

	/** Makes everything take longer, in milliseconds for each way. */
	void slow(int delay) {
		this.delay = delay;
	}

	/**
	 * Makes the line a narrow one for WebSockets and plain requests alike.
	 * @param bytesPerSecond what it carries each way
	 * @param delay how much later everything arrives, in milliseconds for each way
	 */
	void throttle(int bytesPerSecond, int delay) {
		this.up.bytesPerSecond = bytesPerSecond;
		this.down.bytesPerSecond = bytesPerSecond;
		this.delay = delay;
	}

	/**
	 * Leaves the WebSockets there are half open for good: what either side says is lost,
	 * and that it closes too. New ones are as always.
	 */
	void freeze() {
		this.frozen.addAll(this.webSockets);
		this.webSockets.clear();
		this.losesEvents = this.losesAnswers = false;
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.door.accept();
				this.open.add(client);
				this.threads.execute(() -> serve(client));
			}
		}
		catch (IOException | RejectedExecutionException ex) {
			// It was closed.
		}
	}

	private void serve(Socket client) {
		try {
			byte[] start = new byte[CHUNK];
			int length = Math.max(0, client.getInputStream().read(start));
			boolean webSocket = Arrays.equals(start, 0, Math.min(length, UPGRADE.length), UPGRADE, 0, UPGRADE.length);
			if (webSocket && this.refuses) {
				client.getOutputStream().write(REFUSAL);
				client.close();
				return;
			}
			if (webSocket) {
				this.gate.await();
			}
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			this.open.add(server);
			server.getOutputStream().write(start, 0, length);
			if (webSocket) {
				this.webSockets.add(client);
				this.webSockets.add(server);
			}
			this.threads.execute(() -> relay(server, client, webSocket, false));
			relay(client, server, webSocket, true);
		}
		catch (IOException | RejectedExecutionException ex) {
			reset(client);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void relay(Socket from, Socket to, boolean webSocket, boolean events) {
		try {
			InputStream in = from.getInputStream();
			Line line = events ? this.up : this.down;
			byte[] chunk = new byte[CHUNK];
			for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
				if (this.frozen.contains(from) || webSocket && (events ? this.losesEvents : this.losesAnswers)) {
					continue;
				}
				line.carry(length);
				pass(Arrays.copyOf(chunk, length), to, delay(webSocket));
			}
			this.later.schedule(() -> shut(to), delay(webSocket), TimeUnit.MILLISECONDS);
		}
		catch (IOException | RejectedExecutionException ex) {
			reset(to);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private int delay(boolean webSocket) {
		return (webSocket || this.up.isNarrow()) ? this.delay : 0;
	}

	private void pass(byte[] chunk, Socket to, int delay) throws IOException {
		if (delay == 0) {
			to.getOutputStream().write(chunk);
			return;
		}
		this.later.schedule(() -> {
			try {
				OutputStream out = to.getOutputStream();
				out.write(chunk);
			}
			catch (IOException ex) {
				reset(to);
			}
		}, delay, TimeUnit.MILLISECONDS);
	}

	private void shut(Socket socket) {
		if (this.frozen.contains(socket)) {
			return;
		}
		try {
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			reset(socket);
		}
	}

	/** Closes like a line that breaks: no goodbye on any layer. */
	private void reset(Socket socket) {
		if (this.frozen.contains(socket)) {
			return;
		}
		try {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It was closed.
		}
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It was closed.
		}
		this.open.remove(socket);
	}

	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.frozen.clear();
		this.open.forEach(this::reset);
		this.threads.shutdownNow();
		this.later.shutdownNow();
	}

	/** What all connections share: it carries one chunk after the other. */
	private static final class Line {

		/** As much as is wanted, if 0. */
		volatile int bytesPerSecond;

		/** When it has carried everything, by the monotonic clock. */
		private long free = System.nanoTime();

		boolean isNarrow() {
			return this.bytesPerSecond > 0;
		}

		/** Waits until it has carried something. */
		void carry(int bytes) throws InterruptedException {
			if (isNarrow()) {
				TimeUnit.NANOSECONDS.sleep(queue(bytes) - System.nanoTime());
			}
		}

		private synchronized long queue(int bytes) {
			this.free = Math.max(this.free, System.nanoTime()) + TimeUnit.SECONDS.toNanos(bytes) / this.bytesPerSecond;
			return this.free;
		}

	}

}
