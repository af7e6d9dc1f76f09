package dev.lattice.collaboration.whole;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import dev.lattice.crdt.protocol.HocuspocusAddress;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import org.jspecify.annotations.Nullable;

/** A bare WebSocket, which says what no provider would. */
final class RawClient implements WebSocket.Listener, AutoCloseable {

	private static final long SECONDS = 30;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private volatile String reason = "";

	private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

	private final StringBuilder text = new StringBuilder();

	private final boolean reads;

	private final WebSocket socket;

	private RawClient(String address, @Nullable String origin, boolean reads) {
		this(address, origin, reads, null);
	}

	private RawClient(String address, @Nullable String origin, boolean reads, @Nullable String authorization) {
		this.reads = reads;
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		if (authorization != null) {
			builder.header("Authorization", authorization);
		}
		if (origin != null) {
			builder.header("Origin", origin);
		}
		this.socket = builder.buildAsync(URI.create(address), this).orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	/** Opens a socket as a page of the server does. */
	static RawClient open(int port, String path) {
		return new RawClient("ws://localhost:" + port + path, "http://localhost:" + port, true);
	}

	/** Opens one as a user who says in the request who they are. */
	static RawClient open(int port, String path, String authorization) {
		return new RawClient("ws://localhost:" + port + path, "http://localhost:" + port, true, authorization);
	}

	/** Opens one that never reads. */
	static RawClient deaf(int port, String path) {
		return new RawClient("ws://localhost:" + port + path, "http://localhost:" + port, false);
	}

	/** The status with which a socket of another origin is answered. */
	static int refused(int port, String path, @Nullable String origin) {
		try (RawClient opened = new RawClient("ws://localhost:" + port + path, origin, true)) {
			opened.leave();
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

	RawClient send(byte[] message) {
		this.socket.sendBinary(ByteBuffer.wrap(message), true).join();
		return this;
	}

	RawClient sendPart(byte[] part) {
		this.socket.sendBinary(ByteBuffer.wrap(part), false).join();
		return this;
	}

	RawClient send(YWebsocketFrame frame) {
		return send(frame.encode());
	}

	RawClient send(String document, HocuspocusMessage message) {
		return send(said(document, message));
	}

	static byte[] said(String document, HocuspocusMessage message) {
		return new HocuspocusFrame.Addressed(HocuspocusAddress.of(document), message).encode();
	}

	/** Sends so many messages, one after the other, unless the server ends that. */
	void sendUntilClosed(int count, IntFunction<byte[]> message) {
		for (int i = 0; i < count && isOpen(); i++) {
			try {
				send(message.apply(i));
			}
			catch (CompletionException ex) {
				return;
			}
		}
	}

	RawClient sendText(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	Object next() {
		try {
			Object message = this.messages.poll(SECONDS, TimeUnit.SECONDS);
			if (message == null) {
				throw new AssertionError("Nothing came");
			}
			return message;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The next frame of y-websocket of a kind, whatever comes before. */
	<F extends YWebsocketFrame> F next(Class<F> type) {
		while (true) {
			YWebsocketFrame frame = YWebsocketFrame.decode((byte[]) next());
			if (type.isInstance(frame)) {
				return type.cast(frame);
			}
		}
	}

	/** The next message of Hocuspocus of a kind, whatever comes before. */
	<M extends HocuspocusMessage> M message(Class<M> type) {
		while (true) {
			HocuspocusFrame frame = HocuspocusFrame.decode((byte[]) next());
			if (frame instanceof HocuspocusFrame.Addressed(var address, var message) && type.isInstance(message)) {
				return type.cast(message);
			}
		}
	}

	int closeCode() {
		return this.closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
	}

	/** What the close frame says, once it is there. */
	String closeReason() {
		closeCode();
		return this.reason;
	}

	boolean isOpen() {
		return !this.closed.isDone();
	}

	@Override
	public void onOpen(WebSocket socket) {
		if (this.reads) {
			socket.request(Long.MAX_VALUE);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
		byte[] part = new byte[data.remaining()];
		data.get(part);
		this.binary.writeBytes(part);
		if (last) {
			this.messages.add(this.binary.toByteArray());
			this.binary.reset();
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.messages.add(this.text.toString());
			this.text.setLength(0);
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.reason = reason;
		this.closed.complete(code);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable failure) {
		this.closed.complete(1006);
	}

	/** Closes the socket before its block ends. */
	void leave() {
		close();
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
