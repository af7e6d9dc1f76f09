package dev.lattice.store.redis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * The channels that a node listens to, on one connection. Lettuce subscribes to them
 * again when it has connected again; what was published in between is lost.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a listener hears when it has come to that
final class RedisChannels extends RedisPubSubAdapter<byte[], byte[]> {

	private final ConcurrentHashMap<String, List<Listener>> channels = new ConcurrentHashMap<>();

	/** Those that messages come from. */
	private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

	private volatile @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;

	/**
	 * Listens to a channel.
	 * @param channel its name
	 * @param message is told what is published
	 * @param subscribed is run when messages come from now on: once, and again whenever
	 * some may have been lost
	 * @return ends it
	 */
	@SuppressWarnings("ReferenceEquality") // whether it is this one that came first
	Subscription listen(String channel, Consumer<byte[]> message, Runnable subscribed) {
		Listener listener = new Listener(message, subscribed);
		List<Listener> all = this.channels.compute(channel, (name, there) -> {
			List<Listener> listeners = (there != null) ? there : new CopyOnWriteArrayList<>();
			listeners.add(listener);
			return listeners;
		});
		if (all.getFirst() == listener) {
			// Not before it can be found: what Redis answers may be here at once.
			subscribe(channel);
		}
		else if (this.confirmed.contains(channel)) {
			subscribed.run();
		}
		return () -> forget(channel, listener);
	}

	@SuppressWarnings("NullAway") // null removes the channel
	private void forget(String channel, Listener listener) {
		this.channels.computeIfPresent(channel, (name, all) -> {
			all.remove(listener);
			if (!all.isEmpty()) {
				return all;
			}
			this.confirmed.remove(name);
			StatefulRedisPubSubConnection<byte[], byte[]> open = this.connection;
			if (open != null && open.isOpen()) {
				open.async().unsubscribe(RedisKeys.bytes(name));
			}
			return null;
		});
	}

	void connected(StatefulRedisPubSubConnection<byte[], byte[]> open) {
		open.addListener(this);
		this.connection = open;
		this.channels.keySet().forEach(this::subscribe);
	}

	private void subscribe(String channel) {
		StatefulRedisPubSubConnection<byte[], byte[]> open = this.connection;
		if (open != null) {
			open.async().subscribe(RedisKeys.bytes(channel));
		}
	}

	@Override
	public void message(byte[] channel, byte[] message) {
		for (Listener listener : listeners(channel)) {
			listener.message.accept(message);
		}
	}

	@Override
	public void subscribed(byte[] channel, long count) {
		List<Listener> all = listeners(channel);
		if (!all.isEmpty()) {
			this.confirmed.add(RedisKeys.text(channel));
		}
		for (Listener listener : all) {
			listener.subscribed.run();
		}
	}

	private List<Listener> listeners(byte[] channel) {
		return this.channels.getOrDefault(RedisKeys.text(channel), List.of());
	}

	private record Listener(Consumer<byte[]> message, Runnable subscribed) {
	}

}
