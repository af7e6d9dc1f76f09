package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lattice.collaboration.ClientCloseCode;
import dev.lattice.collaboration.ClientSocket;
import dev.lattice.collaboration.CollaborationListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The sending side of the socket of a client of rooms, on a channel of Netty. Frames come
 * ready, header and all, and pass Netty's encoder as they are.
 */
final class NettyClientSocket implements ClientSocket, ChannelFutureListener {

	/*
	 * What is sent waits here. One batch at a time is on its way to the network; while
	 * the network takes nothing, nothing more is handed to Netty, so that all that waits
	 * is counted. What rooms tell and what the client asked are counted apart: the state
	 * of a large document may be on its way for long, and the room goes on meanwhile.
	 */

	private static final Logger logger = LoggerFactory.getLogger(NettyClientSocket.class);

	/** So much of a batch is written at once. */
	private static final int BATCH_FRAMES = 64;

	private static final int BATCH_BYTES = 256 << 10;

	/** So much waits at least before awareness is held back. */
	private static final int BEHIND_BYTES = 32 << 10;

	/** How long a network that takes nothing may take to hear the close code. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	/** The most bytes of UTF-8 that a close frame has place for, besides the code. */
	private static final int MAX_REASON = 123;

	private final String id;

	private final Channel channel;

	private final LoopWrites writes;

	private final int bound;

	private final CollaborationListener listener;

	private final Sinks.Empty<Void> closing = Sinks.empty();

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final Runnable writing = this::write;

	/** Frames, or answers; guarded by this, like all that follows. */
	private final ArrayDeque<Object> waiting = new ArrayDeque<>();

	private long waitingBytes;

	private long answerBytes;

	private long batchBytes;

	private long batchAnswerBytes;

	private boolean scheduled;

	private boolean underway;

	private @Nullable List<Runnable> whenCaughtUp;

	private @Nullable CloseStatus status;

