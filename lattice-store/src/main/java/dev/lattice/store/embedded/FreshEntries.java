package dev.lattice.store.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * The last entries of a room that were written and not handed to one who follows it, so
 * that they need not be read back. Only a help: what is missing here is in the files. Not
 * safe for concurrent use.
 */
final class FreshEntries {

	/** More is read back. */
	private static final int BYTES = 64 << 10;

	/** Without gaps. */
	private final ArrayDeque<LogEntry> entries = new ArrayDeque<>(1);

	private int bytes;

	/** The next entry is written. */
	void add(LogEntry entry) {
		LogEntry last = this.entries.peekLast();
		int more = entry.payload().length;
		if (last != null && (last.sequence() + 1 != entry.sequence() || this.bytes + more > BYTES)) {
			clear();
		}
		if (more <= BYTES) {
			this.entries.add(entry);
			this.bytes += more;
		}
	}

	/** Returns what comes next, or null if it is not here; forgets what comes before. */
	@Nullable LogEntry peek(long next) {
		while (!this.entries.isEmpty() && this.entries.element().sequence() < next) {
			remove();
		}
		LogEntry first = this.entries.peek();
		return (first != null && first.sequence() == next) ? first : null;
	}

	/**
	 * Takes out what comes next, and forgets what comes before.
	 * @return none if the next one is not here
	 */
	List<LogEntry> take(long next, int most) {
		if (peek(next) == null) {
			return List.of();
		}
		int count = Math.min(most, this.entries.size());
		List<LogEntry> taken = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			taken.add(remove());
		}
		return taken;
	}

	private LogEntry remove() {
		LogEntry entry = this.entries.remove();
		this.bytes -= entry.payload().length;
		return entry;
	}

	void clear() {
		this.entries.clear();
		this.bytes = 0;
	}

}
