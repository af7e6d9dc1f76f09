package dev.lattice.cluster;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nodes tell each other besides rooms, by way of the log of rooms: messages, and
 * values that all share. On one node it works the same, in memory. Safe for concurrent
 * use, and nothing blocks.
 */
public final class Topics implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Topics.class);

	/** Rooms of pages cannot have such a name. */
	private static final String TOPIC = "$topic/";

	private static final String SIGNAL = "$signal/";

	private static final int NODE_BYTES = 16;

	private final RoomLog log;

	private final String node;

	private final LogHead head;

	private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

	/**
	 * Makes one.
	 * @param log where messages go; stays the caller's
	 */
	public Topics(RoomLog log) {
		byte[] random = new byte[NODE_BYTES];
		new SecureRandom().nextBytes(random);
		this.log = log;
		this.node = HexFormat.of().formatHex(random);
		this.head = new LogHead(log, this.node);
	}

	/**
	 * Publishes a message.
	 * @param topic the name of the topic
	 * @param message what
	 * @return completes when the log has it; fails as {@link RoomLogException} says
	 */
	public CompletionStage<Void> publish(String topic, byte[] message) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.head.append(TOPIC + name(topic), this.head.number(), wrap(message), new Reply<>() {

			@Override
			@SuppressWarnings("NullAway") // nothing is the answer
			public void succeeded(Appended result) {
				done.complete(null);
			}

			@Override
			public void failed(RoomLogException failure) {
				done.completeExceptionally(failure);
			}

		});
		return done;
	}

	/**
	 * Hears the messages of a topic from soon after now on, this node's own among them:
	 * each once, in the same order on all nodes. A node that could not reach the log for
	 * more than some hundred messages goes on with the next one.
	 * @param topic the name of the topic
	 * @param listener hears messages, by one thread at a time; must not block
	 * @return ends it
	 */
	public Subscription subscribe(String topic, Consumer<byte[]> listener) {
		LogTail tail = new LogTail(this.log, TOPIC + name(topic), (last) -> {
		}, (entry) -> hear(topic, entry, listener));
		this.open.add(tail);
		tail.begin();
		return () -> end(tail);
	}

	private static void hear(String topic, LogEntry entry, Consumer<byte[]> listener) {
		try {
			listener.accept(unwrap(entry.payload()));
		}
		catch (RuntimeException ex) {
			logger.error("A message of topic '{}' was not understood", topic, ex);
		}
	}

	/**
	 * Shares a signal with the other nodes: whoever sets it sets it everywhere. The order
	 * is that of the log, so that all come to the same value; of values that follow each
	 * other fast some are left out. A node that joins takes the value that is there; what
	 * its signal held before is told to nobody.
	 * @param <T> the type of the value
	 * @param name the name of the value
	 * @param signal the signal
	 * @param codec makes bytes of values
	 * @return ends it
	 */
	public <T> Subscription share(String name, SharedSignal<T> signal, ByteCodec<T> codec) {
		SharedValue<T> shared = new SharedValue<>(this.log, SIGNAL + name(name), this.node, this.head, signal, codec);
		this.open.add(shared);
		shared.begin();
		return () -> end(shared);
	}

	private static String name(String name) {
		if (name.isEmpty() || name.length() > 200) {
			throw new IllegalArgumentException(
					"The name '" + name + "' of a topic or value is not 1 to 200 characters");
		}
		return name;
	}

	/** Entries are never empty; messages may be. */
	static byte[] wrap(byte[] message) {
		byte[] wrapped = new byte[message.length + 1];
		System.arraycopy(message, 0, wrapped, 1, message.length);
		return wrapped;
	}

	static byte[] unwrap(byte[] wrapped) {
		return Arrays.copyOfRange(wrapped, 1, wrapped.length);
	}

	private void end(AutoCloseable each) {
		if (this.open.remove(each)) {
			close(each);
		}
	}

	private static void close(AutoCloseable each) {
		try {
			each.close();
		}
		catch (Exception ex) {
			logger.debug("A subscription could not be closed", ex);
		}
	}

	/** Ends all subscriptions. */
	@Override
	public void close() {
		this.open.forEach(this::end);
	}

}
