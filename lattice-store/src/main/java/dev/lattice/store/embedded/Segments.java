package dev.lattice.store.embedded;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import dev.lattice.rooms.log.AckLevel;
import org.jspecify.annotations.Nullable;

/** The segment files: begins them, reads frames of them, and deletes them. */
final class Segments {

	private static final String ASIDE = "damaged-";

	private final Ledger ledger;

	private final IntSupplier salts;

	/** Files that are open for reading, the one that was not used longest first. */
	private final Map<Long, Disk.Data> open = new LinkedHashMap<>(16, 0.75f, true);

	Segments(Ledger ledger, IntSupplier salts) {
		this.ledger = ledger;
		this.salts = salts;
	}

	/**
	 * Begins a segment, which says where the one before ends, and what the rooms there
	 * have come to: so what a damage costs is known from the segment behind it.
	 */
	ActiveSegment begin(@Nullable ActiveSegment before, FrameOutput out) throws IOException {
		long number;
		long last;
		synchronized (this.ledger) {
			last = this.ledger.segments.isEmpty() ? 0 : this.ledger.segments.lastKey();
			number = last + 1;
		}
		Segment segment = new Segment(number, this.salts.getAsInt());
		Segment previous = this.ledger.segments.get(last);
		out.reset(segment.salt);
		out.beginning(last, (previous == null) ? 0 : previous.end, (previous == null) ? 0 : previous.written);
		List<Work> stated = new ArrayList<>();
		if (before != null) {
			for (KeptRoom room : before.touched) {
				Work work = Work.facts(room, (same) -> same, AckLevel.DURABLE, Work.Done.NOBODY);
				work.place = Place.of(number, Segment.HEADER + out.size());
				out.room(room, room.durable, room.durableFacts);
				stated.add(work);
			}
		}
		Disk.Data file = this.ledger.disk.create(segment.name());
		try {
			file.write(segment.header(), 0, Segment.HEADER, 0);
			file.write(out.array(), 0, out.size(), Segment.HEADER);
			file.force();
			this.ledger.disk.sync();
		}
		catch (IOException ex) {
			discard(file, segment, ex);
			throw ex;
		}
		synchronized (this.ledger) {
			segment.end += out.size();
			this.ledger.segments.put(number, segment);
			stated.forEach((work) -> this.ledger.stated(work.room, work.room.facts, segment, work.place));
		}
		if (before != null) {
			before.close();
		}
		return new ActiveSegment(segment, file);
	}

	private void discard(Disk.Data file, Segment segment, IOException failure) {
		try {
			file.close();
			this.ledger.disk.delete(segment.name());
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	/** Cuts off what was written behind the end; returns whether the system did so. */
	boolean cut(ActiveSegment active) {
		try {
			active.file.truncate(active.segment.end);
			return true;
		}
		catch (IOException ex) {
			return false; // the next segment says where this one ends
		}
	}

	/** Reads the frame at a place; null if it is not as it was written. */
	@Nullable Frame read(long place) throws IOException {
		long number = Place.segment(place);
		Segment segment;
		synchronized (this.ledger) {
			segment = this.ledger.segments.get(number);
		}
		if (segment == null) {
			return null;
		}
		try {
			return SegmentScan.at(file(number), segment, Place.offset(place));
		}
		catch (ClosedChannelException ex) {
			// An interrupted reader has closed it, or others have opened too many since.
			forget(number);
			throw ex;
		}
	}

	private Disk.Data file(long number) throws IOException {
		synchronized (this.open) {
			Disk.Data file = this.open.get(number);
			if (file == null) {
				file = this.ledger.disk.open(Segment.name(number));
				this.open.put(number, file);
				if (this.open.size() > this.ledger.settings.openFiles()) {
					Long eldest = this.open.keySet().iterator().next();
					forget(eldest);
				}
			}
			return file;
		}
	}

	private void forget(Long number) throws IOException {
		synchronized (this.open) {
			Disk.Data file = this.open.remove(number);
			if (file != null) {
				file.close();
			}
		}
	}

	/**
	 * Deletes a segment of which nothing is needed; one that was damaged is moved aside.
	 */
	void remove(Segment segment) throws IOException {
		forget(segment.number);
		if (segment.damaged) {
			this.ledger.disk.rename(segment.name(), damagedName(segment.number));
		}
		else {
			this.ledger.disk.delete(segment.name());
		}
		synchronized (this.ledger) {
			this.ledger.segments.remove(segment.number);
		}
	}

	static String damagedName(long number) {
		return ASIDE + Segment.name(number);
	}

	/** Whether a file is a damaged segment that was moved aside. */
	static boolean isAside(String file) {
		return file.startsWith(ASIDE);
	}

	void close() throws IOException {
		synchronized (this.open) {
			for (Disk.Data file : this.open.values()) {
				file.close();
			}
			this.open.clear();
		}
	}

}
