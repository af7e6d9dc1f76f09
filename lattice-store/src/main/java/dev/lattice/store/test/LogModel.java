package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import org.jspecify.annotations.Nullable;

/** What one room's log is to do, in the plainest way. */
final class LogModel {

	/** All entries there ever were; the one with number n at n - 1. */
	final List<LogEntry> entries = new ArrayList<>();

	private final Map<String, Map<Long, Long>> got = new HashMap<>();

	private final Map<String, Long> trimmedNumber = new HashMap<>();

	@Nullable LogSnapshot snapshot;

	long trimmed;

	long epoch;

	@Nullable String owner;

	/**
	 * The number of the entry that an append is a duplicate of; 0 if there is none, -1 if
	 * it is trimmed, -2 if there is none and the log need not know.
	 */
	long duplicateOf(String writer, long number) {
		Long sequence = this.got.getOrDefault(writer, Map.of()).get(number);
		if (sequence != null) {
			return (sequence > this.trimmed) ? sequence : -1;
		}
		return (number <= this.trimmedNumber.getOrDefault(writer, -1L)) ? -2 : 0;
	}

	long append(String writer, long number, byte[] payload) {
		long sequence = this.entries.size() + 1L;
		this.entries.add(new LogEntry(sequence, writer, number, payload));
		this.got.computeIfAbsent(writer, (name) -> new HashMap<>()).put(number, sequence);
		return sequence;
	}

	void keep(LogSnapshot latest) {
		LogSnapshot before = this.snapshot;
		if (before == null || latest.upTo() >= before.upTo()) {
			this.snapshot = latest;
		}
	}

	long trim(long upTo) {
		LogSnapshot latest = this.snapshot;
		long most = (latest != null) ? Math.min(upTo, latest.upTo()) : 0;
		while (this.trimmed < most) {
			LogEntry entry = this.entries.get((int) this.trimmed++);
			this.trimmedNumber.merge(entry.writer(), entry.number(), Math::max);
		}
		return this.trimmed;
	}

	List<LogEntry> from(long sequence) {
		int start = (int) Math.min(sequence - 1, this.entries.size());
		return this.entries.subList(start, this.entries.size());
	}

}
