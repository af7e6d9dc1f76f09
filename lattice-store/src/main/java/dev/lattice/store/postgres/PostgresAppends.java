package dev.lattice.store.postgres;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import reactor.core.publisher.Mono;

/**
 * Appends entries with one statement. What comes for a room while a statement is under
 * way goes together with the next one, which keeps the order and shares the commit.
 */
final class PostgresAppends {

	/** How many entries go together, and how many bytes unless a single one is larger. */
	private static final int MAX_BATCH = 500;

	private static final int MAX_BATCH_BYTES = 4 << 20;

	/*
	 * The row of the room is updated last-known-number first, which locks it until the
	 * commit: so numbers are dense, and become visible in their order. Whether an entry
	 * is a duplicate is seen in the snapshot of the statement; if another node appends
	 * the same one at the same time, the unique key refuses it, and the statement runs
	 * again.
	 */
	private static final String APPEND = """
			with given as (
			  select n, writer, number, substring($4::bytea from start for size) as payload
			  from unnest($2::text[], $3::bigint[], $5::int[], $6::int[]) with ordinality
			    as g(writer, number, start, size, n)),
			fresh as (
			  select given.*, row_number() over (order by n) as nth, count(*) over () as total from given
			  where not exists (select from lattice_room_entry e
			      where e.room = $1 and e.writer = given.writer and e.number = given.number)
			    and not exists (select from lattice_room_writer w
			      where w.room = $1 and w.writer = given.writer and w.number >= given.number)),
			room as (
			  insert into lattice_room as r (name, seq, epoch) select $1, count(*), $7 from fresh
			  on conflict (name) do update set seq = r.seq + excluded.seq, epoch = greatest(r.epoch, excluded.epoch)
			    where excluded.epoch = 0 or excluded.epoch >= r.epoch
			  returning r.seq, r.trimmed),
			entries as (
			  insert into lattice_room_entry (room, seq, writer, number, payload)
			  select $1, room.seq - total + nth, writer, number, payload from fresh, room
			  returning seq, writer, number)
			select coalesce(i.seq, e.seq, room.trimmed) as seq, i.seq is null as duplicate,
			  room.seq is null as fenced, (select epoch from lattice_room where name = $1) as epoch
			from given
			left join room on true
			left join entries i on i.writer = given.writer and i.number = given.number
			left join lattice_room_entry e
			  on e.room = $1 and e.writer = given.writer and e.number = given.number
			order by n""";

	private final PostgresLink link;

	private final PostgresRoomLog.Heads heads;

	private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

	PostgresAppends(PostgresLink link, PostgresRoomLog.Heads heads) {
		this.link = link;
		this.heads = heads;
	}

	void append(String room, AppendRequest request, Reply<Appended> reply) {
		Lane[] mine = new Lane[1];
		boolean[] begin = new boolean[1];
		int[] queued = new int[1];
		this.lanes.compute(room, (name, there) -> {
			Lane lane = (there != null) ? there : new Lane(name);
			begin[0] = there == null;
			queued[0] = lane.queue.size();
			if (queued[0] < this.link.settings().maxCalls()
					&& (lane.bytes + request.payload().length <= this.link.settings().maxBytes() || queued[0] == 0)) {
				lane.add(new Waiting(request, reply));
				mine[0] = lane;
			}
			return lane;
		});
		if (mine[0] == null) {
			reply.failed(PostgresLink.unavailable(queued[0] + " entries of room '" + room
					+ "' wait for Postgres, as much as there may be; try again later", null));
		}
		else if (begin[0]) {
			next(mine[0]);
		}
	}

	/** Sends what waits in a lane, or ends the lane. */
	private void next(Lane lane) {
		List<Waiting> batch = new ArrayList<>();
		this.lanes.computeIfPresent(lane.room, (name, same) -> {
			lane.take(batch);
			return end(lane, batch);
		});
		if (!batch.isEmpty()) {
			send(lane, batch);
		}
	}

	@SuppressWarnings("NullAway") // null removes the lane
	private static Lane end(Lane lane, List<Waiting> batch) {
		return batch.isEmpty() ? null : lane;
	}

