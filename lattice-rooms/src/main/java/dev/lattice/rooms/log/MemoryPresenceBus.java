package dev.lattice.rooms.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.lattice.crdt.Subscription;
import org.jspecify.annotations.Nullable;

/** Carries presence between nodes in one process, for tests and for a node alone. */
public final class MemoryPresenceBus implements PresenceBus {

	/** How much may wait for a listener that is busy; what is more is dropped. */
	private static final int MAX_WAITING = 1024;

	private final Map<String, Channel> channels = new HashMap<>();

	private final LongSupplier clock;

	private boolean closed;

	/**
	 * Makes one.
	 * @param clock milliseconds of a clock that does not run backwards
	 */
	public MemoryPresenceBus(LongSupplier clock) {
		this.clock = clock;
	}

	@Override
	public void publish(String room, String node, byte[] state, long millis) {
		List<Watch> watches;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			Channel channel = this.channels.computeIfAbsent(room, (name) -> new Channel());
			channel.forget(this.clock.getAsLong());
			if (state.length == 0) {
				channel.said.remove(node);
				clean(room, channel);
				return;
			}
			channel.said.put(node, new Said(state, this.clock.getAsLong() + millis));
			watches = List.copyOf(channel.watches);
			watches.forEach((watch) -> watch.add(state));
		}
		watches.forEach(Watch::deliver);
	}

	@Override
	public Subscription watch(String room, Consumer<byte[]> listener) {
		Watch watch = new Watch(listener);
		synchronized (this) {
			if (this.closed) {
				return () -> {
				};
			}
			Channel channel = this.channels.computeIfAbsent(room, (name) -> new Channel());
			channel.forget(this.clock.getAsLong());
			channel.said.values().forEach((said) -> watch.add(said.state));
			channel.watches.add(watch);
		}
		watch.deliver();
		return () -> end(room, watch);
	}

	private synchronized void end(String room, Watch watch) {
		watch.end();
		Channel channel = this.channels.get(room);
		if (channel != null) {
			channel.watches.remove(watch);
			channel.forget(this.clock.getAsLong());
			clean(room, channel);
		}
	}

	private void clean(String room, Channel channel) {
		if (channel.watches.isEmpty() && channel.said.isEmpty()) {
			this.channels.remove(room);
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.channels.clear();
	}

	/** What is said of a room, and who hears it. */
	private static final class Channel {

		final Map<String, Said> said = new LinkedHashMap<>();

		final List<Watch> watches = new ArrayList<>();

		void forget(long now) {
			this.said.values().removeIf((each) -> each.until <= now);
		}

	}

	private record Said(@SuppressWarnings("ArrayRecordComponent") byte[] state, long until) {
	}

	/** A listener, called by one thread at a time. */
	private static final class Watch {

		private final Consumer<byte[]> listener;

		private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();

		private boolean delivering;

		private boolean ended;

		Watch(Consumer<byte[]> listener) {
			this.listener = listener;
		}

		synchronized void add(byte[] state) {
			if (!this.ended && this.waiting.size() < MAX_WAITING) {
				this.waiting.add(state);
			}
		}

		synchronized void end() {
			this.ended = true;
			this.waiting.clear();
		}

		void deliver() {
			synchronized (this) {
				if (this.delivering) {
					return;
				}
				this.delivering = true;
			}
			boolean done = false;
			try {
				for (byte[] next = next(); next != null; next = next()) {
					this.listener.accept(next);
				}
				done = true;
			}
			finally {
				if (!done) {
					stop();
				}
			}
		}

		/** Takes what comes next; ends delivering if there is nothing. */
		private synchronized byte @Nullable [] next() {
			byte[] next = this.waiting.poll();
			if (next == null) {
				this.delivering = false;
			}
			return next;
		}

		private synchronized void stop() {
			this.delivering = false;
		}

	}

}
