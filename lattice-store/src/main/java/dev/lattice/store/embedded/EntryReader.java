package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries from the segments, while they are written and moved. Safe for concurrent
 * use; blocks.
 */
final class EntryReader {

	/** So many places are looked up at once. */
	private static final int PLACES = 256;

	/** An entry that was moved while it was read is looked up again so often. */
	private static final int ATTEMPTS = 5;

	private static final long IN_INDEX = -1;

	private final Ledger ledger;

	private final Segments segments;

	private final StoreHealth health;

	EntryReader(Ledger ledger, Segments segments, StoreHealth health) {
		this.ledger = ledger;
		this.segments = segments;
		this.health = health;
	}

	/**
	 * Reads entries that are written.
	 * @throws RoomLogException as {@link dev.lattice.rooms.log.RoomLog#read} fails
	 */
	List<LogEntry> read(String name, long from, int most) {
		List<LogEntry> entries = new ArrayList<>();
		long bytes = 0;
		int failures = 0;
		while (entries.size() < most && bytes < this.ledger.settings.readBytes()) {
			long next = from + entries.size();
			KeptRoom room = find(name);
			long[] places = (room != null) ? places(room, next, most - entries.size(), entries.isEmpty()) : new long[0];
			if (places.length == 0 || room == null) {
				break;
			}
			for (int i = 0; i < places.length && bytes < this.ledger.settings.readBytes(); i++) {
				LogEntry entry;
				try {
					entry = read(room, next + i, places[i]);
				}
				catch (IOException | RuntimeException ex) {
					entry = failed(room, ex, ++failures);
				}
				if (entry == null) {
					if (++failures >= ATTEMPTS) {
						RoomLogException damage = damaged(room, next + i, places[i]);
						if (entries.isEmpty()) {
							throw damage;
						}
						return entries;
					}
					break;
				}
				failures = 0;
				entries.add(entry);
				bytes += entry.payload().length;
			}
		}
		return entries;
	}

	private @Nullable KeptRoom find(String name) {
		synchronized (this.ledger) {
			return this.ledger.rooms.get(name);
		}
	}

	private long[] places(KeptRoom room, long from, int most, boolean first) {
		long[] places;
		synchronized (this.ledger) {
			if (this.ledger.closed) {
				throw new RoomLogException(Reason.UNAVAILABLE,
						"The log in " + this.ledger.disk.describe() + " is closed", null);
			}
			if (from <= room.facts.trimmed()) {
				if (!first) {
					return new long[0];
				}
				throw new RoomLogException(Reason.TRIMMED, "Entry " + from + " of room '" + room.name
						+ "' is trimmed away, like all up to " + room.facts.trimmed() + "; begin with the snapshot",
						null);
			}
			if (from > room.written) {
				return new long[0];
			}
			if (from >= room.damagedFrom()) {
				if (!first) {
					return new long[0];
				}
				throw damage(room);
			}
			long end = Math.min(room.written, room.damagedFrom() - 1);
			places = new long[(int) Math.min(Math.min(most, PLACES), end - from + 1)];
			for (int i = 0; i < places.length; i++) {
				places[i] = room.freshPlace(from + i, IN_INDEX);
			}
		}
		return places;
	}

	private @Nullable LogEntry read(KeptRoom room, long sequence, long place) throws IOException {
		long known = (place == IN_INDEX) ? room.indexed(this.ledger.index, sequence) : place;
		if (known == Place.NOWHERE || !(this.segments.read(known) instanceof Frame.Entry entry)
				|| entry.room() != room.id || entry.sequence() != sequence) {
			return null;
		}
		synchronized (this.ledger) {
			Segment segment = this.ledger.segments.get(Place.segment(known));
			return (segment == null) ? null : KeptRoom.entry(entry, segment);
		}
	}

	private @Nullable LogEntry failed(KeptRoom room, Exception failure, int failures) {
		if (failures < ATTEMPTS) {
			return null;
		}
		throw new RoomLogException(Reason.UNAVAILABLE,
				"Room '" + room.name + "' cannot be read in " + this.ledger.disk.describe() + ": " + failure, failure);
	}

	/** Why a room that lacks entries fails. */
	RoomLogException damage(KeptRoom room) {
		synchronized (this.ledger) {
			String what = (room.snapshotLost != null) ? room.snapshotLost : "entries from " + room.missing.from(0)
					+ " to " + room.missing.to(room.missing.count() - 1) + " are lost in whole or in part";
			return new RoomLogException(Reason.DAMAGED, "Room '" + room.name + "' in " + this.ledger.disk.describe()
					+ " is damaged: " + what + "; keep a snapshot that holds them, or restore the directory", null);
		}
	}

	private RoomLogException damaged(KeptRoom room, long sequence, long place) {
		long known = (place == IN_INDEX) ? room.indexed(this.ledger.index, sequence) : place;
		synchronized (this.ledger) {
			room.missing.add(sequence, sequence);
			room.dirty = true;
			this.ledger.damagedSegments += this.ledger.suspicious ? 0 : 1;
			this.ledger.suspicious = true;
		}
		this.health.happened(new StoreHealth.SegmentDamaged(Segment.name(Place.segment(known)), "", List.of(),
				List.of(new StoreHealth.Lost(room.name, sequence, sequence)), List.of(), 0));
		return damage(room);
	}

	/**
	 * Looks for the entry with a writer's number, the last one first; 0 if it is not
	 * there.
	 */
	long find(String name, String writer, long number) {
		KeptRoom room = find(name);
		long high;
		synchronized (this.ledger) {
			high = (room != null) ? room.written : 0;
		}
		while (high > 0) {
			long low = Math.max(1, high - PLACES + 1);
			synchronized (this.ledger) {
				low = (room != null) ? Math.max(low, room.facts.trimmed() + 1) : low;
			}
			if (low > high) {
				return 0;
			}
			for (long next = low; next <= high;) {
				List<LogEntry> some = read(name, next, (int) (high - next + 1));
				if (some.isEmpty()) {
					return 0;
				}
				for (LogEntry entry : some) {
					if (entry.number() == number && entry.writer().equals(writer)) {
						return entry.sequence();
					}
				}
				next += some.size();
			}
			high = low - 1;
		}
		return 0;
	}

}
