package dev.lattice.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rooms in a directory of this machine. One thread of its own writes, named
 * {@value #THREAD}; what waits while it writes is written together next, so that many
 * appends share one synchronization. {@link AckLevel#REPLICATED} means that the operating
 * system has it, {@link AckLevel#DURABLE} that the disk has. A read sees what the system
 * has, and waits for what was accepted. Leases are those of one process: none is held
 * after a start.
 */
public final class EmbeddedRoomLog implements RoomLog {

	/** The name of the thread that writes. */
	public static final String THREAD = "lattice-room-log";

	private static final String FORCER = "lattice-room-log-sync";

	/** The longest name of a room, in characters. */
	static final int MAX_NAME = 200;

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRoomLog.class);

	private final Ledger ledger;

	private final Desk desk;

	private final Segments segments;

	private final EntryReader reader;

	private final SnapshotDesk snapshots;

	private final Appender appender;

	private final Executor executor;

	private final @Nullable Thread writer;

	/** Where the writer has something made durable while it encodes what is next. */
	private final @Nullable ExecutorService forcer;

	private boolean ended;

	private EmbeddedRoomLog(Disk disk, Index index, @Nullable String indexReplaced, EmbeddedSettings settings,
			StoreHealth health, Executor executor, LongSupplier clock, IntSupplier salts, boolean threaded)
			throws IOException {
		this.ledger = new Ledger(disk, index, settings);
		this.executor = executor;
		this.segments = new Segments(this.ledger, salts);
		SnapshotFiles files = new SnapshotFiles(disk);
		Opening opening = new Opening(this.ledger, files, health);
		ActiveSegment active = opening.open(indexReplaced);
		Checkpoint checkpoint = new Checkpoint(this.ledger, this.segments, opening.indexSegment(), opening.indexEnd());
		this.forcer = threaded ? Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(FORCER).factory())
				: null;
		this.appender = new Appender(this.ledger, this.segments, checkpoint, clock,
				(this.forcer != null) ? Forcing.elsewhere(this.forcer) : Forcing.here(), health, active);
		this.reader = new EntryReader(this.ledger, this.segments, health);
		this.desk = new Desk(this.ledger, this.reader, clock, this::execute);
		this.snapshots = new SnapshotDesk(this.ledger, this.desk, files, health, this::execute);
		this.writer = threaded ? Thread.ofPlatform().daemon().name(THREAD).unstarted(this::write) : null;
	}

	/**
	 * Opens the log in a directory, and reads what was written since the index was. After
	 * a damage, or without an index, reads all of it.
	 * @param directory the directory, made if it is not there; belongs to this log until
	 * it is closed
	 * @param settings the bounds
	 * @param health hears of damage and of a full disk
	 * @param executor runs what reads and writes files for one caller: reads,
	 * subscribers, snapshots. Must not run it in the calling thread, which must not block
	 * @return the log
	 * @throws IOException if the directory cannot be used, or another process uses it
	 */
	public static EmbeddedRoomLog open(Path directory, EmbeddedSettings settings, StoreHealth health, Executor executor)
			throws IOException {
		return open(directory, settings, health, executor, () -> System.nanoTime() / 1_000_000);
	}

	static EmbeddedRoomLog open(Path directory, EmbeddedSettings settings, StoreHealth health, Executor executor,
			LongSupplier clock) throws IOException {
		FileDisk disk = FileDisk.open(directory);
		try {
			MvIndex index = new MvIndex(disk.path(MvIndex.FILE));
			try {
				EmbeddedRoomLog log = new EmbeddedRoomLog(disk, index, index.replaced(), settings, health, executor,
						clock, new SecureRandom()::nextInt, true);
				log.start();
				return log;
			}
			catch (IOException | RuntimeException ex) {
				index.close();
				throw ex;
			}
		}
		catch (IOException | RuntimeException ex) {
			disk.close();
			throw ex;
		}
	}

	/** Makes one that writes when {@link #step()} is called. */
	static EmbeddedRoomLog stepped(Disk disk, Index index, EmbeddedSettings settings, StoreHealth health,
			Executor executor, LongSupplier clock, IntSupplier salts) throws IOException {
		return new EmbeddedRoomLog(disk, index, null, settings, health, executor, clock, salts, false);
	}

	private void start() {
		if (this.writer != null) {
			this.writer.start();
		}
	}

	long step() {
		return this.appender.step();
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		checkName(room);
		this.desk.append(room, request, reply);
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		checkName(room);
		if (from < 1 || most < 1) {
			throw new IllegalArgumentException("Entries from " + from + ", at most " + most + ", of room '" + room
					+ "' cannot be read; both must be above 0");
		}
		this.desk.read(room, from, most, reply);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		checkName(room);
		if (from < 1) {
			throw new IllegalArgumentException(
					"Room '" + room + "' cannot be followed from entry " + from + "; the first one is 1");
		}
		return this.desk.subscribe(room, from, subscriber);
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		checkName(room);
		this.snapshots.find(room, reply);
	}

	/**
	 * {@inheritDoc} A room that lacks entries works again when a snapshot holds the last
	 * of them.
	 * @throws IllegalArgumentException if it holds entries that are not in the log
	 */
	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		checkName(room);
		checkOwner(room, fence);
		this.snapshots.keep(room, fence, snapshot, reply);
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		checkName(room);
		checkOwner(room, fence);
		this.snapshots.trim(room, fence, upTo, reply);
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		checkName(room);
		if (millis < 1) {
			throw new IllegalArgumentException(
					"A lease of room '" + room + "' for " + millis + " ms is over at once; use at least 1");
		}
		this.desk.claim(room, owner, millis, reply);
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		checkName(room);
		this.desk.release(room, owner, reply);
	}

	/**
	 * Returns how the log is, at once.
	 * @return the state and the sizes
	 */
	public EmbeddedStatus status() {
		synchronized (this.ledger) {
			return StatusReport.of(this.ledger);
		}
	}

	@Override
	public void close() {
		synchronized (this.ledger) {
			this.ledger.closed = true;
			this.ledger.notifyAll();
		}
		Thread thread = this.writer;
		if (thread == null) {
			end();
		}
		else if (!thread.equals(Thread.currentThread())) {
			boolean interrupted = false;
			while (thread.isAlive()) {
				try {
					thread.join();
				}
				catch (InterruptedException ex) {
					interrupted = true; // what was accepted is to be durable first
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void write() {
		try {
			while (true) {
				long pause = this.appender.step();
				synchronized (this.ledger) {
					if (this.ledger.closed) {
						break;
					}
					if (pause > 0 && (this.ledger.queue.isEmpty() || this.ledger.fullUntil != 0)) {
						this.ledger.wait(Math.min(pause, 3_600_000));
					}
				}
			}
		}
		catch (InterruptedException ex) {
			logger.warn("The writer of the room log in {} was interrupted and ends", this.ledger.disk.describe());
		}
		catch (RuntimeException | Error ex) {
			logger.error("The writer of the room log in {} has failed", this.ledger.disk.describe(), ex);
			this.appender.fail("its writer has failed: " + ex);
			throw ex;
		}
		finally {
			end();
		}
	}

	private void end() {
		List<EmbeddedSubscription> subscriptions = new ArrayList<>();
		synchronized (this.ledger) {
			if (this.ended) {
				return;
			}
			this.ended = true;
			this.ledger.closed = true;
		}
		this.appender.close();
		if (this.forcer != null) {
			this.forcer.shutdown();
		}
		synchronized (this.ledger) {
			this.ledger.rooms.values().forEach((room) -> subscriptions.addAll(room.subscriptions));
		}
		subscriptions.forEach((subscription) -> subscription.fail(this.desk.closed()));
		try {
			this.segments.close();
			this.ledger.index.close();
			this.ledger.disk.close();
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The room log in {} was not closed cleanly; nothing is lost", this.ledger.disk.describe(), ex);
		}
	}

	/** Runs what blocks elsewhere; false if nobody does. */
	private boolean execute(Runnable task) {
		try {
			this.executor.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	private static void checkName(String room) {
		if (room.isEmpty() || room.length() > MAX_NAME) {
			throw new IllegalArgumentException(
					"The name '" + room + "' of a room has " + room.length() + " characters; use 1 to " + MAX_NAME);
		}
	}

	private static void checkOwner(String room, Fence fence) {
		if (fence.epoch() == 0) {
			throw new IllegalArgumentException(
					"Only its owner may keep a snapshot of room '" + room + "' or trim it; claim it first");
		}
	}

}
