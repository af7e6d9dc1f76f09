package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a directory holds: from the index as far as that says, then from the
 * segments.
 */
final class Opening {

	private static final Logger logger = LoggerFactory.getLogger(Opening.class);

	/** So many entries are met before their places go to the index. */
	private static final int ENTRIES = 500_000;

	private final Ledger ledger;

	private final SnapshotInventory snapshots;

	private final Losses losses;

	private final Telling telling;

	/** Where the index was written, and where the log ends. */
	private long indexSegment;

	private long indexEnd;

	/** Up to where the last segment is durable for sure. */
	private long durable;

	private int met;

	Opening(Ledger ledger, SnapshotFiles snapshots, StoreHealth health) {
		this.ledger = ledger;
		this.telling = new Telling(ledger.disk, health);
		this.snapshots = new SnapshotInventory(ledger, snapshots, this.telling);
		this.losses = new Losses(ledger, this.telling);
	}

	long indexSegment() {
		return this.indexSegment;
	}

	long indexEnd() {
		return this.indexEnd;
	}

	/** Reads the log. Called before anybody else knows the ledger. */
	@Nullable ActiveSegment open(@Nullable String indexReplaced) throws IOException {
		List<String> files = this.ledger.disk.list();
		TreeSet<Long> numbers = new TreeSet<>();
		for (String file : files) {
			long number = Segment.number(file);
			if (number > 0) {
				numbers.add(number);
			}
		}
		String wrong = (indexReplaced != null) ? indexReplaced : fromIndex(numbers);
		if (wrong == null && this.losses.any()) {
			wrong = "a segment is damaged, and all of them were read again";
		}
		if (wrong != null) {
			fromSegments(numbers);
			if (!numbers.isEmpty()) {
				this.telling.happened(new StoreHealth.IndexRebuilt(wrong));
			}
		}
		this.snapshots.take(files, this.losses.any());
		this.losses.tell();
		this.losses.count(files);
		settle();
		return active();
	}

	/**
	 * Reads the index and what was written after it; says what is wrong if that does not
	 * fit.
	 */
	private @Nullable String fromIndex(NavigableSet<Long> numbers) throws IOException {
		try {
			byte[] meta = this.ledger.index.get(Index.Table.META, 0);
			if (meta == null) {
				return "there was none";
			}
			Input in = Input.of(meta);
			if (in.number() != Checkpoint.VERSION) {
				return "it has another format";
			}
			this.indexSegment = in.number();
			this.indexEnd = in.number();
			this.ledger.index.forEach(Index.Table.SEGMENTS,
					(number, value) -> this.ledger.segments.put(number, Segment.decode(number, Input.of(value))));
			this.ledger.index.forEach(Index.Table.ROOMS,
					(id, value) -> this.ledger.add(KeptRoom.load((int) (long) id, Input.of(value))));
		}
		catch (RuntimeException ex) {
			logger.debug("The index cannot be read", ex);
			return "it could not be read: " + ex.getMessage();
		}
		String wrong = compare(numbers);
		if (wrong == null) {
			long last = this.indexSegment;
			scan(last, this.indexEnd, numbers);
			for (long number : numbers.tailSet(last, false)) {
				scan(number, Segment.HEADER, numbers);
			}
		}
		return wrong;
	}

	/** Whether the segments are those that the index knows. */
	private @Nullable String compare(NavigableSet<Long> numbers) throws IOException {
		for (Segment known : this.ledger.segments.values()) {
			if (!numbers.contains(known.number)) {
				return known.name() + " is not there";
			}
			try (Disk.Data file = this.ledger.disk.open(known.name())) {
				Segment found = SegmentScan.header(file, known.number);
				if (found == null || found.salt != known.salt) {
					return known.name() + " is another file than it was";
				}
				if (file.size() < known.end) {
					return "it says more of " + known.name() + " than that holds";
				}
			}
		}
		if (!this.ledger.segments.containsKey(this.indexSegment)) {
			return "it does not know where it was written";
		}
		for (long number : Set.copyOf(numbers.headSet(this.indexSegment))) {
			if (!this.ledger.segments.containsKey(number)) {
				// Nothing of it was needed when the index was written.
				this.ledger.disk.delete(Segment.name(number));
				numbers.remove(number);
			}
		}
		return null;
	}

	private void fromSegments(NavigableSet<Long> numbers) throws IOException {
		this.ledger.clear();
		this.ledger.index.clear();
		this.losses.clear();
		this.indexSegment = 0;
		this.indexEnd = 0;
		for (long number : Set.copyOf(numbers).stream().sorted().toList()) {
			scan(number, Segment.HEADER, numbers);
		}
	}

	private void scan(long number, long from, NavigableSet<Long> numbers) throws IOException {
		Long next = numbers.higher(number);
		try (Disk.Data file = this.ledger.disk.open(Segment.name(number))) {
			Segment segment = this.ledger.segments.get(number);
			if (segment == null) {
				segment = SegmentScan.header(file, number);
				if (segment == null) {
					unreadable(number, next, numbers);
					return;
				}
				this.ledger.segments.put(number, segment);
			}
			Segment source = segment;
			List<Met> unnamed = new ArrayList<>();
			Frame.Begin behind = (next == null) ? null : begin(number, next);
			SegmentScan.Visitor visitor = (frame, offset, size) -> meet(source, frame, Place.of(number, offset),
					unnamed);
			SegmentScan.Outcome outcome = new SegmentScan(file, source).scan(from, (behind == null) ? -1 : behind.end(),
					false, visitor);
			source.end = outcome.end();
			if (behind != null && behind.written() > source.end && !outcome.damaged()) {
				source.end = new SegmentScan(file, source).prefix(behind.end(), behind.written(), visitor);
				writeAgain(file, behind.end(), source.end);
			}
			this.durable = outcome.durable();
			if (outcome.damaged()) {
				this.losses.damaged(source, outcome.gaps(), next == null);
				// Definitions that were damaged may stand again behind their first use.
				unnamed.forEach((met) -> placed(source, met.entry(), met.place()));
			}
			if (next == null && source.end <= Segment.HEADER && !source.damaged) {
				// Nothing is written to a segment before its beginning is durable.
				this.ledger.segments.remove(number);
				this.ledger.disk.delete(source.name());
				numbers.remove(number);
			}
		}
	}

