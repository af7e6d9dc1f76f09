package dev.lattice.autoconfigure;

import java.util.List;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes a client of its own from what Spring Boot knows of Redis: that of the application
 * ends before rooms have saved what they have.
 */
final class RedisClients {

	private RedisClients() {
	}

	static AbstractRedisClient create(DataRedisConnectionDetails details) {
		SslBundle ssl = details.getSslBundle();
		DataRedisConnectionDetails.Cluster cluster = details.getCluster();
		if (cluster != null) {
			List<RedisURI> nodes = cluster.getNodes()
				.stream()
				.map((node) -> node(node.host(), node.port(), details, ssl).build())
				.toList();
			RedisClusterClient client = RedisClusterClient.create(nodes);
			client.setOptions(ClusterClientOptions.builder(options(ssl)).build());
			return client;
		}
		RedisClient client = RedisClient.create(address(details, ssl));
		client.setOptions(options(ssl));
		return client;
	}

	private static RedisURI address(DataRedisConnectionDetails details, @Nullable SslBundle ssl) {
		DataRedisConnectionDetails.Sentinel sentinel = details.getSentinel();
		if (sentinel != null) {
			RedisURI.Builder address = RedisURI.builder()
				.withSentinelMasterId(sentinel.getMaster())
				.withDatabase(sentinel.getDatabase())
				.withSsl(ssl != null);
			sentinel.getNodes().forEach((node) -> {
				RedisURI.Builder watcher = RedisURI.builder()
					.withHost(node.host())
					.withPort(node.port())
					.withSsl(ssl != null);
				authenticate(watcher, sentinel.getUsername(), sentinel.getPassword());
				address.withSentinel(watcher.build());
			});
			authenticate(address, details.getUsername(), details.getPassword());
			return address.build();
		}
		DataRedisConnectionDetails.Standalone one = details.getStandalone();
		if (one == null) {
			throw new IllegalStateException(
					"Rooms and sessions can be kept in one Redis, one with Sentinel, or a Redis Cluster; none is configured");
		}
		return node(one.getHost(), one.getPort(), details, ssl).withDatabase(one.getDatabase()).build();
	}

	private static RedisURI.Builder node(String host, int port, DataRedisConnectionDetails details,
			@Nullable SslBundle ssl) {
		RedisURI.Builder address = RedisURI.builder().withHost(host).withPort(port).withSsl(ssl != null);
		authenticate(address, details.getUsername(), details.getPassword());
		return address;
	}

	private static void authenticate(RedisURI.Builder address, @Nullable String user, @Nullable String password) {
		if (password != null && user != null) {
			address.withAuthentication(user, password);
		}
		else if (password != null) {
			address.withPassword((CharSequence) password);
		}
	}

	private static ClientOptions options(@Nullable SslBundle ssl) {
		ClientOptions.Builder options = ClientOptions.builder();
		if (ssl != null) {
			options.sslOptions(SslOptions.builder()
				.keyManager(ssl.getManagers().getKeyManagerFactory())
				.trustManager(ssl.getManagers().getTrustManagerFactory())
				.build());
		}
		return options.build();
	}

}
