package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the index, and deletes the segments that are not needed then. Belongs to the
 * writer's thread, and is made where everything that is written is durable.
 */
final class Checkpoint {

	private static final Logger logger = LoggerFactory.getLogger(Checkpoint.class);

	static final int VERSION = 1;

	private final Ledger ledger;

	private final Segments segments;

	/** Where the index was written. */
	private long lastSegment;

	private long lastEnd;

	Checkpoint(Ledger ledger, Segments segments, long segment, long end) {
		this.ledger = ledger;
		this.segments = segments;
		this.lastSegment = segment;
		this.lastEnd = end;
	}

	boolean isDue(@Nullable ActiveSegment active) {
		if (active == null) {
			return false;
		}
		long since = active.segment.end;
		if (active.segment.number == this.lastSegment) {
			since -= this.lastEnd;
		}
		else if (active.segment.number > this.lastSegment + 1) {
			since += this.ledger.settings.checkpointBytes();
		}
		else {
			Segment before = this.ledger.segments.get(this.lastSegment);
			since += (before != null) ? before.end - this.lastEnd : 0;
		}
		return since >= this.ledger.settings.checkpointBytes() || !dead(active).isEmpty();
	}

	/** The segments of which nothing is needed. */
	private List<Segment> dead(ActiveSegment active) {
		List<Segment> dead = new ArrayList<>();
		synchronized (this.ledger) {
			for (Segment segment : this.ledger.segments.values()) {
				if (segment != active.segment && segment.live == 0) {
					dead.add(segment);
				}
			}
		}
		return dead;
	}

	void make(@Nullable ActiveSegment active) {
		if (active == null) {
			return;
		}
		List<Segment> dead = dead(active);
		try {
			save(active, dead);
		}
		catch (RuntimeException ex) {
			logger.warn("The index in {} cannot be written; it is tried again later", this.ledger.disk.describe(), ex);
			if (!this.ledger.index.revert()) {
				logger.error("The index in {} is gone; open the log again to make it anew",
						this.ledger.disk.describe());
			}
			this.lastSegment = active.segment.number;
			this.lastEnd = active.segment.end;
			return;
		}
		for (Segment segment : dead) {
			try {
				this.segments.remove(segment);
			}
			catch (IOException ex) {
				logger.warn("{} cannot be deleted; that is tried again when the log is opened next", segment.name(),
						ex);
				synchronized (this.ledger) {
					this.ledger.segments.remove(segment.number);
				}
			}
		}
	}

	private void save(ActiveSegment active, List<Segment> dead) {
		Index index = this.ledger.index;
		List<KeptRoom> dirty = new ArrayList<>();
		synchronized (this.ledger) {
			for (KeptRoom room : this.ledger.rooms.values()) {
				if (room.dirty) {
					dirty.add(room);
				}
			}
		}
		dirty.forEach((room) -> room.save(index));
		for (Segment segment : this.ledger.segments.values()) {
			if (dead.contains(segment)) {
				index.remove(Index.Table.SEGMENTS, segment.number);
				continue;
			}
			Output out = new Output(64);
			segment.encode(out);
			index.put(Index.Table.SEGMENTS, segment.number, out.copy());
		}
		Output out = new Output(32);
		out.number(VERSION);
		out.number(active.segment.number);
		out.number(active.segment.end);
		if (this.ledger.suspicious) {
			index.remove(Index.Table.META, 0);
		}
		else {
			index.put(Index.Table.META, 0, out.copy());
		}
		index.commit();
		synchronized (this.ledger) {
			for (KeptRoom room : dirty) {
				room.forgetFresh();
				room.dirty = false;
			}
		}
		this.lastSegment = active.segment.number;
		this.lastEnd = active.segment.end;
	}

}
