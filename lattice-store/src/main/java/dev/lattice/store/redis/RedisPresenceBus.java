package dev.lattice.store.redis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries through Redis what is never kept: a channel for each room, and a hash of what
 * each node has said, which ends by itself.
 */
public final class RedisPresenceBus implements PresenceBus {

	private static final Logger logger = LoggerFactory.getLogger(RedisPresenceBus.class);

	private final RedisCalls calls;

	private final RedisChannels channels;

	private final String prefix;

	private final Set<Subscription> watchers = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/**
	 * Makes one.
	 * @param link the connections; they stay the caller's
	 */
	public RedisPresenceBus(RedisLink link) {
		this.calls = link.calls();
		this.channels = link.channels();
		this.prefix = link.settings().prefix();
	}

	@Override
	public void publish(String room, String node, byte[] state, long millis) {
		if (millis <= 0) {
			throw new IllegalArgumentException("What node '" + node + "' says of room '" + room + "' cannot hold for "
					+ millis + " ms; it must be above 0");
		}
		if (this.closed) {
			return;
		}
		RedisKeys keys = new RedisKeys(this.prefix, room);
		this.calls.run(RedisScript.PUBLISH, new byte[][] { keys.presence() },
				new byte[][] { RedisKeys.bytes(node), state, RedisKeys.ascii(millis), keys.murmur() },
				new Heard<>((result) -> {
				}));
	}

	@Override
	public Subscription watch(String room, Consumer<byte[]> listener) {
		RedisKeys keys = new RedisKeys(this.prefix, room);
		// Answers and messages come by different connections.
		Consumer<byte[]> one = (state) -> {
			synchronized (listener) {
				listener.accept(state);
			}
		};
		Subscription listening = this.channels.listen(RedisKeys.text(keys.murmur()), one,
				() -> this.calls.run(RedisScript.PRESENT, new byte[][] { keys.presence() }, new byte[0][],
						new Heard<>((result) -> result.forEach((state) -> one.accept((byte[]) state)))));
		this.watchers.add(listening);
		return () -> {
			if (this.watchers.remove(listening)) {
				listening.close();
			}
		};
	}

	@Override
	public void close() {
		this.closed = true;
		List.copyOf(this.watchers).forEach(Subscription::close);
		this.watchers.clear();
	}

	/** What is not carried is dropped. */
	private record Heard<T>(Consumer<T> result) implements Reply<T> {

		@Override
		public void succeeded(T came) {
			this.result.accept(came);
		}

		@Override
		public void failed(RoomLogException failure) {
			logger.debug("Presence was not carried", failure);
		}

	}

}
