package dev.lattice.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/**
 * One page of the load: clicks, hears the answer, and checks that it shows as many clicks
 * as were sent. It has one connection at a time, and may lose it and get another one.
 * Used on its event loop only.
 */
abstract class Clicker extends SimpleChannelInboundHandler<WebSocketFrame> {

	/** Opcode and length, of payloads below 126 bytes. */
	private static final int FRAMING = 2;

	/** What longer payloads have more, below 64 KB and above. */
	private static final int LONG_FRAMING = 2;

	private static final int LONGEST_FRAMING = 8;

	private static final int SHORT_PAYLOAD = 125;

	private static final int LONG_PAYLOAD = 65_535;

	/** Clients mask what they send. */
	private static final int MASK = 4;

	private @Nullable Promise<Clicker> ready;

	private @Nullable ChannelHandlerContext context;

	/** What the frames are about, if not this page's own clicks. */
	private @Nullable Broadcast broadcast;

	private @Nullable Promise<Void> quiet;

	private @Nullable Throwable broken;

	private Traffic traffic = new Traffic();

	/** The click after which this connection falls silent. */
	private int last;

	private int sent;

	private int shown;

	private int answers;

	private long sentAt;

	/** Where the socket is. */
	abstract String socket();

	/** The sub-protocol, if there is one. */
	abstract @Nullable String protocol();

	/** Writes the frame of the next click. */
	abstract void writeClick(int click, ByteBuf out);

	/** Returns the count that a frame shows, or -1 if it is about something else. */
	abstract int readShown(ByteBuf frame);

	/** The socket is open; calls {@link #ready()} now or later. */
	abstract void opened();

	/** The socket is gone, without a word to the other end. */
	void lost() {
	}

	/** A click is about to be sent. */
	void clicking() {
	}

	/** Says what there is to say before this page is idle for long. */
	void settle() {
	}

	/** The answer came, and no click follows at once. */
	void idle() {
	}

	/** A connection is on its way; the promise is kept when clicks may be sent. */
	final void connecting(Promise<Clicker> ready) {
		this.ready = ready;
	}

	final void ready() {
		if (this.ready != null) {
			this.ready.setSuccess(this);
		}
	}

	/** Loses the connection as if its network were gone. */
	final void cut() {
		ChannelHandlerContext context = context();
		this.context = null;
		lost();
		context.close();
	}

	/** Loses the connection, if there is one, for good. */
	final void leave() {
		if (this.context != null) {
			cut();
		}
	}

	/** From now on frames show the changes of a value that all pages show. */
	final void follow(Broadcast broadcast, Traffic traffic) {
		this.broadcast = broadcast;
		this.traffic = traffic;
		if (this.broken != null) {
			traffic.failure = this.broken;
		}
	}

	final int clicks() {
		return this.sent;
	}

	/** How many answers it has got. */
	final int answers() {
		return this.answers;
	}

	/** What went over the wire since the last window, or since the socket opened. */
	final Traffic traffic() {
		return this.traffic;
	}

	final boolean isWaiting() {
		return this.broken == null && this.shown < ((this.broadcast != null) ? this.broadcast.last() : this.sent);
	}

	/** Clicks as soon as an answer is there, until a click number is reached. */
	final void clickUntil(int last, Traffic traffic) {
		this.last = last;
		this.traffic = traffic;
		if (this.broken != null) {
			traffic.failure = this.broken;
			return;
		}
		click();
	}

	/** Clicks once. */
	final void clickOnce(Traffic traffic) {
		clickUntil(this.sent + 1, traffic);
	}

	/** Sends no click more; the promise is kept when the last answer is there. */
	final void fallSilent(Promise<Void> quiet) {
		this.last = this.sent;
		whenQuiet(quiet);
	}

	final void whenQuiet(Promise<Void> quiet) {
		if (isWaiting()) {
			this.quiet = quiet;
		}
		else {
			quiet.setSuccess(null);
		}
	}

	final ChannelHandlerContext context() {
		if (this.context == null) {
			throw new IllegalStateException("The page has no connection now");
		}
		return this.context;
	}

	final void send(ByteBuf payload) {
		this.traffic.up += size(payload) + MASK;
		context().writeAndFlush(new BinaryWebSocketFrame(payload), context().voidPromise());
	}

	private void click() {
		clicking();
		ByteBuf out = context().alloc().buffer(32);
		writeClick(++this.sent, out);
		this.sentAt = System.nanoTime();
		send(out);
	}

	/** Sends the last click again, which the server had not got. */
	final void clickAgain() {
		ByteBuf out = context().alloc().buffer(32);
		writeClick(this.sent, out);
		send(out);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			opened();
		}
	}

	@Override
	protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame message) {
		if (ctx != this.context) {
			return;
		}
		if (message instanceof CloseWebSocketFrame close) {
			fail(new IllegalStateException("The server closed the connection with " + close.statusCode()));
			return;
		}
		ByteBuf frame = message.content();
		this.traffic.down += size(frame);
		int shown = readShown(frame);
		if (shown < 0) {
			return;
		}
		this.answers++;
		if (this.broadcast != null) {
			this.traffic.latencies.add(System.nanoTime() - this.broadcast.sentAt(shown));
			this.shown = shown;
		}
		else {
			answered(shown);
		}
		if (this.sent < this.last) {
			click();
			return;
		}
		idle();
		if (this.quiet != null && !isWaiting()) {
			this.quiet.setSuccess(null);
			this.quiet = null;
		}
	}

	private void answered(int shown) {
		this.traffic.latencies.add(System.nanoTime() - this.sentAt);
		this.shown = shown;
		if (shown != this.sent) {
			throw new IllegalStateException(this.sent + " clicks were sent and " + shown + " are shown");
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (ctx == this.context) {
			fail(new IllegalStateException("The server closed the connection after click " + this.sent));
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (ctx == this.context) {
			fail(cause);
		}
		ctx.close();
	}

	/** Serves one channel after the other. */
	@Override
	public boolean isSharable() {
		return true;
	}

	private void fail(Throwable cause) {
		if (this.broken != null) {
			return;
		}
		this.broken = cause;
		if (this.ready != null) {
			this.ready.tryFailure(cause);
		}
		if (this.quiet != null) {
			this.quiet.tryFailure(cause);
		}
		this.traffic.failure = cause;
	}

	/** Returns the bytes of a frame of the WebSocket, without a mask. */
	private static int size(ByteBuf payload) {
		int size = payload.readableBytes();
		int more = (size > LONG_PAYLOAD) ? LONGEST_FRAMING : (size > SHORT_PAYLOAD) ? LONG_FRAMING : 0;
		return size + FRAMING + more;
	}

	/** What went over the wire in a window, of all its connections. */
	static final class Traffic {

		final Latencies latencies = new Latencies();

		long up;

		long down;

		@Nullable Throwable failure;

		void add(Traffic other) {
			this.latencies.add(other.latencies);
			this.up += other.up;
			this.down += other.down;
		}

	}

}
