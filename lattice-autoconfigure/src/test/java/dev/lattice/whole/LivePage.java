package dev.lattice.whole;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.smile.FrameLists;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Speaks the protocol like a browser, or unlike one. */
public final class LivePage implements AutoCloseable {

	/** Longer than a busy machine takes for anything. */
	public static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final SmileFrameCodec codec = new SmileFrameCodec();

	private final Sinks.Many<byte[]> outgoing = Sinks.many().unicast().onBackpressureBuffer();

	private final LinkedBlockingQueue<List<@Nullable Object>> incoming = new LinkedBlockingQueue<>();

	private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();

	private Disposable connection = Disposables.never();

	private int input;

	/** How many frames came deflated. */
	private final AtomicInteger deflated = new AtomicInteger();

	private LivePage() {
	}

	static LivePage open(int port) {
		return open(port, "/lattice/socket");
	}

	static LivePage open(int port, String path) {
		return open(port, path, new HttpHeaders(), Wire.PROTOCOL);
	}

	/** Opens a page that says that it can inflate. */
	static LivePage openInflating(int port) {
		return open(port, "/lattice/socket", new HttpHeaders(), Wire.DEFLATED_PROTOCOL);
	}

	private static LivePage open(int port, String path, HttpHeaders more, String protocol) {
		LivePage page = new LivePage();
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(more);
		headers.setOrigin("http://localhost:" + port);
		page.connection = connect(port, path, headers, protocol, page::converse).subscribe((nothing) -> {
		}, page.closed::completeExceptionally);
		return page;
	}

	/** Opens a page that does without WebSockets. */
	static LivePage stream(int port) {
		return stream(port, "/lattice/socket/events");
	}

	static LivePage stream(int port, String path) {
		LivePage page = new LivePage();
		EventStream stream = new EventStream(port, path, (frame) -> page.incoming.add(meant(FrameLists.read(frame))),
				(code) -> page.closed.complete(new CloseStatus(code)), page.closed::completeExceptionally);
		page.outgoing.asFlux().subscribe(stream::send);
		page.connection = stream;
		return page;
	}

	/** Opens one with more headers, such as those that say who the user is. */
	public static LivePage open(int port, HttpHeaders headers) {
		return open(port, "/lattice/socket", headers, Wire.PROTOCOL);
	}

	public static Mono<Void> connect(int port, String path, HttpHeaders headers, @Nullable String protocol,
			Endpoint endpoint) {
		return new ReactorNettyWebSocketClient().execute(URI.create("ws://localhost:" + port + path), headers,
				new WebSocketHandler() {

					@Override
					public List<String> getSubProtocols() {
						return (protocol != null) ? List.of(protocol) : List.of();
					}

					@Override
					public Mono<Void> handle(WebSocketSession session) {
						return endpoint.handle(session);
					}

				});
	}

	private Mono<Void> converse(WebSocketSession session) {
		session.closeStatus().subscribe(this.closed::complete);
		Mono<Void> receiving = session.receive()
			.filter((message) -> message.getType() == WebSocketMessage.Type.BINARY)
			.doOnNext((message) -> {
				byte[] frame = new byte[message.getPayload().readableByteCount()];
				message.getPayload().read(frame);
				this.incoming.add(meant(FrameLists.read(plain(frame))));
			})
			.then();
		Mono<Void> sending = session
			.send(this.outgoing.asFlux().map((frame) -> session.binaryMessage((buffers) -> buffers.wrap(frame))));
		return Mono.firstWithSignal(receiving, sending).then(Mono.defer(session::close));
	}

	private byte[] plain(byte[] frame) {
		if (frame[0] != Wire.DEFLATED) {
			return frame;
		}
		this.deflated.incrementAndGet();
		try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(frame))) {
			return inflated.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns how many of the frames that came were deflated. */
	int deflated() {
		return this.deflated.get();
	}

	/**
	 * Tells a patch's number of received inputs as it is meant, not as it travels (P-20).
	 */
	private static List<@Nullable Object> meant(List<@Nullable Object> frame) {
		if (!(frame.getFirst() instanceof Integer number) || number <= 0) {
			return frame;
		}
		List<@Nullable Object> meant = new ArrayList<>(frame);
		meant.set(1, number + (Integer) java.util.Objects.requireNonNull(frame.get(1)));
		return meant;
	}

	public LivePage hello(String token, String page, String path, String digest) {
		return hello(token, page, 0, path, digest);
	}

	public LivePage hello(String token, String page, int applied, String path, String digest) {
		return send((frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(token);
			frame.string(page);
			frame.integer(applied);
			frame.integer(this.input);
			frame.string(path);
			frame.string(digest);
		});
	}

	LivePage hello(String token, String page, int applied, String path, String digest, String snapshot) {
		return send((frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(token);
			frame.string(page);
			frame.integer(applied);
			frame.integer(this.input);
			frame.string(path);
			frame.string(digest);
			frame.string(snapshot);
		});
	}

	/** Goes on counting where an earlier connection of the page stopped. */
	public LivePage after(int input) {
		this.input = input;
		return this;
	}

	public LivePage event(int slot, Object... fields) {
		return send((frame) -> {
			frame.integer(Wire.EVENT);
			frame.integer(++this.input);
			frame.integer(-this.input);
			frame.integer(slot);
			for (Object field : fields) {
				switch (field) {
					case Integer number -> frame.integer(number);
					case Boolean flag -> frame.flag(flag);
					default -> frame.string(field.toString());
				}
			}
		});
	}

	public LivePage navigate(String address, String token) {
		return send((frame) -> {
			frame.integer(Wire.NAVIGATE);
			frame.integer(++this.input);
			frame.integer(-this.input);
			frame.string(address);
			frame.string(token);
		});
	}

	public LivePage send(Consumer<FrameWriter> content) {
		return send(this.codec.encode(content));
	}

	public synchronized LivePage send(byte[] frame) {
		this.outgoing.emitNext(frame, Sinks.EmitFailureHandler.FAIL_FAST);
		return this;
	}

	/** Returns the next frame of the server. */
	public List<@Nullable Object> next() {
		try {
			List<@Nullable Object> frame = this.incoming.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			if (frame == null) {
				throw new AssertionError("No frame came; closed: " + this.closed);
			}
			return frame;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Returns the patches up to one that holds a value. */
	public List<List<@Nullable Object>> until(Object value) {
		List<List<@Nullable Object>> frames = new ArrayList<>();
		do {
			frames.add(next());
		}
		while (!frames.getLast().contains(value));
		return frames;
	}

	/** Waits for the close and returns its code. */
	public int closeCode() {
		return this.closed.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join().getCode();
	}

	/** How often a stream was asked for a sign of life, and gave one. */
	int asked() {
		return ((EventStream) this.connection).asked();
	}

	public boolean isOpen() {
		return !this.closed.isDone();
	}

	@Override
	public void close() {
		this.connection.dispose();
	}

	/** What to do with an open socket. */
	@FunctionalInterface
	public interface Endpoint {

		Mono<Void> handle(WebSocketSession session);

	}

}
