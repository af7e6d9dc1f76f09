package dev.lattice.store.postgres;

import java.util.List;
import java.util.function.Function;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.follow.Chunks;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What stands for the beginning of logs in Postgres: snapshots in chunks. */
final class PostgresSnapshots {

	private static final String LOCK = """
			select seq, trimmed, epoch, coalesce(snapshot_up_to, 0) as up_to
			from lattice_room where name = $1 for update""";

	private static final String AS_IF_TRIMMED = """
			insert into lattice_room as r (name, seq, trimmed) values ($1, $2, $2)
			on conflict (name) do update
			set seq = greatest(r.seq, excluded.seq), trimmed = greatest(r.trimmed, excluded.trimmed)""";

	private static final String FIND = """
			select r.snapshot_up_to as up_to, r.snapshot_size as size, r.snapshot_digest as digest, c.chunk
			from lattice_room r left join lattice_room_chunk c on c.room = r.name and c.up_to = r.snapshot_up_to
			where r.name = $1 and r.snapshot_up_to is not null order by c.n""";

	private static final String REMEMBER = """
			insert into lattice_room_writer as w (room, writer, number, seq)
			select room, writer, max(number), max(seq) from lattice_room_entry where room = $1 and seq <= $2
			group by room, writer
			on conflict (room, writer) do update
			set number = greatest(w.number, excluded.number), seq = excluded.seq""";

	/** Writers that have been silent longest; what they send again counts as new. */
	private static final String FORGET = """
			delete from lattice_room_writer where room = $1 and seq < (
			  select min(seq) from (
			    select seq from lattice_room_writer where room = $1 order by seq desc limit 1000) newest)""";

	private final PostgresLink link;

	PostgresSnapshots(PostgresLink link) {
		this.link = link;
	}

	void find(String room, Reply<@Nullable LogSnapshot> reply) {
		this.link.call(0,
				(connection) -> connection.createStatement(FIND)
					.bind("$1", room)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> new Row(PostgresRows.number(row, "up_to"),
							(int) PostgresRows.number(row, "size"), PostgresRows.bytes(row, "digest"),
							PostgresRows.bytes(row, "chunk"))))
					.collectList(),
				reply, (rows) -> reply.succeeded(join(room, rows)));
	}

	private static @Nullable LogSnapshot join(String room, List<Row> rows) {
		if (rows.isEmpty()) {
			return null;
		}
		Row first = rows.getFirst();
		return new LogSnapshot(first.upTo,
				Chunks.join(room, rows.stream().map(Row::chunk).toList(), first.size, first.digest));
	}

	void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		keep(room, snapshot, reply, (connection) -> owned(connection, room, fence, (locked) -> {
			if (snapshot.upTo() > locked.head) {
				return Mono.error(new RoomLogException(Reason.LOST,
						"A snapshot of room '" + room + "' holds entries up to " + snapshot.upTo()
								+ ", but the log ends at " + locked.head
								+ "; it has lost the others. Load the room again and append what it lacks",
						null));
			}
			return (snapshot.upTo() < locked.snapshot) ? Mono.just(true) : write(connection, room, fence, snapshot);
		}));
	}

	/** Keeps a snapshot of a room whose log is elsewhere. */
	void archive(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		keep(room, snapshot, reply, (connection) -> owned(connection, room, fence,
				(locked) -> (snapshot.upTo() < locked.snapshot) ? Mono.just(true)
						: run(connection.createStatement(AS_IF_TRIMMED).bind("$1", room).bind("$2", snapshot.upTo()))
							.then(write(connection, room, fence, snapshot))));
	}

	private void keep(String room, LogSnapshot snapshot, Reply<@Nullable Void> reply,
			Function<PostgresqlConnection, Mono<Boolean>> work) {
		int size = snapshot.state().length;
		if (size > RoomLog.MAX_SNAPSHOT) {
			reply.failed(new RoomLogException(Reason.TOO_LARGE, "The snapshot of room '" + room + "' has " + size
					+ " bytes, above the limit of " + RoomLog.MAX_SNAPSHOT, null));
			return;
		}
		this.link.call(size, work::apply, reply, (done) -> reply.succeeded(null));
	}

	private static Mono<Boolean> write(PostgresqlConnection connection, String room, Fence fence,
			LogSnapshot snapshot) {
		byte[] state = snapshot.state();
		PostgresqlStatement manifest = connection.createStatement("""
				update lattice_room set epoch = $2, snapshot_up_to = $3, snapshot_size = $4, snapshot_digest = $5
				where name = $1""")
			.bind("$1", room)
			.bind("$2", fence.epoch())
			.bind("$3", snapshot.upTo())
			.bind("$4", state.length)
			.bind("$5", Chunks.digest(state));
		return run(connection.createStatement("delete from lattice_room_chunk where room = $1").bind("$1", room))
			.thenMany(Flux.range(0, Chunks.count(state.length)))
			.concatMap((index) -> run(connection
				.createStatement("insert into lattice_room_chunk (room, up_to, n, chunk) values ($1, $2, $3, $4)")
				.bind("$1", room)
				.bind("$2", snapshot.upTo())
				.bind("$3", index)
				.bind("$4", Chunks.chunk(state, index))))
			.then(run(manifest));
	}

	void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		this.link.call(0, (connection) -> owned(connection, room, fence, (locked) -> {
			long last = Math.min(upTo, locked.snapshot);
			if (last <= locked.trimmed) {
				return Mono.just(locked.trimmed);
			}
			return run(connection.createStatement(REMEMBER).bind("$1", room).bind("$2", last))
				.then(run(connection.createStatement(FORGET).bind("$1", room)))
				.then(run(connection.createStatement("delete from lattice_room_entry where room = $1 and seq <= $2")
					.bind("$1", room)
					.bind("$2", last)))
				.then(run(connection.createStatement("update lattice_room set trimmed = $2 where name = $1")
					.bind("$1", room)
					.bind("$2", last)))
				.thenReturn(last);
		}), reply, reply::succeeded);
	}

	/** Does something in a transaction that holds the room, if nobody else owns it. */
	private static <T> Mono<T> owned(PostgresqlConnection connection, String room, Fence fence,
			Function<Locked, Mono<T>> work) {
		Mono<T> done = connection.createStatement(LOCK)
			.bind("$1", room)
			.execute()
			.flatMap((result) -> result
				.map((row, metadata) -> new Locked(PostgresRows.number(row, "seq"), PostgresRows.number(row, "trimmed"),
						PostgresRows.number(row, "epoch"), PostgresRows.number(row, "up_to"))))
			.next()
			.defaultIfEmpty(new Locked(0, 0, 0, 0))
			.flatMap((locked) -> {
				if (fence.epoch() < locked.epoch) {
					return Mono.error(new RoomLogException(Reason.FENCED,
							"Room '" + room + "' has had another owner since: its epoch is " + locked.epoch
									+ ", this one came with " + fence.epoch(),
							null));
				}
				return work.apply(locked);
			});
		return connection.beginTransaction()
			.then(done)
			.flatMap((result) -> connection.commitTransaction().thenReturn(result))
			.onErrorResume((failure) -> connection.rollbackTransaction().onErrorComplete().then(Mono.error(failure)));
	}

	private static Mono<Boolean> run(PostgresqlStatement statement) {
		return statement.execute().flatMap((result) -> result.getRowsUpdated()).then(Mono.just(true));
	}

	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	private record Row(long upTo, int size, byte[] digest, byte[] chunk) {
	}

	private record Locked(long head, long trimmed, long epoch, long snapshot) {
	}

}
