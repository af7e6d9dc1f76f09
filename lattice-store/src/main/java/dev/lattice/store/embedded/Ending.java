package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.AckLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands at the end of a log that was closed: what the rooms in the last segment
 * have come to, then a mark. So damage there is known from a torn end, and what it costs,
 * without a segment behind.
 */
final class Ending {

	private static final Logger logger = LoggerFactory.getLogger(Ending.class);

	private final Ledger ledger;

	Ending(Ledger ledger) {
		this.ledger = ledger;
	}

	/** What the rooms have come to, to be written as other work is. */
	List<Work> statements(ActiveSegment segment) {
		List<Work> stated = new ArrayList<>();
		synchronized (this.ledger) {
			for (KeptRoom room : segment.touched) {
				Work work = Work.facts(room, (same) -> same, AckLevel.DURABLE, Work.Done.NOBODY);
				this.ledger.count(work);
				stated.add(work);
			}
		}
		return stated;
	}

	/** Says that all before was durable. */
	void mark(ActiveSegment segment, FrameOutput out) {
		out.reset(segment.segment.salt);
		out.ending();
		out.allBeforeIsDurable();
		try {
			segment.file.write(out.array(), 0, out.size(), segment.segment.end);
			segment.file.force();
			synchronized (this.ledger) {
				segment.segment.end += out.size();
				segment.durable = segment.segment.end;
			}
		}
		catch (IOException ex) {
			logger.debug("The end of {} could not be marked", segment.segment.name(), ex);
		}
	}

}
