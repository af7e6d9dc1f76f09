package dev.lattice.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What a node has of Postgres: some connections for statements, and one that listens,
 * shared by all that keep something there. Made without waiting for Postgres, which may
 * come later. Safe for concurrent use.
 */
public final class PostgresLink implements AutoCloseable {

	/** How long is waited until something that failed is tried again. */
	private static final Duration RETRY = Duration.ofMillis(100);

	private final PostgresSettings settings;

	private final PostgresConnections connections;

	private final PostgresBells bells;

	private final Mono<Void> schema;

	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	private volatile boolean closed;

	/**
	 * Makes one.
	 * @param factory makes connections of r2dbc-postgresql; a pool is passed by, since a
	 * connection that listens would never come back to it. Stays the caller's
	 * @param settings how things are kept
	 */
	public PostgresLink(ConnectionFactory factory, PostgresSettings settings) {
		this.settings = settings;
		this.connections = new PostgresConnections(unpooled(factory), settings.connections());
		Mono<Void> create = this.connections.with((connection) -> connection.createStatement(script())
			.execute()
			.flatMap((r) -> r.getRowsUpdated())
			.then());
		// Kept once it has succeeded; until then everybody tries.
		this.schema = (settings.schema() == PostgresSettings.Schema.GIVEN) ? Mono.empty()
				: create.thenReturn(true).cacheInvalidateIf((done) -> false).then();
		this.bells = new PostgresBells(this);
	}

	private static ConnectionFactory unpooled(ConnectionFactory factory) {
		ConnectionFactory each = factory;
		while (each instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner) {
			each = inner;
		}
		return each;
	}

	private static String script() {
		try (InputStream in = PostgresLink.class.getResourceAsStream("schema.sql")) {
			if (in == null) {
				throw new IllegalStateException("The script schema.sql is missing in the jar of lattice-store");
			}
			return "select pg_advisory_xact_lock(7020115); " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	PostgresSettings settings() {
		return this.settings;
	}

	PostgresBells bells() {
		return this.bells;
	}

	Mono<PostgresqlConnection> dedicated() {
		return this.schema.then(this.connections.dedicated());
	}

	/** Tells others something; nobody waits for it. */
	Mono<Boolean> notifying(Function<PostgresqlConnection, Publisher<Boolean>> work) {
		return this.schema.then(this.connections.with(work)).timeout(this.settings.patience());
	}

	/**
	 * Does something that may be done twice, and hands on what comes of it.
	 * @param size how many bytes it keeps in memory
	 * @param work does it on a connection
	 * @param reply hears of it
	 * @param result is given the result; what it throws as its verdict goes to the reply
	 */
	<T> void call(long size, Function<PostgresqlConnection, Publisher<T>> work, Reply<?> reply, Consumer<T> result) {
		if (this.closed) {
			reply.failed(unavailable("The connection to Postgres is closed", null));
			return;
		}
		int count = this.calls.incrementAndGet();
		long total = this.bytes.addAndGet(size);
		if (count > this.settings.maxCalls() || (total > this.settings.maxBytes() && total > size)) {
			release(size);
			reply.failed(unavailable((count - 1) + " calls to Postgres with " + (total - size)
					+ " bytes have no answer yet, as much as there may be; try again later", null));
			return;
		}
		this.schema.then(this.connections.with(work))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY).filter(this::isPassing))
			.timeout(this.settings.patience())
			.doFinally((end) -> release(size))
			.subscribe((came) -> {
				try {
					result.accept(came);
				}
				catch (RoomLogException ex) {
					reply.failed(ex);
				}
			}, (failure) -> reply.failed(failure(failure)));
	}

	private void release(long size) {
		this.bytes.addAndGet(-size);
		this.calls.decrementAndGet();
	}

	private boolean isPassing(Throwable failure) {
		// Somebody else has appended the same entry at the same time: it is a duplicate
		// now.
		return !this.closed
				&& (failure instanceof R2dbcTransientException || failure instanceof R2dbcNonTransientResourceException
						|| failure instanceof R2dbcDataIntegrityViolationException || failure instanceof IOException);
	}

	private RoomLogException failure(Throwable failure) {
		if (failure instanceof RoomLogException verdict) {
			return verdict;
		}
		if (failure instanceof TimeoutException) {
			return unavailable("Postgres has not answered within " + this.settings.patience().toMillis()
					+ " ms; whether it has done what it was asked for is not known", failure);
		}
		if (failure instanceof R2dbcException ex && ex.getSqlState() != null && ex.getSqlState().startsWith("53")) {
			return new RoomLogException(Reason.FULL, "Postgres has no room left: " + ex.getMessage(), failure);
		}
		return unavailable("Postgres does not do what it was asked for: " + failure.getMessage(), failure);
	}

	/**
	 * Asks Postgres for its settings "synchronous_commit" and "fsync", which hold for
	 * what the log writes.
	 * @return completes with both, or fails if it does not answer in time
	 */
	public CompletionStage<Map<String, String>> persistence() {
		return this.connections
			.with((connection) -> connection
				.createStatement("select current_setting('synchronous_commit'), current_setting('fsync')")
				.execute()
				.flatMap((result) -> result.map((row, columns) -> Map.of("synchronous_commit",
						String.valueOf(row.get(0, String.class)), "fsync", String.valueOf(row.get(1, String.class))))))
			.timeout(this.settings.patience())
			.toFuture()
			.thenApply(Objects::requireNonNull);
	}

	static RoomLogException unavailable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
		return new RoomLogException(Reason.UNAVAILABLE, message, cause);
	}

	/** Waits until all calls are answered, no longer than one may take. */
	void settle() {
		long end = System.nanoTime() + this.settings.patience().toNanos();
		try {
			while (this.calls.get() > 0 && end - System.nanoTime() > 0) {
				Thread.sleep(5);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends the connections, once all calls are answered or have taken too long. */
	@Override
	public void close() {
		settle();
		this.closed = true;
		this.bells.close();
		this.connections.close();
	}

}
