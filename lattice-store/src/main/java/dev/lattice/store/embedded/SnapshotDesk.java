package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.embedded.RoomFacts.SnapshotFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps, finds and deletes snapshots, and trims what they hold. */
final class SnapshotDesk {

	/*
	 * A snapshot is a durable file before the log says that it is the latest one; the
	 * file of the one before goes when that is durable too. A crash between the two
	 * leaves a file that nobody knows, which goes at the next start.
	 */

	private static final Logger logger = LoggerFactory.getLogger(SnapshotDesk.class);

	/** A snapshot whose file goes while it is read is looked up again so often. */
	private static final int ATTEMPTS = 5;

	private final Ledger ledger;

	private final Desk desk;

	private final SnapshotFiles files;

	private final StoreHealth health;

	private final Predicate<Runnable> executor;

	SnapshotDesk(Ledger ledger, Desk desk, SnapshotFiles files, StoreHealth health, Predicate<Runnable> executor) {
		this.ledger = ledger;
		this.desk = desk;
		this.files = files;
		this.health = health;
		this.executor = executor;
	}

	void find(String name, Reply<@Nullable LogSnapshot> reply) {
		this.desk.<@Nullable LogSnapshot>run(reply, () -> reply.succeeded(find(name)));
	}

	private @Nullable LogSnapshot find(String name) {
		IOException last = null;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			SnapshotFile file;
			synchronized (this.ledger) {
				if (this.ledger.closed) {
					throw this.desk.closed();
				}
				KeptRoom room = this.ledger.rooms.get(name);
				file = (room != null) ? room.facts.snapshot() : null;
				if (room == null || file == null) {
					return null;
				}
				if (room.snapshotLost != null) {
					throw damaged(name, room.snapshotLost);
				}
			}
			try {
				SnapshotFiles.Content content = this.files.read(file.name());
				if (content == null || content.upTo() != file.upTo() || !content.room().equals(name)) {
					throw lost(name, file);
				}
				return new LogSnapshot(content.upTo(), content.state());
			}
			catch (IOException ex) {
				last = ex; // it may have been replaced by a later one
			}
		}
		throw new RoomLogException(Reason.UNAVAILABLE,
				"The snapshot of room '" + name + "' in " + this.ledger.disk.describe() + " cannot be read: " + last,
				last);
	}

	private RoomLogException lost(String name, SnapshotFile file) {
		String why = file.name() + " is not what was written";
		synchronized (this.ledger) {
			KeptRoom room = this.ledger.room(name);
			if (file.equals(room.facts.snapshot())) {
				room.snapshotLost = why;
			}
		}
		this.health.happened(new StoreHealth.SnapshotDamaged(name, file.name()));
		return damaged(name, why);
	}

	private RoomLogException damaged(String name, String why) {
		return new RoomLogException(Reason.DAMAGED, "The snapshot of room '" + name + "' in "
				+ this.ledger.disk.describe() + " is damaged: " + why + "; keep another one, or restore the file",
				null);
	}

	void keep(String name, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		SnapshotFile file;
		try {
			synchronized (this.ledger) {
				file = begin(name, fence, snapshot);
			}
		}
		catch (RoomLogException ex) {
			reply.failed(ex);
			return;
		}
		if (file == null) {
			reply.succeeded(null);
			return;
		}
		this.desk.<@Nullable Void>run(reply, () -> write(name, fence, file, snapshot.state(), reply));
	}

	/** Returns the file to be written; null if there is a snapshot that holds more. */
	private @Nullable SnapshotFile begin(String name, Fence fence, LogSnapshot snapshot) {
		this.desk.checkWritable();
		int length = snapshot.state().length;
		if (length > RoomLog.MAX_SNAPSHOT) {
			throw new RoomLogException(Reason.TOO_LARGE, "A snapshot of " + length + " bytes of room '" + name
					+ "' is larger than " + RoomLog.MAX_SNAPSHOT + "; divide the room", null);
		}
		KeptRoom room = this.ledger.room(name);
		this.desk.checkFence(room, fence);
		if (snapshot.upTo() < 0 || snapshot.upTo() > room.head) {
			throw new IllegalArgumentException("The snapshot of room '" + name + "' is to hold entries up to "
					+ snapshot.upTo() + ", but they are numbered 1 to " + room.head);
		}
		SnapshotFile before = room.facts.snapshot();
		if (before != null && before.upTo() > snapshot.upTo()) {
			return null;
		}
		return new SnapshotFile(++this.ledger.lastSnapshot, snapshot.upTo(), length);
	}

	private void write(String name, Fence fence, SnapshotFile file, byte[] state, Reply<@Nullable Void> reply) {
		try {
			this.files.write(file, name, state);
		}
		catch (IOException ex) {
			reply.failed(new RoomLogException(Reason.FULL, "A snapshot of room '" + name + "' cannot be written to "
					+ this.ledger.disk.describe() + ": " + ex.getMessage() + "; make space", ex));
			return;
		}
		try {
			synchronized (this.ledger) {
				this.desk.checkWritable();
				KeptRoom room = this.ledger.room(name);
				this.desk.checkFence(room, fence);
				SnapshotFile before = room.facts.snapshot();
				if (before != null && room.files.isEmpty()) {
					room.files.add(before);
				}
				room.files.add(file);
				this.ledger.enqueue(Work.facts(room, (facts) -> replace(room, facts, file), AckLevel.DURABLE,
						kept(room, file, reply)));
			}
		}
		catch (RoomLogException ex) {
			delete(List.of(file));
			reply.failed(ex);
		}
	}

	/** Also takes entries that are lost for trimmed, if the snapshot holds them. */
	private RoomFacts replace(KeptRoom room, RoomFacts facts, SnapshotFile file) {
		RoomFacts next = facts.withSnapshot(file);
		synchronized (this.ledger) {
			for (int i = room.missing.count() - 1; i >= 0; i--) {
				if (room.missing.from(i) <= file.upTo()) {
					return next.withTrimmed(room.missing.to(i));
				}
			}
		}
		return next;
	}

	private Work.Done kept(KeptRoom room, SnapshotFile file, Reply<@Nullable Void> reply) {
		return new Work.Done() {

			@Override
			public void done() {
				List<SnapshotFile> old = new ArrayList<>();
				synchronized (SnapshotDesk.this.ledger) {
					SnapshotFile latest = room.durableFacts.snapshot();
					room.snapshotLost = null;
					for (SnapshotFile one : room.files) {
						if (!one.equals(latest) && (one.equals(file) || one.number() < file.number())) {
							old.add(one);
						}
					}
					room.files.removeAll(old);
				}
				deleteElsewhere(old);
				reply.succeeded(null);
			}

			@Override
			public void failed(RoomLogException failure) {
				synchronized (SnapshotDesk.this.ledger) {
					room.files.remove(file);
				}
				if (failure.reason() == Reason.FULL) {
					deleteElsewhere(List.of(file));
				}
				reply.failed(failure);
			}

		};
	}

	private void deleteElsewhere(List<SnapshotFile> old) {
		if (!this.executor.test(() -> delete(old))) {
			logger.debug("{} are deleted when the log is opened next", old);
		}
	}

	private void delete(List<SnapshotFile> old) {
		for (SnapshotFile file : old) {
			try {
				this.files.delete(file);
			}
			catch (IOException ex) {
				logger.warn("{} cannot be deleted; that is tried again when the log is opened next", file.name(), ex);
			}
		}
	}

	void trim(String name, Fence fence, long upTo, Reply<Long> reply) {
		long trimmed;
		try {
			synchronized (this.ledger) {
				this.desk.checkWritable();
				KeptRoom room = this.ledger.room(name);
				this.desk.checkFence(room, fence);
				trimmed = room.facts.withTrimmed(upTo).trimmed();
				if (trimmed > room.facts.trimmed()) {
					this.ledger.enqueue(Work.facts(room, (facts) -> facts.withTrimmed(upTo), AckLevel.DURABLE,
							trimmed(room, reply)));
					return;
				}
			}
		}
		catch (RoomLogException ex) {
			reply.failed(ex);
			return;
		}
		reply.succeeded(trimmed);
	}

	private Work.Done trimmed(KeptRoom room, Reply<Long> reply) {
		return new Work.Done() {

			@Override
			public void done() {
				long trimmed;
				synchronized (SnapshotDesk.this.ledger) {
					trimmed = room.durableFacts.trimmed();
				}
				reply.succeeded(trimmed);
			}

			@Override
			public void failed(RoomLogException failure) {
				reply.failed(failure);
			}

		};
	}

}
