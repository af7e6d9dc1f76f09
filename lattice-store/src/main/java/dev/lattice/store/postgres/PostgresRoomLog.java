package dev.lattice.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.follow.Follower;
import dev.lattice.store.follow.Followers;
import dev.lattice.store.follow.LogPage;
import dev.lattice.store.follow.MappedReply;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps rooms in Postgres, so that many nodes serve them. An entry is durable when its
 * transaction is, which {@code synchronous_commit} decides.
 */
public final class PostgresRoomLog implements RoomLog {

	/** How many bytes of entries one read brings, unless a single one is larger. */
	private static final long READ_BYTES = 1 << 20;

	/**
	 * How often those who follow look themselves, for each time that all are looked for.
	 */
	private static final int CHECKS = 10;

	private static final char ENTRY = 'e';

	private static final String READ = """
			select r.seq as head, r.trimmed, e.seq, e.writer, e.number, e.payload
			from lattice_room r left join lateral (
			  select * from (
			    select seq, writer, number, payload,
			      sum(octet_length(payload)) over (order by seq) - octet_length(payload) as before
			    from (select * from lattice_room_entry where room = r.name and seq >= $2 order by seq limit $3) page) sized
			  where before = 0 or before + octet_length(payload) <= $4) e on true
			where r.name = $1 order by e.seq""";

	private static final String CLAIM = """
			insert into lattice_room as r (name, owner, owned_until, epoch)
			values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond', 1)
			on conflict (name) do update set owner = excluded.owner,
			  owned_until = clock_timestamp() + $3 * interval '1 millisecond',
			  epoch = case when r.owner = excluded.owner and r.owned_until > clock_timestamp()
			    then r.epoch else r.epoch + 1 end
			where r.owner is null or r.owner = excluded.owner or r.owned_until <= clock_timestamp()
			returning r.epoch""";

	private final PostgresLink link;

	private final PostgresAppends appends;

	private final PostgresSnapshots snapshots;

	private final Followers followers = new Followers();

	private final Bell bell = new Bell();

	private final Disposable checking;

	private int rounds;

	private volatile boolean closed;

	/**
	 * Makes one.
	 * @param link the connections; they stay the caller's
	 */
	public PostgresRoomLog(PostgresLink link) {
		this.link = link;
		this.appends = new PostgresAppends(link, this::grew);
		this.snapshots = new PostgresSnapshots(link);
		long pause = link.settings().recheck().toMillis();
		this.checking = Schedulers.parallel().schedulePeriodically(this::look, pause, pause, TimeUnit.MILLISECONDS);
		link.bells().add(this.bell);
	}

	/** Entries were appended here. */
	private void grew(String room, long head) {
		this.followers.tell(room, (follower) -> follower.rang(head));
		this.link.bells().ring(ENTRY, room, head);
	}

	/** Looks with one query where those who follow stand; a notification may be lost. */
	private void look() {
		this.followers.check(this.rounds++ % CHECKS, CHECKS);
		String[] rooms = this.followers.rooms().toArray(new String[0]);
		if (rooms.length > 0) {
			this.link.call(0,
					(connection) -> connection
						.createStatement("select name, seq from lattice_room where name = any($1)")
						.bind("$1", rooms)
						.execute()
						.flatMap((result) -> result.map((row, metadata) -> {
							long head = PostgresRows.number(row, "seq");
							this.followers.tell(PostgresRows.text(row, "name"), (follower) -> follower.rang(head));
							return true;
						}))
						.then(Mono.just(true)),
					MappedReply.ignored(), (done) -> {
					});
		}
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		if (refused(reply)) {
			return;
		}
		if (request.payload().length > MAX_ENTRY) {
			reply.failed(new RoomLogException(Reason.TOO_LARGE, "An entry of room '" + room + "' has "
					+ request.payload().length + " bytes, above the limit of " + MAX_ENTRY, null));
			return;
		}
		this.appends.append(room, request, reply);
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		if (from <= 0 || most <= 0) {
			throw new IllegalArgumentException(
					"Room '" + room + "' cannot be read from " + from + ", " + most + " entries; both must be above 0");
		}
		page(room, from, most, MappedReply.of(reply, (page) -> reply.succeeded(page.entries())));
	}

