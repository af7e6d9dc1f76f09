package dev.lattice.store.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A few connections of a node, apart from those of the application, so that a busy
 * application does not hold up rooms. Each is used for one thing at a time.
 */
final class PostgresConnections {

	private final ConnectionFactory factory;

	private final int most;

	private final Deque<PostgresqlConnection> idle = new ArrayDeque<>();

	private final Deque<MonoSink<PostgresqlConnection>> waiting = new ArrayDeque<>();

	private int open;

	private boolean closed;

	PostgresConnections(ConnectionFactory factory, int most) {
		this.factory = factory;
		this.most = most;
	}

	/** Does something with a connection. */
	<T> Mono<T> with(Function<PostgresqlConnection, Publisher<T>> work) {
		return Mono.usingWhen(take(), (connection) -> Mono.from(work.apply(connection)), this::back,
				(connection, failure) -> back(connection), this::discard);
	}

	/** Opens a connection of its own, which belongs to the caller. */
	Mono<PostgresqlConnection> dedicated() {
		return Mono.from(this.factory.create()).map(PostgresConnections::unwrap);
	}

	private static PostgresqlConnection unwrap(Connection connection) {
		Object each = connection;
		while (!(each instanceof PostgresqlConnection) && each instanceof Wrapped<?> wrapped) {
			each = wrapped.unwrap();
		}
		if (each instanceof PostgresqlConnection found) {
			return found;
		}
		throw new IllegalStateException("A connection of " + connection.getClass().getName()
				+ " is not one of Postgres; rooms in Postgres need r2dbc-postgresql");
	}

	private Mono<PostgresqlConnection> take() {
		return Mono.create((sink) -> {
			PostgresqlConnection ready;
			boolean create = false;
			synchronized (this) {
				if (this.closed) {
					sink.error(new R2dbcNonTransientResourceException("The connections to Postgres are closed"));
					return;
				}
				ready = this.idle.poll();
				if (ready == null) {
					create = this.open < this.most;
					if (create) {
						this.open++;
					}
					else {
						this.waiting.add(sink);
					}
				}
			}
			if (ready != null) {
				hand(ready, sink);
			}
			else if (create) {
				create(sink);
			}
		});
	}

	/** Whoever has gone in the meantime does not take the connection along. */
	private void hand(PostgresqlConnection connection, MonoSink<PostgresqlConnection> sink) {
		sink.onCancel(() -> back(connection).subscribe());
		sink.success(connection);
	}

	private void create(MonoSink<PostgresqlConnection> sink) {
		dedicated().subscribe((connection) -> hand(connection, sink), (failure) -> {
			gone();
			sink.error(failure);
		});
	}

	private Mono<Void> back(PostgresqlConnection connection) {
		return connection.validate(ValidationDepth.LOCAL)
			.onErrorReturn(false)
			.flatMap((good) -> good ? Mono.fromRunnable(() -> serve(connection)) : discard(connection));
	}

	private void serve(PostgresqlConnection connection) {
		MonoSink<PostgresqlConnection> next;
		synchronized (this) {
			next = this.waiting.poll();
			if (next == null && !this.closed) {
				this.idle.add(connection);
				return;
			}
		}
		if (next != null) {
			hand(connection, next);
		}
		else {
			discard(connection).subscribe();
		}
	}

	private Mono<Void> discard(PostgresqlConnection connection) {
		return Mono.defer(() -> {
			gone();
			return connection.close().onErrorComplete();
		});
	}

	/** There is room for another connection. */
	private void gone() {
		MonoSink<PostgresqlConnection> next;
		synchronized (this) {
			this.open--;
			next = this.closed ? null : this.waiting.poll();
			if (next != null) {
				this.open++;
			}
		}
		if (next != null) {
			create(next);
		}
	}

	void close() {
		List<MonoSink<PostgresqlConnection>> left;
		List<@Nullable PostgresqlConnection> unused;
		synchronized (this) {
			this.closed = true;
			left = new ArrayList<>(this.waiting);
			unused = new ArrayList<>(this.idle);
			this.waiting.clear();
			this.idle.clear();
		}
		left.forEach(
				(sink) -> sink.error(new R2dbcNonTransientResourceException("The connections to Postgres are closed")));
		unused.forEach((connection) -> discard(connection).block());
	}

}
