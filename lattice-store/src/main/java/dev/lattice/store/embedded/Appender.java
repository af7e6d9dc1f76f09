package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Writes what waits: one write and one synchronization for all of it. Belongs to one
 * thread.
 */
final class Appender {

	/** So much is written together. */
	private static final long BATCH = 4L << 20;

	/** Beyond so much it is made durable even if nobody waits for that. */
	private static final long UNFORCED = 16L << 20;

	/** How often another segment is tried when one cannot be made durable. */
	private static final int ATTEMPTS = 3;

	private final Ledger ledger;

	private final Segments segments;

	private final Checkpoint checkpoint;

	private final Cleaner cleaner;

	private final LongSupplier clock;

	private final FullDisk fullDisk;

	private final Ending ending;

	private final Telling telling;

	private final Ahead ahead;

	private final Forcing forcing;

	/** For what is not a batch. */
	private final FrameOutput out = new FrameOutput();

	private @Nullable ActiveSegment active;

	private long unforcedSince;

	private long unforcedBytes;

	Appender(Ledger ledger, Segments segments, Checkpoint checkpoint, LongSupplier clock, Forcing forcing,
			StoreHealth health, @Nullable ActiveSegment active) {
		this.ledger = ledger;
		this.segments = segments;
		this.checkpoint = checkpoint;
		this.cleaner = new Cleaner(ledger);
		this.ahead = new Ahead(ledger);
		this.forcing = forcing;
		this.clock = clock;
		this.fullDisk = new FullDisk(ledger);
		this.ending = new Ending(ledger);
		this.telling = new Telling(ledger.disk, health);
		this.active = active;
	}

	/**
	 * Does what there is to do, once.
	 * @return how long nothing is to be done unless more work comes, in milliseconds
	 */
	long step() {
		List<Work> batch;
		synchronized (this.ledger) {
			if (this.ledger.failed != null) {
				return Long.MAX_VALUE;
			}
			long pause = this.ledger.fullUntil - this.clock.getAsLong();
			if (pause > 0) {
				return pause;
			}
			batch = this.ahead.take(BATCH);
		}
		batch.addAll(this.cleaner.next(this.active));
		if (!batch.isEmpty() && !write(batch)) {
			return this.ledger.settings.retryMillis();
		}
		return settle();
	}

	private long settle() {
		boolean waiting = !this.ledger.unforced.isEmpty();
		long age = this.clock.getAsLong() - this.unforcedSince;
		boolean isDue = this.checkpoint.isDue(this.active);
		if (waiting && (isDue || Work.isAwaited(this.ledger.unforced) || this.unforcedBytes >= UNFORCED
				|| age >= this.ledger.settings.syncMillis())) {
			ActiveSegment segment = this.active;
			if (segment != null && this.forcing.isRunning() && segment.hasRoom(this.ledger.settings.segmentBytes())) {
				this.ahead.prepare(segment, BATCH);
			}
			force();
			waiting = false;
		}
		if (isDue && this.ledger.failed == null) {
			this.checkpoint.make(this.active);
		}
		if (this.cleaner.isBusy() || !this.ahead.isEmpty()) {
			return 0;
		}
		return waiting ? Math.max(1, this.ledger.settings.syncMillis() - age) : Long.MAX_VALUE;
	}

	/**
	 * Writes and tells those for whom that is enough; false if the disk does not take it.
	 */
	private boolean write(List<Work> batch) {
		ActiveSegment begun = null;
		try {
			ActiveSegment segment = room();
			begun = segment;
			put(segment, batch);
		}
		catch (IOException ex) {
			full(begun, batch, ex);
			return false;
		}
		boolean again;
		synchronized (this.ledger) {
			again = this.ledger.fullUntil != 0;
			this.ledger.fullUntil = 0;
		}
		if (again) {
			this.telling.happened(new StoreHealth.SpaceAgain());
		}
		return true;
	}