	private void page(String room, long from, int most, Reply<LogPage> reply) {
		if (refused(reply)) {
			return;
		}
		this.link.call(0,
				(connection) -> connection.createStatement(READ)
					.bind("$1", room)
					.bind("$2", from)
					.bind("$3", most)
					.bind("$4", READ_BYTES)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> new Row(PostgresRows.number(row, "head"),
							PostgresRows.number(row, "trimmed"),
							new LogEntry(PostgresRows.number(row, "seq"), PostgresRows.text(row, "writer"),
									PostgresRows.number(row, "number"), PostgresRows.bytes(row, "payload")))))
					.collectList(),
				reply, (rows) -> reply.succeeded(page(room, from, rows)));
	}

	private static LogPage page(String room, long from, List<Row> rows) {
		long head = rows.isEmpty() ? 0 : rows.getFirst().head;
		long trimmed = rows.isEmpty() ? 0 : rows.getFirst().trimmed;
		if (from <= trimmed) {
			throw new RoomLogException(Reason.TRIMMED, "Entry " + from + " of room '" + room
					+ "' is gone, and so are all up to " + trimmed + "; begin with the snapshot", null);
		}
		List<LogEntry> entries = new ArrayList<>(rows.size());
		for (Row row : rows) {
			// A room without entries from there on has one row without an entry.
			if (row.entry.sequence() > 0) {
				entries.add(row.entry);
			}
		}
		long found = entries.isEmpty() ? head + 1 : entries.getFirst().sequence();
		if (from <= head && found != from) {
			throw new RoomLogException(Reason.DAMAGED,
					"The log of room '" + room + "' in Postgres lacks entry " + from + "; somebody has deleted it",
					null);
		}
		return new LogPage(head, entries);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		Follower[] self = new Follower[1];
		Follower follower = new Follower(room, from, subscriber, this::page,
				() -> this.followers.remove(room, self[0], () -> {
				}));
		self[0] = follower;
		this.followers.add(room, follower, () -> {
		});
		follower.check();
		if (this.closed) {
			follower.fail(closed());
		}
		return follower;
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		if (!refused(reply)) {
			this.snapshots.find(room, reply);
		}
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		checkOwner(room, fence);
		if (!refused(reply)) {
			this.snapshots.keep(room, fence, snapshot, reply);
		}
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		checkOwner(room, fence);
		if (!refused(reply)) {
			this.snapshots.trim(room, fence, upTo, reply);
		}
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		if (millis <= 0) {
			throw new IllegalArgumentException(
					"'" + owner + "' cannot own room '" + room + "' for " + millis + " ms; it must be above 0");
		}
		if (refused(reply)) {
			return;
		}
		this.link.call(0,
				(connection) -> connection.createStatement(CLAIM)
					.bind("$1", room)
					.bind("$2", owner)
					.bind("$3", millis)
					.execute()
					.flatMap((result) -> result.map((row, metadata) -> PostgresRows.number(row, "epoch")))
					.next()
					.defaultIfEmpty(0L),
				reply, (epoch) -> {
					if (epoch == 0) {
						throw new RoomLogException(Reason.TAKEN,
								"Room '" + room + "' belongs to another node, so '" + owner + "' cannot own it", null);
					}
					reply.succeeded(new Fence(epoch));
				});
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		if (refused(reply)) {
			return;
		}
		this.link.call(0, (connection) -> connection
			.createStatement("update lattice_room set owner = null, owned_until = null where name = $1 and owner = $2")
			.bind("$1", room)
			.bind("$2", owner)
			.execute()
			.flatMap((result) -> result.getRowsUpdated())
			.then(Mono.just(true)), reply, (done) -> reply.succeeded(null));
	}

	private static void checkOwner(String room, Fence fence) {
		if (fence.equals(Fence.NONE)) {
			throw new IllegalArgumentException("Only an owner of room '" + room + "' can do this; claim it first");
		}
	}

	private boolean refused(Reply<?> reply) {
		if (this.closed) {
			reply.failed(closed());
		}
		return this.closed;
	}

	private static RoomLogException closed() {
		return PostgresLink.unavailable("The log of rooms in Postgres is closed", null);
	}

	@Override
	public void close() {
		this.closed = true;
		this.checking.dispose();
		this.link.bells().remove(this.bell);
		this.link.settle();
		this.followers.fail(closed());
	}

	/** Hears that a log has grown. */
	@FunctionalInterface
	interface Heads {

		/**
		 * Entries were appended.
		 * @param room the room's name
		 * @param head the number of the last one
		 */
		void grew(String room, long head);

	}

	private record Row(long head, long trimmed, LogEntry entry) {
	}

	private final class Bell implements PostgresBells.Listener {

		@Override
		public void rang(char kind, String room, long number) {
			if (kind == ENTRY) {
				PostgresRoomLog.this.followers.tell(room, (follower) -> follower.rang(number));
			}
		}

		@Override
		public void listening() {
			PostgresRoomLog.this.followers.check();
		}

	}

}
