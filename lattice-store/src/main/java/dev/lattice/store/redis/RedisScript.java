package dev.lattice.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/** What Redis does in one step. The file of each says what it takes and gives. */
enum RedisScript {

	/**
	 * Redis may forget a script and learn it from another node while appends are on their
	 * way: by its digest, the first would be refused and a later one kept.
	 */
	APPEND(Sending.WHOLE),

	READ, CLAIM, RELEASE, KEEP, TRIM, RAISE, PUBLISH, PRESENT, SAVE, TAKE, FORGET;

	private final Sending sending;

	private final String source;

	private final String digest;

	RedisScript() {
		this(Sending.DIGEST);
	}

	RedisScript(Sending sending) {
		this.sending = sending;
		String file = name().toLowerCase(Locale.ROOT) + ".lua";
		try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("The script " + file + " is missing in the jar of lattice-store");
			}
			byte[] bytes = in.readAllBytes();
			this.source = new String(bytes, StandardCharsets.UTF_8);
			this.digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	/** Makes Redis know the scripts that are called by their digest. */
	static CompletableFuture<Void> load(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		return CompletableFuture.allOf(Stream.of(values())
			.filter((script) -> script.sending == Sending.DIGEST)
			.map((script) -> commands.scriptLoad(script.source).toCompletableFuture())
			.toArray(CompletableFuture<?>[]::new));
	}

	RedisFuture<List<Object>> call(RedisClusterAsyncCommands<byte[], byte[]> commands, byte[][] keys,
			byte[][] arguments) {
		return switch (this.sending) {
			case WHOLE -> commands.eval(this.source, ScriptOutputType.MULTI, keys, arguments);
			case DIGEST -> commands.evalsha(this.digest, ScriptOutputType.MULTI, keys, arguments);
		};
	}

	/** What of a script goes to Redis at each call. */
	private enum Sending {

		WHOLE, DIGEST

	}

}