	/** The segment that is written, a new one if the last one is full. */
	private ActiveSegment room() throws IOException {
		ActiveSegment segment = this.active;
		if (segment != null && segment.hasRoom(this.ledger.settings.segmentBytes())) {
			return segment;
		}
		if (!this.ledger.unforced.isEmpty()) {
			force();
			segment = this.active;
			if (this.ledger.failed != null) {
				throw new IOException(this.ledger.failed);
			}
			if (segment != null && segment.hasRoom(this.ledger.settings.segmentBytes())) {
				return segment;
			}
		}
		ActiveSegment next = this.segments.begin(segment, this.out);
		this.active = next;
		return next;
	}

	private void put(ActiveSegment target, List<Work> batch) throws IOException {
		FrameOutput encoded = this.ahead.encode(target, batch);
		target.write(encoded);
		if (Work.isAwaited(batch)) {
			this.forcing.begin(target.file, encoded.size());
		}
		List<Work> done = new ArrayList<>();
		Set<EmbeddedSubscription> ready = new LinkedHashSet<>();
		synchronized (this.ledger) {
			target.segment.end += encoded.size();
			target.name();
			for (Work work : batch) {
				target.applied(work, this.ledger, ready);
				if (work.kind == Work.Kind.WAIT && work.level != AckLevel.DURABLE) {
					this.ledger.settle(work);
				}
				else {
					if (this.ledger.unforced.isEmpty()) {
						this.unforcedSince = this.clock.getAsLong();
						this.unforcedBytes = 0;
					}
					this.unforcedBytes += work.bytes();
					this.ledger.unforced.add(work);
				}
				if (work.level != AckLevel.DURABLE) {
					done.add(work);
				}
			}
		}
		this.telling.done(done);
		ready.forEach(EmbeddedSubscription::written);
	}

	private void force() {
		ActiveSegment segment = this.active;
		if (segment == null) {
			return;
		}
		try {
			this.forcing.finish(segment.file);
			durable(segment);
		}
		catch (IOException ex) {
			this.ahead.giveBack();
			appendAgain(segment, ex);
		}
	}

	private void durable(ActiveSegment segment) {
		List<Work> done = new ArrayList<>();
		synchronized (this.ledger) {
			segment.durable = segment.segment.end;
			for (Work work : this.ledger.unforced) {
				this.ledger.settle(work);
				if (work.kind == Work.Kind.ENTRY) {
					work.room.durable = Math.max(work.room.durable, work.sequence);
				}
				else if (work.kind == Work.Kind.FACTS && work.facts != null) {
					work.room.durableFacts = work.facts;
				}
				if (work.level == AckLevel.DURABLE) {
					done.add(work);
				}
			}
			this.ledger.unforced.clear();
			this.ledger.synchronizations++;
		}
		this.telling.done(done);
	}

