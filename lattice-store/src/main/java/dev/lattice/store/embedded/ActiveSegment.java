package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.rooms.log.LogEntry;

/** The segment that is written. Belongs to the writer's thread. */
final class ActiveSegment {

	/*
	 * Rooms and writers have short numbers here, which are defined before they are used,
	 * and again when they are used this much later: a damage that costs one definition
	 * does not cost what uses it.
	 */
	private static final int DEFINED_FOR = 256 << 10;

	/** Beyond so many writers a segment names them where they are used. */
	private static final int WRITERS = 4096;

	final Segment segment;

	final Disk.Data file;

	/** Up to where it is durable. */
	long durable;

	/** That nothing more may be written here. */
	boolean finished;

	/** The rooms that have something new here. */
	final Set<KeptRoom> touched = new LinkedHashSet<>();

	private final Map<KeptRoom, Defined> definedRooms = new HashMap<>();

	private final Map<String, Integer> writers = new HashMap<>();

	private final List<Long> definedWriters = new ArrayList<>();

	/** Counts what was encoded together. */
	private long batch;

	/** A room that has a number here. */
	private static final class Defined {

		/** Where, -1 if nowhere yet. */
		private long at = -1;

		/** The last entry of the room in a batch. */
		private long head;

		private long batch;

	}

	ActiveSegment(Segment segment, Disk.Data file) {
		this.segment = segment;
		this.file = file;
		this.durable = segment.end;
		for (String writer : segment.writers) {
			this.writers.put(writer, this.definedWriters.size() + 1);
			this.definedWriters.add(-1L);
		}
	}

	/** Whether more may be written here. */
	boolean hasRoom(int segmentBytes) {
		return !this.finished && this.segment.end < segmentBytes;
	}

	/** Begins to encode what is to be written together. */
	void begin(FrameOutput out) {
		out.reset(this.segment.salt);
		this.batch++;
	}

	/** Writes what was encoded. */
	void write(FrameOutput out) throws IOException {
		if (out.size() > 0) {
			if (this.durable == this.segment.end) {
				out.allBeforeIsDurable();
			}
			this.file.write(out.array(), 0, out.size(), this.segment.end);
		}
	}

	/** Encodes some of a batch, and says of each piece where it will stand. */
	void encode(List<Work> batch, FrameOutput out) {
		Map<KeptRoom, RoomFacts> facts = new LinkedHashMap<>();
		for (Work work : batch) {
			KeptRoom room = work.room;
			LogEntry entry = work.entry;
			if (entry != null) {
				Defined defined = defined(room);
				if (isStale(defined.at, out)) {
					defined.at = this.segment.end + out.size();
					out.name(room);
				}
				entry(work, entry, out);
				defined.head = (defined.batch == this.batch) ? Math.max(defined.head, entry.sequence())
						: entry.sequence();
				defined.batch = this.batch;
			}
			else if (work.change != null) {
				work.facts = work.change.apply(facts.getOrDefault(room, room.facts));
				facts.put(room, work.facts);
				room(work, out);
			}
		}
	}

	private Defined defined(KeptRoom room) {
		return this.definedRooms.computeIfAbsent(room, (same) -> new Defined());
	}

	private void room(Work work, FrameOutput out) {
		work.place = here(out);
		Defined defined = defined(work.room);
		defined.at = this.segment.end + out.size();
		long head = Math.max(work.room.durable, (defined.batch == this.batch) ? defined.head : 0);
		out.room(work.room, head, (work.facts != null) ? work.facts : work.room.facts);
	}

	private void entry(Work work, LogEntry entry, FrameOutput out) {
		int writer = writer(entry.writer(), out);
		work.place = here(out);
		out.entry(work.room.id, entry.sequence(), writer, entry.writer(), entry.number(), entry.payload());
	}

	private int writer(String name, FrameOutput out) {
		Integer known = this.writers.get(name);
		if (known == null) {
			if (this.writers.size() >= WRITERS) {
				return 0;
			}
			known = this.definedWriters.size() + 1;
			this.writers.put(name, known);
			this.definedWriters.add(-1L);
		}
		if (isStale(this.definedWriters.get(known - 1), out)) {
			this.definedWriters.set(known - 1, this.segment.end + out.size());
			out.writer(known, name);
		}
		return known;
	}

	private boolean isStale(long definedAt, FrameOutput out) {
		return definedAt < 0 || this.segment.end + out.size() - definedAt > DEFINED_FOR;
	}

	private long here(FrameOutput out) {
		return Place.of(this.segment.number, this.segment.end + out.size());
	}

	/**
	 * What was encoded is written now. Called with the lock.
	 * @param ready gets those who follow the room
	 */
	void applied(Work work, Ledger ledger, Set<EmbeddedSubscription> ready) {
		LogEntry entry = work.entry;
		if (entry != null) {
			work.room.pending.remove(work.key);
			ledger.placed(work.room, entry.sequence(), entry.writer(), entry.number(), this.segment, work.place);
			for (EmbeddedSubscription each : work.room.subscriptions) {
				each.remember(entry);
				ready.add(each);
			}
			this.touched.add(work.room);
		}
		else if (work.facts != null) {
			ledger.stated(work.room, work.facts, this.segment, work.place);
			if (!work.room.facts.equals(work.room.durableFacts)) {
				this.touched.add(work.room);
			}
		}
	}

	/** Takes over the names of writers whose definitions are written now. */
	void name() {
		if (this.segment.writers.size() < this.definedWriters.size()) {
			String[] names = new String[this.definedWriters.size()];
			this.writers.forEach((name, number) -> names[number - 1] = name);
			for (int i = this.segment.writers.size(); i < names.length; i++) {
				this.segment.writers.add(names[i]);
			}
		}
	}

	void close() {
		try {
			this.file.close();
		}
		catch (IOException ex) {
			this.finished = true; // what was to be durable has been made so, or failed
		}
	}

}
