package dev.lattice.store.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What an embedded log holds, and what waits to be written. All of it is guarded by this
 * object.
 */
final class Ledger {

	final Disk disk;

	final Index index;

	final EmbeddedSettings settings;

	final Map<String, KeptRoom> rooms = new HashMap<>();

	/** The rooms by their numbers, from 1. */
	final Map<Integer, KeptRoom> byId = new HashMap<>();

	final TreeMap<Long, Segment> segments = new TreeMap<>();

	final Deque<Work> queue = new ArrayDeque<>();

	/** What is written and not durable, in order. */
	final Deque<Work> unforced = new ArrayDeque<>();

	/** How much is in the queue, being written, and not durable. */
	long queuedBytes;

	int queuedEntries;

	int lastRoom;

	long lastSnapshot;

	/** How many segments were found damaged, those that are aside included. */
	int damagedSegments;

	/** What the system said when it last did not write, null if it always has. */
	@Nullable String lastWriteError;

	/** What it said when it last made nothing durable, null if it always has. */
	@Nullable String lastSyncError;

	/** How often something was made durable. */
	long synchronizations;

	/** Until when appends are refused, by the clock; 0 if they are not. */
	long fullUntil;

	/** Why nothing can be written, null if it can. */
	@Nullable String failed;

	/** Whether the index is not to be believed when the log is opened next. */
	boolean suspicious;

	boolean closed;

	Ledger(Disk disk, Index index, EmbeddedSettings settings) {
		this.disk = disk;
		this.index = index;
		this.settings = settings;
	}

	/** Forgets everything, to be read again. */
	void clear() {
		this.rooms.clear();
		this.byId.clear();
		this.segments.clear();
		this.lastRoom = 0;
	}

	void add(KeptRoom room) {
		this.rooms.put(room.name, room);
		this.byId.put(room.id, room);
		this.lastRoom = Math.max(this.lastRoom, room.id);
	}

	/** Finds a room or makes it. */
	KeptRoom room(String name) {
		KeptRoom room = this.rooms.get(name);
		if (room == null) {
			if (this.rooms.size() >= this.settings.rooms()) {
				throw new RoomLogException(Reason.FULL,
						"The room '" + name + "' would be one more than the " + this.settings.rooms()
								+ " that the log in " + this.disk.describe() + " may keep; raise the setting rooms",
						null);
			}
			room = new KeptRoom(this.lastRoom + 1, name);
			add(room);
		}
		return room;
	}

	/** An entry has been written, or met in a segment. */
	void placed(KeptRoom room, long sequence, String writer, long number, Segment segment, long place) {
		segment.total++;
		if (sequence <= room.facts.trimmed()) {
			return;
		}
		long before = (sequence <= room.written) ? room.place(this.index, sequence) : Place.NOWHERE;
		released(before);
		segment.live++;
		if (sequence > room.written + 1) {
			room.missing.add(room.written + 1, sequence - 1);
		}
		room.place(this.index, sequence, place);
		if (sequence > room.written) {
			room.written = sequence;
		}
		else if (!room.missing.isEmpty()) {
			room.missing.remove(sequence, sequence);
		}
		room.writers.add(writer, number, sequence);
	}

	/** Facts of a room have been written, or met in a segment. */
	void stated(KeptRoom room, RoomFacts stated, Segment segment, long place) {
		RoomFacts facts = room.facts.and(stated);
		released(room.factsPlace);
		segment.total++;
		segment.live++;
		room.factsPlace = place;
		room.dirty = true;
		for (long gone = room.facts.trimmed() + 1; gone <= Math.min(facts.trimmed(), room.written); gone++) {
			released(room.place(this.index, gone));
		}
		room.facts = facts;
		room.epoch = Math.max(room.epoch, facts.epoch());
		room.missing.remove(0, facts.trimmed());
		room.forgetTrimmed();
		room.writers.limit(this.settings.writers(), facts.trimmed());
	}

	/** The log says elsewhere that a room has entries up to here. */
	void reached(KeptRoom room, long head) {
		if (head > room.written) {
			room.missing.add(room.written + 1, head);
			room.written = head;
			room.dirty = true;
		}
	}

	private void released(long place) {
		if (place != Place.NOWHERE) {
			Segment segment = this.segments.get(Place.segment(place));
			if (segment != null) {
				segment.live--;
			}
		}
	}

	void enqueue(Work work) {
		this.queue.add(work);
		count(work);
		notifyAll();
	}

	/** Takes work into the bounds of what waits. */
	void count(Work work) {
		this.queuedBytes += work.bytes();
		this.queuedEntries++;
	}

	/** Takes work out of the bounds of what waits. */
	void settle(Work work) {
		this.queuedBytes -= work.bytes();
		this.queuedEntries--;
	}

	/** Takes what waits first, as much as is written together. */
	List<Work> take(long bytes) {
		List<Work> batch = new ArrayList<>();
		long taken = 0;
		while (!this.queue.isEmpty() && taken < bytes) {
			Work work = this.queue.remove();
			taken += work.bytes();
			batch.add(work);
		}
		return batch;
	}

	/**
	 * Takes the entries that wait before anything else does, no more than these bytes.
	 */
	List<Work> takeEntries(long bytes) {
		List<Work> batch = new ArrayList<>();
		long taken = 0;
		for (Work work = this.queue.peek(); work != null && work.kind == Work.Kind.ENTRY
				&& taken < bytes; work = this.queue.peek()) {
			this.queue.remove();
			taken += work.bytes();
			batch.add(work);
		}
		return batch;
	}

}