	private void send(Lane lane, List<Waiting> batch) {
		String[] writers = new String[batch.size()];
		Long[] numbers = new Long[batch.size()];
		Integer[] starts = new Integer[batch.size()];
		Integer[] sizes = new Integer[batch.size()];
		int bytes = 0;
		for (int i = 0; i < batch.size(); i++) {
			AppendRequest request = batch.get(i).request;
			writers[i] = request.writer();
			numbers[i] = request.number();
			starts[i] = bytes + 1;
			sizes[i] = request.payload().length;
			bytes += request.payload().length;
		}
		ByteBuffer payloads = ByteBuffer.allocate(bytes);
		batch.forEach((each) -> payloads.put(each.request.payload()));
		long epoch = batch.getFirst().request.fence().epoch();
		this.link.call(bytes,
				(connection) -> rows(connection, lane.room, writers, numbers, payloads.array(), starts, sizes, epoch),
				new Reply<List<Row>>() {

					@Override
					public void succeeded(List<Row> rows) {
						answer(lane, batch, rows);
					}

					@Override
					public void failed(RoomLogException failure) {
						batch.forEach((each) -> each.reply.failed(failure));
						next(lane);
					}

				}, (rows) -> answer(lane, batch, rows));
	}

	private static Mono<List<Row>> rows(PostgresqlConnection connection, String room, String[] writers, Long[] numbers,
			byte[] payloads, Integer[] starts, Integer[] sizes, long epoch) {
		return connection.createStatement(APPEND)
			.bind("$1", room)
			.bind("$2", writers)
			.bind("$3", numbers)
			.bind("$4", payloads)
			.bind("$5", starts)
			.bind("$6", sizes)
			.bind("$7", epoch)
			.execute()
			.flatMap((result) -> result
				.map((row, metadata) -> new Row(PostgresRows.number(row, "seq"), PostgresRows.flag(row, "duplicate"),
						PostgresRows.flag(row, "fenced"), PostgresRows.number(row, "epoch"))))
			.collectList();
	}

	private void answer(Lane lane, List<Waiting> batch, List<Row> rows) {
		long head = 0;
		for (Row row : rows) {
			head = (row.fenced || row.duplicate) ? head : Math.max(head, row.seq);
		}
		if (head > 0) {
			this.heads.grew(lane.room, head);
		}
		for (int i = 0; i < batch.size(); i++) {
			Waiting waiting = batch.get(i);
			Row row = rows.get(i);
			if (row.fenced) {
				waiting.reply.failed(new RoomLogException(Reason.FENCED,
						"Room '" + lane.room + "' has had another owner since: its epoch is " + row.epoch
								+ ", this one came with " + waiting.request.fence().epoch(),
						null));
			}
			else {
				waiting.reply.succeeded(new Appended(row.seq, waiting.request.level(), row.duplicate));
			}
		}
		next(lane);
	}

	private record Row(long seq, boolean duplicate, boolean fenced, long epoch) {
	}

	private record Waiting(AppendRequest request, Reply<Appended> reply) {
	}

	/** What is to be appended to one room; changed only while the map computes it. */
	private static final class Lane {

		final String room;

		final Deque<Waiting> queue = new ArrayDeque<>();

		long bytes;

		Lane(String room) {
			this.room = room;
		}

		void add(Waiting waiting) {
			this.queue.add(waiting);
			this.bytes += waiting.request.payload().length;
		}

		/** Takes what may go together: with one fence, and no entry twice. */
		void take(List<Waiting> batch) {
			Set<String> taken = new HashSet<>();
			long size = 0;
			while (!this.queue.isEmpty() && batch.size() < MAX_BATCH) {
				AppendRequest request = this.queue.getFirst().request;
				size += request.payload().length;
				boolean fits = batch.isEmpty()
						|| (size <= MAX_BATCH_BYTES && request.fence().equals(batch.getFirst().request.fence()));
				if (!fits || !taken.add(request.writer() + " " + request.number())) {
					return;
				}
				this.bytes -= request.payload().length;
				batch.add(this.queue.removeFirst());
			}
		}

	}

}
