package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.AckLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is still needed of segments that are mostly forgotten, so that it can be
 * appended again and the files be deleted. A step at a time; belongs to the writer's
 * thread.
 */
final class Cleaner {

	private static final Logger logger = LoggerFactory.getLogger(Cleaner.class);

	/** So much of a segment is looked at in one step. */
	private static final long STEP = 1L << 20;

	private final Ledger ledger;

	private @Nullable Segment segment;

	private Disk.@Nullable Data file;

	private long at;

	private long copied;

	/** The segment whose file could not be read, which is left alone. */
	private long unreadable;

	Cleaner(Ledger ledger) {
		this.ledger = ledger;
	}

	boolean isBusy() {
		return this.segment != null;
	}

	/** Begins anew later. */
	void stop() {
		close();
		this.segment = null;
	}

	/** What is to be appended again now. */
	List<Work> next(@Nullable ActiveSegment active) {
		Segment current = this.segment;
		if (current == null) {
			current = choose(active);
			if (current == null) {
				return List.of();
			}
			this.segment = current;
			this.at = Segment.HEADER;
			this.copied = 0;
		}
		List<Work> copies = new ArrayList<>();
		try {
			Disk.Data data = this.file;
			if (data == null) {
				data = this.ledger.disk.open(current.name());
				this.file = data;
			}
			Segment source = current;
			SegmentScan scan = new SegmentScan(data, source).stoppingAfter(STEP);
			SegmentScan.Outcome outcome = scan.scan(this.at, source.end, true,
					(frame, offset, size) -> copy(source, frame, Place.of(source.number, offset), copies));
			this.at = outcome.end();
			if (outcome.damaged() && !source.damaged) {
				logger.warn("{} is damaged; what can be read of it will be copied when the log is opened next",
						source.name());
				this.unreadable = source.number;
			}
			this.copied += copies.size();
			if (outcome.damaged() || outcome.end() >= source.end) {
				if (this.copied == 0) {
					this.unreadable = source.number; // what is needed of it is not what
														// it holds
				}
				stop();
			}
		}
		catch (IOException ex) {
			logger.warn("{} cannot be read", current.name(), ex);
			this.unreadable = current.number;
			stop();
		}
		synchronized (this.ledger) {
			copies.forEach(this.ledger::count);
		}
		return copies;
	}

	private @Nullable Segment choose(@Nullable ActiveSegment active) {
		synchronized (this.ledger) {
			for (Segment candidate : this.ledger.segments.values()) {
				boolean sealed = active == null || candidate != active.segment;
				if (sealed && candidate.live > 0 && candidate.isWorthCleaning()
						&& candidate.number != this.unreadable) {
					return candidate;
				}
			}
			return null;
		}
	}

	private void copy(Segment source, Frame frame, long place, List<Work> copies) {
		synchronized (this.ledger) {
			if (frame instanceof Frame.Entry entry) {
				KeptRoom room = this.ledger.byId.get(entry.room());
				if (room != null && entry.writer() <= source.writers.size() && entry.sequence() > room.facts.trimmed()
						&& room.place(this.ledger.index, entry.sequence()) == place) {
					copies.add(Work.copy(room, KeptRoom.entry(entry, source), place));
				}
			}
			else if (frame instanceof Frame.Room stated) {
				KeptRoom room = this.ledger.byId.get(stated.room());
				if (room != null && room.factsPlace == place) {
					copies.add(Work.facts(room, (same) -> same, AckLevel.REPLICATED, Work.Done.NOBODY));
				}
			}
		}
	}

	private void close() {
		Disk.Data data = this.file;
		this.file = null;
		if (data != null) {
			try {
				data.close();
			}
			catch (IOException ex) {
				logger.debug("A segment that was read could not be closed", ex);
			}
		}
	}

}
