package dev.lattice.cluster;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** A signal that has the same value on all nodes, in the end. */
final class SharedValue<T> implements AutoCloseable {

	/*
	 * One own value at a time is on its way, and what is set meanwhile follows as the
	 * latest. From when it was set until it comes back in the log, what others have set
	 * is not shown: it stands before the own value in the log, or the own one would have
	 * come back. What comes behind it wins.
	 */

	private static final Logger logger = LoggerFactory.getLogger(SharedValue.class);

	/** How long is waited after a failure, in milliseconds. */
	private static final long PAUSE = 200;

	private final String room;

	private final String node;

	private final LogHead head;

	private final SharedSignal<T> signal;

	private final ByteCodec<T> codec;

	private final LogTail tail;

	private Runnable unsubscribe = () -> {
	};

	/** What the log and the signal agreed on last. */
	private @Nullable T known;

	/** The number of the own entry on its way, 0 if none. */
	private long onItsWay;

	private boolean changed;

	private boolean closed;

	SharedValue(RoomLog log, String room, String node, LogHead head, SharedSignal<T> signal, ByteCodec<T> codec) {
		this.room = room;
		this.node = node;
		this.head = head;
		this.signal = signal;
		this.codec = codec;
		this.known = signal.peek();
		this.tail = new LogTail(log, room, this::came, this::came);
	}

	void begin() {
		this.unsubscribe = this.signal.subscribe(this::set);
		this.tail.begin();
	}

	/** The signal was set, here or by what came. */
	private void set() {
		synchronized (this) {
			if (this.closed || Objects.equals(this.signal.peek(), this.known)) {
				return;
			}
			this.changed = true;
			if (this.onItsWay != 0) {
				return;
			}
		}
		send();
	}

	private void send() {
		T value;
		long number;
		synchronized (this) {
			if (!this.changed || this.closed || this.onItsWay != 0) {
				return;
			}
			value = this.signal.peek();
			number = this.head.number();
			this.known = value;
			this.changed = false;
			this.onItsWay = number;
		}
		append(number, Topics.wrap(this.codec.encode(value)));
	}

	private void append(long number, byte[] payload) {
		this.head.append(this.room, number, payload, new Reply<>() {

			@Override
			public void succeeded(Appended result) {
				// It comes back in the log.
			}

			@Override
			public void failed(RoomLogException failure) {
				logger.debug("A value of '{}' was not taken; trying again", SharedValue.this.room, failure);
				Schedulers.parallel().schedule(() -> again(number, payload), PAUSE, TimeUnit.MILLISECONDS);
			}

		});
	}

	private void again(long number, byte[] payload) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
		}
		append(number, payload);
	}

	private void came(LogEntry entry) {
		T value = null;
		boolean show;
		synchronized (this) {
			boolean own = entry.writer().equals(this.node) && entry.number() == this.onItsWay;
			if (own) {
				this.onItsWay = 0;
			}
			show = !own && this.onItsWay == 0 && !this.changed && !this.closed;
			if (show) {
				value = decoded(entry);
				show = value != null;
				this.known = show ? value : this.known;
			}
		}
		if (show && value != null) {
			this.signal.set(value);
		}
		send();
	}

	private @Nullable T decoded(LogEntry entry) {
		try {
			return this.codec.decode(Topics.unwrap(entry.payload()));
		}
		catch (RuntimeException ex) {
			logger.error("A value of '{}' that another node has set was not understood", this.room, ex);
			return null;
		}
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
		}
		this.unsubscribe.run();
		this.tail.close();
	}

}
