package dev.lattice.store.redis;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.crdt.Subscription;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The channels of Redis that a node listens to. */
@ExtendWith(RedisFixture.Extension.class)
class RedisChannelsTests {

	private final String channel = "channel/" + UUID.randomUUID();

	private final AtomicInteger subscribed = new AtomicInteger();

	private final RedisChannels channels = new RedisChannels();

	private RedisClient client;

	private StatefulRedisPubSubConnection<byte[], byte[]> connection;

	@BeforeEach
	void connect(RedisFixture fixture) {
		this.client = RedisClient.create(fixture.uri());
		this.connection = this.client.connectPubSub(ByteArrayCodec.INSTANCE);
	}

	@AfterEach
	void close() {
		this.connection.close();
		this.client.close();
	}

	@Test // K-101
	void whoListensIsToldOfASubscriptionThatIsConfirmedAtOnce() {
		this.channels.connected(confirmingAtOnce());
		listen();
		assertThat(this.subscribed).hasValue(1);
	}

	@Test // K-101
	void whoListensLaterIsToldAtOnce() {
		this.channels.connected(confirmingAtOnce());
		listen();
		listen();
		assertThat(this.subscribed).hasValue(2);
	}

	@Test // K-101
	void whoListensWhereAllOthersHaveEndedIsToldOfANewSubscription() {
		this.channels.connected(confirmingAtOnce());
		listen().close();
		listen();
		assertThat(this.subscribed).hasValue(2);
	}

	private Subscription listen() {
		return this.channels.listen(this.channel, (message) -> {
		}, this.subscribed::incrementAndGet);
	}

	/** The connection, where a subscription returns when Redis has confirmed it. */
	@SuppressWarnings("unchecked")
	private StatefulRedisPubSubConnection<byte[], byte[]> confirmingAtOnce() {
		RedisPubSubAsyncCommands<byte[], byte[]> commands = proxy(RedisPubSubAsyncCommands.class,
				(proxy, method, arguments) -> {
					if (!method.getName().equals("subscribe")) {
						return call(this.connection.async(), method, arguments);
					}
					CountDownLatch confirmed = new CountDownLatch(1);
					// Told behind the channels, which have listened for longer.
					this.connection.addListener(new RedisPubSubAdapter<>() {

						@Override
						public void subscribed(byte[] name, long count) {
							confirmed.countDown();
						}

					});
					Object result = call(this.connection.async(), method, arguments);
					assertThat(confirmed.await(60, TimeUnit.SECONDS)).isTrue();
					return result;
				});
		return proxy(StatefulRedisPubSubConnection.class, (proxy, method, arguments) -> method.getName().equals("async")
				? commands : call(this.connection, method, arguments));
	}

	@SuppressWarnings("unchecked")
	private static <T> T proxy(Class<?> type, InvocationHandler handler) {
		return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
	}

	private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
