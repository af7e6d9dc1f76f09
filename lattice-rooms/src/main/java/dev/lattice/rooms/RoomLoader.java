package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** Reads a room from its log: the snapshot, then what came after it. */
final class RoomLoader {

	private static final int BATCH = 512;

	/** How often the log may be trimmed while it is read. */
	private static final int ATTEMPTS = 10;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final Consumer<RoomLoader> whenLoaded;

	private final Consumer<RoomLogException> whenFailed;

	private final List<byte[]> updates = new ArrayList<>();

	/** The last entry that was read. */
	private long applied;

	private long snapshotBytes;

	private long entries;

	private long entryBytes;

	private int attempts;

	RoomLoader(LoadedRoom room, RoomSettings settings, Consumer<RoomLoader> whenLoaded,
			Consumer<RoomLogException> whenFailed) {
		this.room = room;
		this.settings = settings;
		this.whenLoaded = whenLoaded;
		this.whenFailed = whenFailed;
	}

	/** The snapshot, if there is one, and the entries after it. */
	List<byte[]> updates() {
		return this.updates;
	}

	long applied() {
		return this.applied;
	}

	long snapshotBytes() {
		return this.snapshotBytes;
	}

	/** How many entries came after the snapshot. */
	long entries() {
		return this.entries;
	}

	long entryBytes() {
		return this.entryBytes;
	}

	long bytes() {
		return this.snapshotBytes + this.entryBytes;
	}

	/** To be called in the room; how it ends is told in the room. */
	void begin() {
		this.attempts++;
		Reply<@Nullable LogSnapshot> reply = new Step<>() {
			@Override
			void next(@Nullable LogSnapshot snapshot) {
				RoomLoader.this.snapshot(snapshot);
				read();
			}
		};
		this.room.outside("reading the snapshot", () -> this.settings.log().snapshot(this.room.name(), reply), reply);
	}

	private void snapshot(@Nullable LogSnapshot snapshot) {
		this.updates.clear();
		this.entries = 0;
		this.entryBytes = 0;
		this.snapshotBytes = 0;
		this.applied = 0;
		if (snapshot != null) {
			this.applied = snapshot.upTo();
			this.snapshotBytes = snapshot.state().length;
			this.updates.add(snapshot.state());
		}
	}

	private void read() {
		Reply<List<LogEntry>> reply = new Step<>() {
			@Override
			void next(List<LogEntry> read) {
				if (read.isEmpty()) {
					RoomLoader.this.whenLoaded.accept(RoomLoader.this);
					return;
				}
				read.forEach(RoomLoader.this::entry);
				read();
			}
		};
		long from = this.applied + 1;
		this.room.outside("reading entries", () -> this.settings.log().read(this.room.name(), from, BATCH, reply),
				reply);
	}

	private void entry(LogEntry entry) {
		this.updates.add(entry.payload());
		this.applied = entry.sequence();
		this.entries++;
		this.entryBytes += entry.payload().length;
	}

	/** A reply that goes on in the room. */
	private abstract class Step<T extends @Nullable Object> implements Reply<T> {

		abstract void next(T result);

		@Override
		public void succeeded(T result) {
			RoomLoader.this.room.turns().run(() -> {
				if (RoomLoader.this.room.state() == LoadedRoom.State.PARKED) {
					return;
				}
				try {
					next(result);
				}
				catch (MalformedDataException ex) {
					RoomLoader.this.whenFailed.accept(new RoomLogException(RoomLogException.Reason.DAMAGED,
							"what is kept up to entry " + RoomLoader.this.applied + " is no update: " + ex.getMessage(),
							ex));
				}
				catch (RuntimeException | OutOfMemoryError ex) {
					// Whoever waits for the room would wait for ever.
					RoomLoader.this.whenFailed.accept(new RoomLogException(RoomLogException.Reason.UNAVAILABLE,
							"what is kept up to entry " + RoomLoader.this.applied + " could not be taken up: " + ex,
							ex));
				}
			});
		}

		@Override
		public void failed(RoomLogException failure) {
			RoomLoader.this.room.turns().run(() -> {
				if (RoomLoader.this.room.state() == LoadedRoom.State.PARKED) {
					return;
				}
				if (failure.reason() == RoomLogException.Reason.TRIMMED && RoomLoader.this.attempts < ATTEMPTS) {
					begin();
				}
				else {
					RoomLoader.this.whenFailed.accept(failure);
				}
			});
		}

	}

}
