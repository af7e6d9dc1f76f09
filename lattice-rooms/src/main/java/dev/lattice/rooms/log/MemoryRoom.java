package dev.lattice.rooms.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/** What a {@link MemoryRoomLog} keeps of a room. Guarded by the log. */
final class MemoryRoom {

	/** Of how many writers the last number is remembered. */
	private static final int MAX_WRITERS = 4096;

	private final String name;

	private List<LogEntry> entries = new ArrayList<>();

	/** The last entry that is trimmed. */
	private long trimmed;

	@Nullable LogSnapshot snapshot;

	final List<MemorySubscription> subscriptions = new ArrayList<>(1);

	/** The one heard of longest ago first. */
	private final Map<String, Writer> writers = new LinkedHashMap<>(4);

	private long epoch;

	private @Nullable String owner;

	private long leaseUntil;

	MemoryRoom(String name) {
		this.name = name;
	}

	long last() {
		return this.trimmed + this.entries.size();
	}

	long trimmed() {
		return this.trimmed;
	}

	/** The number of an entry that was there already, 0 if it is trimmed, or -1. */
	long find(String writer, long number) {
		Writer known = this.writers.get(writer);
		if (known == null || number > known.last) {
			return -1;
		}
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			LogEntry entry = this.entries.get(i);
			if (entry.number() == number && entry.writer().equals(writer)) {
				return entry.sequence();
			}
		}
		return (number <= known.trimmed) ? 0 : -1;
	}

	long append(AppendRequest request) {
		LogEntry entry = new LogEntry(last() + 1, request.writer(), request.number(), request.payload());
		this.entries.add(entry);
		Writer known = this.writers.remove(entry.writer());
		Writer writer = (known != null) ? known : new Writer();
		writer.last = Math.max(writer.last, entry.number());
		this.writers.put(entry.writer(), writer);
		if (this.writers.size() > MAX_WRITERS) {
			Iterator<String> oldest = this.writers.keySet().iterator();
			oldest.next();
			oldest.remove();
		}
		return entry.sequence();
	}

	List<LogEntry> read(long from, int most) {
		if (from <= this.trimmed) {
			throw new RoomLogException(Reason.TRIMMED, "Entry " + from + " of room '" + this.name
					+ "' is trimmed, up to " + this.trimmed + "; begin with the snapshot", null);
		}
		long begin = from - this.trimmed - 1;
		if (begin >= this.entries.size()) {
			return List.of();
		}
		return List.copyOf(this.entries.subList((int) begin, (int) Math.min(this.entries.size(), begin + most)));
	}

	/** Forgets entries, and returns them. */
	List<LogEntry> trim(long upTo) {
		long bound = (this.snapshot != null) ? Math.min(upTo, this.snapshot.upTo()) : 0;
		int count = (int) Math.max(0, bound - this.trimmed);
		List<LogEntry> forgotten = List.copyOf(this.entries.subList(0, count));
		this.trimmed += count;
		for (LogEntry entry : forgotten) {
			Writer writer = this.writers.get(entry.writer());
			if (writer != null) {
				writer.trimmed = Math.max(writer.trimmed, entry.number());
			}
		}
		this.entries = new ArrayList<>(this.entries.subList(count, this.entries.size()));
		return forgotten;
	}

	void checkFence(Fence fence) {
		if (!fence.equals(Fence.NONE) && fence.epoch() != this.epoch) {
			throw new RoomLogException(Reason.FENCED, "Epoch " + fence.epoch() + " of room '" + this.name
					+ "' is over, it is in epoch " + this.epoch + "; claim the room again", null);
		}
	}

	Fence claim(String claimant, long now, long millis) {
		boolean held = this.owner != null && now < this.leaseUntil;
		if (held && !claimant.equals(this.owner)) {
			throw new RoomLogException(Reason.TAKEN,
					"Room '" + this.name + "' is '" + this.owner + "''s for another " + (this.leaseUntil - now) + " ms",
					null);
		}
		if (!held) {
			this.epoch++;
		}
		this.owner = claimant;
		this.leaseUntil = now + millis;
		return new Fence(this.epoch);
	}

	void release(String claimant) {
		if (claimant.equals(this.owner)) {
			this.owner = null;
		}
	}

	/**
	 * What a writer has appended: its highest number, and the highest that is trimmed.
	 */
	private static final class Writer {

		long last = -1;

		long trimmed = -1;

	}

}