	private record Met(Frame.Entry entry, long place) {

	}

	/** What the segment behind another one says of it, if it does. */
	private Frame.@Nullable Begin begin(long number, long next) throws IOException {
		try (Disk.Data file = this.ledger.disk.open(Segment.name(next))) {
			Segment segment = SegmentScan.header(file, next);
			return (segment != null && SegmentScan.at(file, segment, Segment.HEADER) instanceof Frame.Begin begin
					&& begin.before() == number) ? begin : null;
		}
	}

	/** A segment without a header: one whose making was interrupted, or a damaged one. */
	private void unreadable(long number, @Nullable Long next, NavigableSet<Long> numbers) throws IOException {
		numbers.remove(number);
		String name = Segment.name(number);
		long size;
		try (Disk.Data file = this.ledger.disk.open(name)) {
			size = file.size();
		}
		if (next == null && size <= Segment.HEADER) {
			this.ledger.disk.delete(name);
			return;
		}
		this.ledger.disk.rename(name, Segments.damagedName(number));
		this.ledger.disk.sync();
		if (next != null) {
			this.losses.damaged(new Segment(number, 0), List.of(new StoreHealth.Gap(0, size)), false);
		}
	}

	private void meet(Segment segment, Frame frame, long place, List<Met> unnamed) {
		switch (frame) {
			case Frame.Writer writer -> {
				while (segment.writers.size() < writer.writer()) {
					segment.writers.add("");
				}
				segment.writers.set(writer.writer() - 1, writer.name());
			}
			case Frame.Room stated -> {
				KeptRoom room = this.ledger.byId.get(stated.room());
				if (room == null) {
					room = new KeptRoom(stated.room(), stated.name());
					this.ledger.add(room);
				}
				room.writers.addAll(stated.writers());
				this.ledger.reached(room, stated.head());
				this.ledger.stated(room, stated.facts(), segment, place);
			}
			case Frame.Name named -> {
				if (!this.ledger.byId.containsKey(named.room())) {
					this.ledger.add(new KeptRoom(named.room(), named.name()));
				}
			}
			case Frame.Entry entry -> {
				if (isNamed(segment, entry)) {
					placed(segment, entry, place);
				}
				else {
					unnamed.add(new Met(entry, place));
				}
			}
			case Frame.Begin begin -> {
			}
			case Frame.End end -> {
			}
		}
	}

	private boolean isNamed(Segment segment, Frame.Entry entry) {
		int writer = entry.writer();
		return this.ledger.byId.containsKey(entry.room())
				&& (writer == 0 || (writer <= segment.writers.size() && !segment.writers.get(writer - 1).isEmpty()));
	}

	private void placed(Segment segment, Frame.Entry entry, long place) {
		KeptRoom room = this.ledger.byId.get(entry.room());
		if (room != null && isNamed(segment, entry)) {
			this.ledger.placed(room, entry.sequence(), KeptRoom.writer(entry, segment), entry.number(), segment, place);
			this.met++;
			if (this.met % ENTRIES == 0) {
				spill();
			}
		}
	}

	/**
	 * Moves places to the index, so that a log may hold more of them than memory does.
	 */
	private void spill() {
		for (KeptRoom room : this.ledger.rooms.values()) {
			if (room.dirty) {
				room.save(this.ledger.index);
				room.forgetFresh();
			}
		}
		this.ledger.index.remove(Index.Table.META, 0);
		this.ledger.index.commit();
	}

	/** What is there now is durable, or is made so before anything is written. */
	private void settle() {
		for (KeptRoom room : this.ledger.rooms.values()) {
			room.head = room.written;
			room.durable = room.written;
			room.durableFacts = room.facts;
			room.epoch = Math.max(room.epoch, room.facts.epoch());
		}
	}

	/**
	 * The last segment, to be gone on with, without its torn end; null if a new one is to
	 * begin.
	 */
	private @Nullable ActiveSegment active() throws IOException {
		if (this.ledger.segments.isEmpty()) {
			return null;
		}
		Segment last = this.ledger.segments.lastEntry().getValue();
		ActiveSegment active = new ActiveSegment(last, this.ledger.disk.open(last.name()));
		active.file.truncate(last.end);
		writeAgain(active.file, Math.min(this.durable, last.end), last.end);
		active.durable = last.end;
		active.finished = last.damaged;
		for (KeptRoom room : this.ledger.rooms.values()) {
			if (Place.segment(room.factsPlace) == last.number
					|| Place.segment(room.lastPlace(this.ledger.index)) == last.number) {
				active.touched.add(room);
			}
		}
		return active;
	}

	/**
	 * Makes the end of a segment durable. A process before this one may have failed to,
	 * and then the system says of what it still can read that it is durable, unless it is
	 * written again.
	 */
	private static void writeAgain(Disk.Data file, long from, long end) throws IOException {
		byte[] some = new byte[1 << 20];
		for (long at = from; at < end;) {
			int count = file.read(some, 0, (int) Math.min(some.length, end - at), at);
			file.write(some, 0, count, at);
			at += count;
		}
		file.force();
	}

}
