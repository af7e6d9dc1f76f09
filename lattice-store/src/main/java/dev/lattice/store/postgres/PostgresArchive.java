package dev.lattice.store.postgres;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.archive.RoomArchive;
import org.jspecify.annotations.Nullable;

/**
 * Keeps snapshots of rooms in Postgres whose entries are elsewhere. A room looks as one
 * that is kept in Postgres and trimmed to the end.
 */
public final class PostgresArchive implements RoomArchive {

	private static final String CLAIMED = """
			insert into lattice_room as r (name, epoch) values ($1, $2)
			on conflict (name) do update set epoch = excluded.epoch where r.epoch <= excluded.epoch
			returning epoch""";

	private static final String BEGIN = """
			update lattice_room set epoch = epoch + 1 where name = $1
			returning coalesce(snapshot_up_to, 0) as up_to, epoch""";

	private final PostgresLink link;

	private final PostgresSnapshots snapshots;

	/**
	 * Makes one.
	 * @param link the connections; they stay the caller's
	 */
	public PostgresArchive(PostgresLink link) {
		this.link = link;
		this.snapshots = new PostgresSnapshots(link);
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		this.snapshots.archive(room, fence, snapshot, reply);
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		this.snapshots.find(room, reply);
	}

	@Override
	public void upTo(String room, Reply<Long> reply) {
		this.link.call(0,
				(connection) -> connection
					.createStatement("select coalesce(snapshot_up_to, 0) as up_to from lattice_room where name = $1")
					.bind("$1", room)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> PostgresRows.number(row, "up_to")))
					.next()
					.defaultIfEmpty(0L),
				reply, reply::succeeded);
	}

	@Override
	public void claimed(String room, Fence fence, Reply<@Nullable Void> reply) {
		this.link.call(0,
				(connection) -> connection.createStatement(CLAIMED)
					.bind("$1", room)
					.bind("$2", fence.epoch())
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> PostgresRows.number(row, "epoch")))
					.next()
					.defaultIfEmpty(0L),
				reply, (epoch) -> {
					if (epoch == 0) {
						throw new RoomLogException(Reason.FENCED, "The archive of room '" + room
								+ "' knows of a later owner than that with the epoch " + fence.epoch(), null);
					}
					reply.succeeded(null);
				});
	}

	@Override
	public void begin(String room, Reply<Beginning> reply) {
		this.link.call(0,
				(connection) -> connection.createStatement(BEGIN)
					.bind("$1", room)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> new Beginning(PostgresRows.number(row, "up_to"),
							PostgresRows.number(row, "epoch"))))
					.next()
					.defaultIfEmpty(Beginning.NONE),
				reply, reply::succeeded);
	}

}
