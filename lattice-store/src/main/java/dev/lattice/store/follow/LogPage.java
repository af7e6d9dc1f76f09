package dev.lattice.store.follow;

import java.util.List;

import dev.lattice.rooms.log.LogEntry;

/**
 * What a read of a log found.
 *
 * @param head the number of the log's last entry when it was read, 0 if there is none
 * @param entries the entries, in order, beginning with the first that was asked for
 */
public record LogPage(long head, List<LogEntry> entries) {

	public LogPage {
		entries = List.copyOf(entries);
	}

}