	/**
	 * Makes a socket.
	 * @param id tells it from others
	 * @param channel where to write
	 * @param writes of the channel's event loop
	 * @param bound how many bytes may wait
	 * @param listener hears if they are more
	 */
	NettyClientSocket(String id, Channel channel, LoopWrites writes, int bound, CollaborationListener listener) {
		this.id = id;
		this.channel = channel;
		this.writes = writes;
		this.bound = bound;
		this.listener = listener;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public void send(byte[] frame) {
		enqueue(frame);
	}

	@Override
	public void reply(byte[] frame) {
		enqueue(new Answer(frame));
	}

	@Override
	public synchronized boolean isBehind() {
		return this.waitingBytes + this.answerBytes > Math.min(BEHIND_BYTES, this.bound / 2);
	}

	@Override
	public void whenCaughtUp(Runnable action) {
		synchronized (this) {
			if (this.waitingBytes + this.answerBytes > 0 && this.status == null) {
				if (this.whenCaughtUp == null) {
					this.whenCaughtUp = new ArrayList<>();
				}
				this.whenCaughtUp.add(action);
				return;
			}
		}
		action.run();
	}

	@Override
	public void close(ClientCloseCode code, String reason) {
		close(new CloseStatus(code.number(), shortened(reason)));
	}

	void close(CloseStatus status) {
		boolean done;
		synchronized (this) {
			if (this.status != null) {
				return;
			}
			this.status = status;
			done = this.waiting.isEmpty() && !this.underway;
		}
		this.closing.tryEmitEmpty();
		if (done) {
			this.written.tryEmitEmpty();
		}
	}

	synchronized boolean isClosed() {
		return this.status != null;
	}

	/**
	 * Completes when the socket is closed and what was sent before is written, or had its
	 * time.
	 */
	Mono<Void> finished(SocketTimers timers) {
		return Mono
			.firstWithSignal(this.written.asMono(),
					this.closing.asMono().then(Mono.delay(GOODBYE, timers.scheduler())).then())
			.then();
	}

	synchronized CloseStatus finalStatus() {
		return (this.status != null) ? this.status : CloseStatus.NORMAL;
	}

	private void enqueue(Object frame) {
		boolean slow;
		synchronized (this) {
			if (this.status != null) {
				return;
			}
			boolean answer = frame instanceof Answer;
			// One more is as large as it is.
			slow = (answer ? this.answerBytes : this.waitingBytes) > this.bound;
			if (slow) {
				this.waiting.clear();
			}
			else {
				this.waiting.add(frame);
				count(frame, 1);
				if (this.scheduled || this.underway) {
					return;
				}
				this.scheduled = true;
			}
		}
		if (slow) {
			this.listener.clientTooSlow();
			close(ClientCloseCode.TRY_LATER,
					"More than lattice.rooms.sockets.max-waiting-size was not read; connect again");
		}
		else {
			this.writes.write(this.writing);
		}
	}

	private void count(Object frame, int sign) {
		if (frame instanceof Answer(byte[] content)) {
			this.answerBytes += (long) sign * content.length;
		}
		else {
			this.waitingBytes += (long) sign * ((byte[]) frame).length;
		}
	}

	/** On the loop: hands the next batch to the network. */
	private void write() {
		byte[][] batch;
		int bytes;
		synchronized (this) {
			this.scheduled = false;
			if (this.underway || this.waiting.isEmpty()) {
				return;
			}
			this.underway = true;
			batch = nextBatch();
			bytes = Math.toIntExact(this.batchBytes + this.batchAnswerBytes);
		}
		ByteBuf whole;
		try {
			// Netty would copy each frame from the heap by itself, and hand on each by
			// itself.
			whole = this.channel.alloc().directBuffer(bytes);
		}
		catch (OutOfMemoryError ex) {
			giveUp(bytes, ex);
			return;
		}
		for (byte[] frame : batch) {
			whole.writeBytes(frame);
		}
		this.channel.writeAndFlush(whole).addListener(this);
	}

	/** The others of the loop go on. */
	private void giveUp(int bytes, OutOfMemoryError why) {
		logger.warn("Socket {} of a client of rooms is closed: there is no memory for {} bytes ({})", this.id, bytes,
				why.getMessage());
		synchronized (this) {
			this.underway = false;
			this.waiting.clear();
		}
		close(ClientCloseCode.TRY_LATER, "The server has no memory for what is to be sent; connect again");
	}

	private byte[][] nextBatch() {
		int most = Math.min(this.waiting.size(), BATCH_FRAMES);
		byte[][] batch = new byte[most][];
		int size = 0;
		while (size < most && this.batchBytes + this.batchAnswerBytes < BATCH_BYTES) {
			Object frame = this.waiting.remove();
			byte[] content;
			if (frame instanceof Answer(byte[] answer)) {
				content = answer;
				this.batchAnswerBytes += answer.length;
			}
			else {
				content = (byte[]) frame;
				this.batchBytes += content.length;
			}
			batch[size++] = content;
		}
		return (size < most) ? Arrays.copyOf(batch, size) : batch;
	}

	@Override
	public void operationComplete(ChannelFuture write) {
		List<Runnable> caughtUp = null;
		boolean more;
		boolean done;
		synchronized (this) {
			this.underway = false;
			this.waitingBytes -= this.batchBytes;
			this.answerBytes -= this.batchAnswerBytes;
			this.batchBytes = 0;
			this.batchAnswerBytes = 0;
			more = !this.waiting.isEmpty();
			done = !more && this.status != null;
			if (!more && this.whenCaughtUp != null) {
				caughtUp = this.whenCaughtUp;
				this.whenCaughtUp = null;
			}
			if (more && !this.scheduled) {
				this.scheduled = true;
			}
			else {
				more = false;
			}
		}
		if (!write.isSuccess()) {
			close(CloseStatus.NO_CLOSE_FRAME);
			return;
		}
		if (done) {
			this.written.tryEmitEmpty();
		}
		if (caughtUp != null) {
			caughtUp.forEach(Runnable::run);
		}
		if (more) {
			this.writes.write(this.writing);
		}
	}

	private static String shortened(String reason) {
		String shorter = reason;
		while (shorter.getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
			shorter = shorter.substring(0, Math.min(shorter.length() - 1, MAX_REASON));
		}
		return shorter;
	}

	/** What the client asked for. */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Answer(byte[] content) {
	}

}
