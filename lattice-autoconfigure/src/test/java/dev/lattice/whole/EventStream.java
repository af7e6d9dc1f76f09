package dev.lattice.whole;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import dev.lattice.engine.patch.Wire;
import reactor.core.Disposable;

/** A stream of events and its posts, as a browser has them. */
final class EventStream implements Disposable {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CompletableFuture<String> secret = new CompletableFuture<>();

	private final int port;

	private final String path;

	private final Consumer<byte[]> frames;

	private final IntConsumer closed;

	private final Consumer<Throwable> failed;

	private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

	private boolean open;

	private int number;

	/** How often it was asked for a sign of life. */
	private final AtomicInteger asked = new AtomicInteger();

	EventStream(int port, String path, Consumer<byte[]> frames, IntConsumer closed, Consumer<Throwable> failed) {
		this.port = port;
		this.path = path;
		this.frames = frames;
		this.closed = closed;
		this.failed = failed;
	}

	/** Posts a frame, behind those before; the first one opens the stream. */
	synchronized void send(byte[] frame) {
		if (!this.open) {
			this.open = true;
			this.client.sendAsync(request(packed(frame)).build(), HttpResponse.BodyHandlers.ofInputStream())
				.thenAcceptAsync(this::read, this.threads)
				.exceptionally((failure) -> {
					this.failed.accept(failure);
					return null;
				});
			return;
		}
		post(packed(frame));
	}

	private synchronized void post(byte[] body) {
		int number = ++this.number;
		this.last = this.last.thenCombine(this.secret, (before, secret) -> secret)
			.thenCompose((secret) -> this.client.sendAsync(post(secret, number, body),
					HttpResponse.BodyHandlers.discarding()));
	}

	HttpRequest post(String secret, int number, byte[] body) {
		return request(body).header("Lattice-Connection", secret)
			.header("Lattice-Post", Integer.toString(number))
			.build();
	}

	private HttpRequest.Builder request(byte[] body) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + this.path))
			.header("Lattice-Protocol", Wire.PROTOCOL)
			.header("Origin", "http://localhost:" + this.port)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
	}

	/** Each frame stands behind its length. */
	static byte[] packed(byte[]... frames) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(body)) {
			for (byte[] frame : frames) {
				out.writeInt(frame.length);
				out.write(frame);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return body.toByteArray();
	}

	private void read(HttpResponse<InputStream> response) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(response.body(), StandardCharsets.US_ASCII))) {
			String event = "";
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.equals(":")) {
					this.asked.incrementAndGet();
					post(new byte[0]);
				}
				else if (line.startsWith("event:")) {
					event = line.substring(6);
				}
				else if (line.startsWith("data:")) {
					take(event, line.substring(5));
					event = "";
				}
			}
		}
		catch (IOException ex) {
			this.failed.accept(ex);
		}
	}

	private void take(String event, String data) {
		switch (event) {
			case "" -> this.frames.accept(Base64.getDecoder().decode(data));
			case "open" -> this.secret.complete(data.split(" ")[0]);
			case "close" -> this.closed.accept(Integer.parseInt(data));
			default -> throw new AssertionError("No event is called " + event);
		}
	}

	/** How often it was asked for a sign of life, and gave one. */
	int asked() {
		return this.asked.get();
	}

	/** The secret that the server gave to the stream. */
	String secret() {
		return this.secret.join();
	}

	@Override
	public void dispose() {
		this.client.shutdownNow();
		this.threads.shutdownNow();
	}

}
