package dev.lattice.store.redis;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/** What becomes of an entry that Redis has acknowledged when the power is lost. */
public enum RedisDurability {

	/** It is there: Redis waits for its disk before it answers. */
	KEPT,

	/** It may be lost if it was younger than some seconds. */
	SECONDS,

	/** It may be lost, with everything since the last dump, if there was one. */
	LOST,

	/** Redis does not say. */
	UNKNOWN;

	static final String APPEND_ONLY = "appendonly";

	static final String APPEND_FSYNC = "appendfsync";

	private static final String NOT_SAID = "unknown";

	static CompletionStage<RedisDurability> ask(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		return settings(commands).thenApply(RedisDurability::of).exceptionally((failure) -> UNKNOWN);
	}

	/** The two settings, as far as Redis says them. */
	static CompletionStage<Map<String, String>> settings(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		return commands.configGet("append*")
			.thenApply((said) -> settings(said.getOrDefault(APPEND_ONLY, NOT_SAID),
					said.getOrDefault(APPEND_FSYNC, NOT_SAID)))
			// Where the configuration may not be read, what is there can be seen still.
			.exceptionallyCompose(
					(refusal) -> commands.info("persistence")
						.thenApply((info) -> settings(info.contains("aof_enabled:1") ? "yes"
								: info.contains("aof_enabled:0") ? "no" : NOT_SAID, NOT_SAID)))
			.exceptionally((failure) -> {
				Throwable cause = (failure instanceof CompletionException wrapped && wrapped.getCause() != null)
						? wrapped.getCause() : failure;
				if (cause instanceof RedisCommandExecutionException) {
					return settings(NOT_SAID, NOT_SAID); // it answers, and refuses
				}
				throw new CompletionException(cause);
			});
	}

	private static Map<String, String> settings(String appendOnly, String appendFsync) {
		return Map.of(APPEND_ONLY, appendOnly, APPEND_FSYNC, appendFsync);
	}

	private static RedisDurability of(Map<String, String> settings) {
		return switch (settings.getOrDefault(APPEND_ONLY, NOT_SAID)) {
			case "yes" -> "always".equals(settings.get(APPEND_FSYNC)) ? KEPT : SECONDS;
			case "no" -> LOST;
			default -> UNKNOWN;
		};
	}

}
