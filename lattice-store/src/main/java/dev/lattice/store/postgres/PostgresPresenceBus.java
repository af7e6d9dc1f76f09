package dev.lattice.store.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.store.follow.MappedReply;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Carries through Postgres what is never kept: a table that is not logged, and the bell
 * of the node, which rings at its pace.
 */
public final class PostgresPresenceBus implements PresenceBus {

	private static final char PRESENCE = 'p';

	private static final String SAY = """
			insert into lattice_room_presence as p (room, node, state, held_until)
			values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
			on conflict (room, node) do update
			set state = excluded.state, held_until = excluded.held_until, said = default""";

	private static final String FORGET = """
			delete from lattice_room_presence
			where room = $1 and (node = $2 or held_until < clock_timestamp())""";

	private static final String HEAR = """
			select room, node, said, state from lattice_room_presence
			where room = any($1) and held_until >= clock_timestamp() order by said""";

	private final PostgresLink link;

	private final ConcurrentHashMap<String, List<Watcher>> watchers = new ConcurrentHashMap<>();

	private final Bell bell = new Bell();

	private final Disposable looking;

	private volatile boolean closed;

	/**
	 * Makes one.
	 * @param link the connections; they stay the caller's
	 */
	public PostgresPresenceBus(PostgresLink link) {
		this.link = link;
		link.bells().add(this.bell);
		long pause = link.settings().recheck().toMillis();
		this.looking = Schedulers.parallel()
			.schedulePeriodically(() -> hear(this.watchers.keySet().toArray(new String[0])), pause, pause,
					TimeUnit.MILLISECONDS);
	}

	@Override
	public void publish(String room, String node, byte[] state, long millis) {
		if (millis <= 0) {
			throw new IllegalArgumentException("What node '" + node + "' says of room '" + room + "' cannot hold for "
					+ millis + " ms; it must be above 0");
		}
		if (!this.closed) {
			this.link.call(state.length, (connection) -> say(connection, room, node, state, millis),
					MappedReply.ignored(), (done) -> this.link.bells().ring(PRESENCE, room, 0));
		}
	}

	private static Mono<Boolean> say(PostgresqlConnection connection, String room, String node, byte[] state,
			long millis) {
		var statement = connection.createStatement((state.length == 0) ? FORGET : SAY)
			.bind("$1", room)
			.bind("$2", node);
		if (state.length > 0) {
			statement.bind("$3", state).bind("$4", millis);
		}
		return statement.execute().flatMap((result) -> result.getRowsUpdated()).then(Mono.just(true));
	}

	@Override
	@SuppressWarnings("NullAway") // null removes the room
	public Subscription watch(String room, Consumer<byte[]> listener) {
		Watcher watcher = new Watcher(listener);
		this.watchers.compute(room, (name, there) -> {
			List<Watcher> all = (there != null) ? there : new CopyOnWriteArrayList<>();
			all.add(watcher);
			return all;
		});
		hear(new String[] { room });
		return () -> this.watchers.computeIfPresent(room, (name, all) -> {
			all.remove(watcher);
			return all.isEmpty() ? null : all;
		});
	}

	/** Reads what nodes say of rooms, and tells what is new. */
	private void hear(String[] rooms) {
		if (rooms.length == 0 || this.closed) {
			return;
		}
		this.link.call(
				0, (
						connection) -> connection.createStatement(HEAR)
							.bind("$1", rooms)
							.execute()
							.flatMap((result) -> result.map((row, metadata) -> new Said(PostgresRows.text(row, "room"),
									PostgresRows.text(row, "node"), PostgresRows.number(row, "said"),
									PostgresRows.bytes(row, "state"))))
							.collectList(),
				MappedReply.ignored(), (all) -> all.forEach((said) -> this.watchers.getOrDefault(said.room, List.of())
					.forEach((watcher) -> watcher.hear(said))));
	}

	@Override
	public void close() {
		this.closed = true;
		this.looking.dispose();
		this.link.bells().remove(this.bell);
		this.watchers.clear();
	}

	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Said(String room, String node, long number, byte[] state) {
	}

	private static final class Watcher {

		private final Consumer<byte[]> listener;

		/** What was heard last of each node. */
		private final Map<String, Long> heard = new HashMap<>();

		Watcher(Consumer<byte[]> listener) {
			this.listener = listener;
		}

		synchronized void hear(Said said) {
			Long before = this.heard.put(said.node, said.number);
			if (before == null || before < said.number) {
				this.listener.accept(said.state);
			}
			else {
				this.heard.put(said.node, before);
			}
		}

	}

	private final class Bell implements PostgresBells.Listener {

		@Override
		public void rang(char kind, String room, long number) {
			if (kind == PRESENCE && PostgresPresenceBus.this.watchers.containsKey(room)) {
				hear(new String[] { room });
			}
		}

		@Override
		public void listening() {
			hear(PostgresPresenceBus.this.watchers.keySet().toArray(new String[0]));
		}

	}

}
