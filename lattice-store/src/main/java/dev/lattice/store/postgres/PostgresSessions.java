package dev.lattice.store.postgres;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The states of sessions in Postgres, so that another node takes them up. The node that
 * took one up last is the only one that keeps it or forgets it.
 */
public final class PostgresSessions {

	/** How many states that are over go with each that comes. */
	private static final int SWEEP = 10;

	private static final String SAVE = """
			with over as (delete from lattice_session where id in (
			  select id from lattice_session where kept_until < clock_timestamp() and id <> $1
			  order by kept_until limit $5 for update skip locked))
			insert into lattice_session as s (id, owner, state, kept_until)
			values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
			on conflict (id) do update
			set owner = excluded.owner, state = excluded.state, kept_until = excluded.kept_until
			where s.owner = excluded.owner or s.kept_until < clock_timestamp()
			returning state""";

	private static final String TAKE = """
			update lattice_session set owner = $2 where id = $1 and kept_until >= clock_timestamp() returning state""";

	private static final String FORGET = "delete from lattice_session where id = $1 and owner = $2 returning state";

	private final PostgresLink link;

	private final String node = UUID.randomUUID().toString();

	private final Duration lifetime;

	/**
	 * Makes one, for a node with a name of its own.
	 * @param link the connections; they stay the caller's
	 * @param lifetime how long a state holds after it was kept
	 */
	public PostgresSessions(PostgresLink link, Duration lifetime) {
		this.link = link;
		this.lifetime = lifetime;
	}

	/**
	 * Keeps a state in the place of the one before.
	 * @param session the session's id
	 * @param state the state
	 * @return completes when it is kept; fails with {@link Reason#FENCED} if another node
	 * has taken the session up, else as {@link RoomLogException} says
	 */
	public CompletionStage<@Nullable Void> save(String session, byte[] state) {
		return run(state.length,
				(connection) -> connection.createStatement(SAVE)
					.bind("$1", session)
					.bind("$2", this.node)
					.bind("$3", state)
					.bind("$4", this.lifetime.toMillis())
					.bind("$5", SWEEP),
				(rows) -> {
					if (rows.isEmpty()) {
						throw new RoomLogException(Reason.FENCED,
								"Session '" + session + "' has been taken up by another node; it is kept there", null);
					}
					return null;
				});
	}

	/**
	 * Takes a state up: from now on only this node keeps it.
	 * @param session the session's id
	 * @return completes with the state, or null if there is none
	 */
	public CompletionStage<byte @Nullable []> take(String session) {
		return run(0, (connection) -> mine(connection, TAKE, session),
				(rows) -> rows.isEmpty() ? null : rows.getFirst());
	}

	/**
	 * Forgets a state, unless another node has taken it up.
	 * @param session the session's id
	 * @return completes when it is gone
	 */
	public CompletionStage<@Nullable Void> forget(String session) {
		return run(0, (connection) -> mine(connection, FORGET, session), (rows) -> null);
	}

	private PostgresqlStatement mine(PostgresqlConnection connection, String statement, String session) {
		return connection.createStatement(statement).bind("$1", session).bind("$2", this.node);
	}

	private <T extends @Nullable Object> CompletionStage<T> run(long size,
			Function<PostgresqlConnection, PostgresqlStatement> statement, Function<List<byte[]>, T> mapping) {
		CompletableFuture<T> done = new CompletableFuture<>();
		this.link.call(size,
				(connection) -> statement.apply(connection)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> PostgresRows.bytes(row, "state")))
					.collectList(),
				new Reply<T>() {

					@Override
					public void succeeded(T result) {
						done.complete(result);
					}

					@Override
					public void failed(RoomLogException failure) {
						done.completeExceptionally(failure);
					}

				}, (rows) -> done.complete(mapping.apply(rows)));
		return done;
	}

}