	/**
	 * A system that has failed to make pages durable may have forgotten which ones, so
	 * that asking again says nothing: what was not durable is written to another segment.
	 */
	private void appendAgain(ActiveSegment broken, IOException failure) {
		IOException last = failure;
		ActiveSegment segment = broken;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			this.telling
				.happened(new StoreHealth.SyncFailed(segment.segment.name(), String.valueOf(last.getMessage())));
			List<Work> again;
			synchronized (this.ledger) {
				this.ledger.lastSyncError = String.valueOf(last.getMessage());
				segment.finished = true;
				segment.segment.written = Math.max(segment.segment.written, segment.segment.end);
				segment.segment.end = segment.durable;
				again = List.copyOf(this.ledger.unforced);
			}
			try {
				segment = this.segments.begin(segment, this.out);
				this.active = segment;
				putAgain(segment, again);
				segment.file.force();
				durable(segment);
				return;
			}
			catch (IOException ex) {
				last = ex;
			}
		}
		fail("what was written cannot be made durable: " + last.getMessage());
	}

	private void putAgain(ActiveSegment target, List<Work> again) throws IOException {
		target.begin(this.out);
		target.encode(again, this.out);
		target.write(this.out);
		synchronized (this.ledger) {
			target.segment.end += this.out.size();
			target.name();
			again.forEach((work) -> target.applied(work, this.ledger, new LinkedHashSet<>()));
		}
	}

	/**
	 * The disk did not take a batch: nobody is told that it did, and what was promised
	 * waits.
	 */
	private void full(@Nullable ActiveSegment segment, List<Work> batch, IOException failure) {
		this.ahead.forget(); // it is in the batch
		boolean gone = true;
		if (segment != null) {
			segment.finished = true;
			// A part of it may have been written, and must not come back after a crash.
			gone = this.segments.cut(segment);
			force();
		}
		this.cleaner.stop();
		List<Work> refused = new ArrayList<>();
		boolean news;
		synchronized (this.ledger) {
			if (this.ledger.failed != null) {
				refused.addAll(batch);
			}
			else {
				refused.addAll(this.fullDisk.refused(batch));
			}
			refused.forEach(this.ledger::settle);
			this.ledger.lastWriteError = String.valueOf(failure.getMessage());
			news = this.ledger.fullUntil == 0 && this.ledger.failed == null;
			this.ledger.fullUntil = this.clock.getAsLong() + this.ledger.settings.retryMillis();
		}
		String why = "The log in " + this.ledger.disk.describe() + " cannot be written: " + failure.getMessage()
				+ "; make space, what is refused now may be appended again";
		if (news) {
			this.telling.happened(new StoreHealth.DiskFull(why));
		}
		gone &= this.ledger.failed == null;
		RoomLogException refusal = new RoomLogException(gone ? Reason.FULL : Reason.UNAVAILABLE, why, failure);
		this.telling.failed(refused, refusal);
	}

	/** Nothing more can be written. */
	void fail(String why) {
		stop("The log in " + this.ledger.disk.describe() + " has failed: " + why
				+ "; look at the disk, then open the log again");
		this.telling.happened(new StoreHealth.Failed(why));
	}

	/** Ends writing: everybody who waits hears of it. */
	private void stop(String why) {
		this.ahead.giveBack();
		List<Work> ended = new ArrayList<>();
		synchronized (this.ledger) {
			if (this.ledger.failed != null) {
				return;
			}
			this.ledger.failed = why;
			ended.addAll(this.ledger.unforced);
			ended.addAll(this.ledger.queue);
			this.ledger.unforced.clear();
			this.ledger.queue.clear();
			ended.forEach(this.ledger::settle);
		}
		RoomLogException failure = new RoomLogException(Reason.UNAVAILABLE, why, null);
		ended.removeIf((work) -> work.level != AckLevel.DURABLE && work.place != Place.NOWHERE);
		this.telling.failed(ended, failure);
	}

	/** Writes what waits and ends the segment. */
	void close() {
		for (int i = 0; i < 1000 && hasWork(); i++) {
			if (step() > 0 && this.ledger.fullUntil != 0) {
				break;
			}
		}
		ActiveSegment segment = this.active;
		if (segment != null && this.ledger.failed == null) {
			force();
			end(segment);
			if (this.ledger.failed == null) {
				this.checkpoint.make(this.active); // of nothing that is not durable
			}
		}
		stop("The log in " + this.ledger.disk.describe() + " is closed");
		segment = this.active;
		if (segment != null) {
			segment.close();
		}
	}

	private boolean hasWork() {
		synchronized (this.ledger) {
			return this.ledger.failed == null
					&& !(this.ledger.queue.isEmpty() && this.ledger.unforced.isEmpty() && this.ahead.isEmpty());
		}
	}

	private void end(ActiveSegment segment) {
		if (isGoneOnWith(segment) && !segment.touched.isEmpty()) {
			List<Work> stated = this.ending.statements(segment);
			try {
				put(segment, stated);
				force();
			}
			catch (IOException ex) {
				full(segment, stated, ex);
			}
		}
		if (isGoneOnWith(segment)) {
			this.ending.mark(segment, this.out);
		}
	}

	private boolean isGoneOnWith(ActiveSegment segment) {
		return !segment.finished && segment == this.active && this.ledger.failed == null;
	}

}
