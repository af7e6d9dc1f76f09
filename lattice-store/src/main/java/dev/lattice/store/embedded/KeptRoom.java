package dev.lattice.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.rooms.log.LogEntry;
import org.jspecify.annotations.Nullable;

/** A room. Guarded by the lock of the {@link Ledger}. */
final class KeptRoom {

	/*
	 * trimmed <= durable <= written <= head. Calls are decided by `head`, `epoch`,
	 * `owner` and `pending`, at once; the rest is what the log holds, and only the writer
	 * changes it. Places that are not in the index yet are in `fresh`.
	 */

	/** So many places are one value of the index. */
	static final int BLOCK = 64;

	final int id;

	final String name;

	/** The last number that was given. */
	long head;

	/** The last number of an ownership that was given. */
	long epoch;

	@Nullable String owner;

	long leaseEnd;

	/** Entries that have a number and are not written, by writer and number. */
	final Map<WriterNumber, Work> pending = new HashMap<>();

	/** The last entry that is written. */
	long written;

	/** The last entry that is durable. */
	long durable;

	RoomFacts facts = RoomFacts.NEW;

	/** The facts that are durable. */
	RoomFacts durableFacts = RoomFacts.NEW;

	/** Where the facts stand. */
	long factsPlace;

	Writers writers = new Writers();

	private final Map<Long, long[]> fresh = new HashMap<>();

	/** The block of fresh places that was used last; entries mostly follow each other. */
	private long recent = -1;

	private long[] recentPlaces = new long[0];

	/** Entries that should be there and are not, or have not been met yet. */
	final Ranges missing = new Ranges();

	/** The first block that may be in the index. */
	long firstBlock;

	/** Whether the index does not say what is here. */
	boolean dirty;

	/** Why the room cannot be loaded, null if it can. */
	@Nullable String snapshotLost;

	/**
	 * Files of snapshots that are or were the latest, and are to be deleted when they are
	 * not.
	 */
	final List<RoomFacts.SnapshotFile> files = new ArrayList<>(0);

	final List<EmbeddedSubscription> subscriptions = new ArrayList<>(0);

	/** A writer's number. */
	record WriterNumber(String writer, long number) {

	}

	KeptRoom(int id, String name) {
		this.id = id;
		this.name = name;
	}

	/** Where an entry is; reads the index if need be. */
	long place(Index index, long sequence) {
		long[] block = fresh(sequence / BLOCK);
		return (block != null) ? block[(int) (sequence % BLOCK)] : indexed(index, sequence);
	}

	/** Where an entry is, if the index does not say it yet, else another number. */
	long freshPlace(long sequence, long other) {
		long[] block = fresh(sequence / BLOCK);
		return (block != null) ? block[(int) (sequence % BLOCK)] : other;
	}

	private long @Nullable [] fresh(long block) {
		if (block == this.recent) {
			return this.recentPlaces;
		}
		long[] places = this.fresh.get(block);
		if (places != null) {
			this.recent = block;
			this.recentPlaces = places;
		}
		return places;
	}

	/** Forgets the fresh places, which the index says now. */
	void forgetFresh() {
		this.fresh.clear();
		this.recent = -1;
	}

	/** Forgets the places of blocks that are trimmed. */
	void forgetTrimmed() {
		this.fresh.keySet().removeIf((block) -> block < this.facts.trimmed() / BLOCK);
		this.recent = -1;
	}

	/** Where the last entry is; nowhere if it is trimmed or lost. */
	long lastPlace(Index index) {
		return (this.written > this.facts.trimmed()) ? place(index, this.written) : Place.NOWHERE;
	}

	/** Where an entry is according to the index. Needs no lock. */
	long indexed(Index index, long sequence) {
		byte[] block = index.get(Index.Table.PLACES, key(sequence / BLOCK));
		return (block == null) ? Place.NOWHERE : new Input(block, (int) (sequence % BLOCK) * 8, block.length).u64();
	}

	void place(Index index, long sequence, long place) {
		long number = sequence / BLOCK;
		long[] block = fresh(number);
		if (block == null) {
			block = new long[BLOCK];
			if (sequence % BLOCK != 0 || sequence <= this.written) {
				load(index.get(Index.Table.PLACES, key(number)), block);
			}
			this.fresh.put(number, block);
		}
		block[(int) (sequence % BLOCK)] = place;
		this.dirty = true;
	}

	private static void load(byte @Nullable [] value, long[] block) {
		if (value != null) {
			Input in = Input.of(value);
			for (int i = 0; i < BLOCK; i++) {
				block[i] = in.u64();
			}
		}
	}

	/** Puts what the index does not say into it. The places stay fresh. */
	void save(Index index) {
		for (long block = this.firstBlock; block < this.facts.trimmed() / BLOCK; block++) {
			index.remove(Index.Table.PLACES, key(block));
		}
		this.firstBlock = this.facts.trimmed() / BLOCK;
		this.fresh.forEach((block, places) -> {
			if (block >= this.firstBlock) {
				Output out = new Output(8 * BLOCK);
				for (long place : places) {
					out.u64(place);
				}
				index.put(Index.Table.PLACES, key(block), out.copy());
			}
		});
		Output out = new Output(256);
		out.string(this.name);
		out.number(this.written);
		out.number(this.factsPlace);
		out.number(this.firstBlock);
		this.facts.encode(out);
		this.writers.encode(out);
		Writers.encode(this.missing, out);
		index.put(Index.Table.ROOMS, this.id, out.copy());
	}

	static KeptRoom load(int id, Input in) {
		KeptRoom room = new KeptRoom(id, in.string());
		room.written = in.number();
		room.durable = room.written;
		room.head = room.written;
		room.factsPlace = in.number();
		room.firstBlock = in.number();
		room.facts = RoomFacts.decode(in);
		room.durableFacts = room.facts;
		room.epoch = room.facts.epoch();
		room.writers = Writers.decode(in);
		Writers.decode(room.missing, in);
		return room;
	}

	private long key(long block) {
		return ((long) this.id << 32) | block;
	}

	/**
	 * The first entry that cannot be read because it is lost; beyond all if there is
	 * none.
	 */
	long damagedFrom() {
		return this.missing.isEmpty() ? Long.MAX_VALUE : this.missing.from(0);
	}

	static LogEntry entry(Frame.Entry frame, Segment segment) {
		return new LogEntry(frame.sequence(), writer(frame, segment), frame.number(), frame.payload());
	}

	static String writer(Frame.Entry frame, Segment segment) {
		return (frame.writer() == 0) ? frame.name() : segment.writers.get(frame.writer() - 1);
	}

}
