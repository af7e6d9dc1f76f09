package dev.lattice.store.redis;

import dev.lattice.store.ServerFixture;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * One real Redis for the whole run: the one that {@code LATTICE_TEST_REDIS_URI} names,
 * else one in Docker, else the one that came from Maven Central.
 */
public final class RedisFixture extends ServerFixture {

	private RedisFixture(String uri, AutoCloseable stop) {
		super(uri, stop);
	}

	@SuppressWarnings("resource") // closed with the fixture
	public static RedisFixture start() {
		String given = System.getenv("LATTICE_TEST_REDIS_URI");
		if (given != null) {
			return new RedisFixture(given, () -> {
			});
		}
		if (DockerClientFactory.instance().isDockerAvailable()) {
			GenericContainer<?> container = new GenericContainer<>("redis:8-alpine").withExposedPorts(6379);
			container.start();
			return new RedisFixture("redis://" + container.getHost() + ":" + container.getMappedPort(6379), container);
		}
		RedisProcess process = new RedisProcess();
		return new RedisFixture(process.uri(), process);
	}

	/** Gives tests the fixture. */
	public static final class Extension extends ServerFixture.Extension<RedisFixture> {

		public Extension() {
			super(RedisFixture.class, RedisFixture::start);
		}

	}

}
