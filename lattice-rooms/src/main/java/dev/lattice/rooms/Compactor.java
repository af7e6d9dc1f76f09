package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot in the place of the beginning of a room's log. One node at a time does
 * it: the one that has the lease. Guarded by the room.
 */
final class Compactor {

	/*
	 * What is in a snapshot has to be in the log too: a node that follows the log never
	 * looks at the snapshot, and what it wrote in its place later would lack the rest. So
	 * a snapshot is kept only when all edits are that it holds.
	 *
	 * claim → keep → trim, each begun when the one before has succeeded; whoever fails
	 * gives up until it is due again. Nothing depends on it: a node that was fenced has
	 * written nothing, and one that ends in the middle has left the log longer than it
	 * need be. The lease is kept, so that the nodes of a room do not all compact it; who
	 * does not get it counts anew, and finds out then whether the owner is still there.
	 */

	/** How long a lease holds, in milliseconds. */
	private static final long LEASE = 60_000;

	private static final long PAUSE = 10_000;

	private static final int BYTES_FACTOR = 4;

	private static final long LEAST_BYTES = 64 << 10;

	/** Of so few entries per one that is due, an idle room does not get a snapshot. */
	private static final int IDLE_PART = 8;

	private final LoadedRoom room;

	private final RoomSettings settings;

	/** Since the snapshot. */
	private long entries;

	private long entryBytes;

	private long snapshotBytes;

	private boolean running;

	private boolean claimed;

	private long notBefore = Long.MIN_VALUE;

	private final ArrayList<Runnable> waiting = new ArrayList<>(0);

	Compactor(LoadedRoom room, RoomSettings settings) {
		this.room = room;
		this.settings = settings;
	}

	/** What is in the log now. */
	void logHas(long snapshot, long count, long bytes) {
		this.snapshotBytes = snapshot;
		this.entries = count;
		this.entryBytes = bytes;
	}

	/** An entry has come, from here or from another node. */
	void entry(int bytes) {
		this.entries++;
		this.entryBytes += bytes;
		compactIfDue();
	}

	void compactIfDue() {
		boolean needed = this.room.outgoing().needsSnapshot() && this.settings.now() >= this.notBefore;
		if (needed || isDue(this.entries, this.entryBytes)) {
			begin();
		}
	}

	/** Whether one more entry makes it begin. */
	boolean isDueAfter(int bytes) {
		return isDue(this.entries + 1, this.entryBytes + bytes);
	}

	private boolean isDue(long count, long bytes) {
		boolean due = count > this.settings.compactEntries()
				|| bytes > Math.max(LEAST_BYTES, BYTES_FACTOR * this.snapshotBytes);
		return due && this.settings.now() >= this.notBefore;
	}

	/** Whether a room that is about to be parked would load faster with a snapshot. */
	boolean isDueWhenIdle() {
		return this.settings.now() >= this.notBefore
				&& (this.entries > this.settings.compactEntries() / IDLE_PART || this.entryBytes > this.snapshotBytes);
	}

	/** Begins; runs an action, in the room, when that is over, well or badly. */
	void begin(Runnable whenOver) {
		this.waiting.add(whenOver);
		begin();
	}

	void begin() {
		if (this.running) {
			return;
		}
		this.running = true;
		Reply<Fence> reply = new Step<>() {
			@Override
			void next(Fence fence) {
				Compactor.this.claimed = true;
				// Not by the log, which would write for no room meanwhile.
				Compactor.this.settings.scheduler().later(1, () -> Compactor.this.room.turns().run(() -> owns(fence)));
			}
		};
		this.room.outside("claiming the room",
				() -> this.settings.log().claim(this.room.name(), this.settings.node(), LEASE, reply), reply);
	}

	private void owns(Fence fence) {
		if (this.room.state() != LoadedRoom.State.LOADED) {
			over();
			return;
		}
		try {
			keep(fence);
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			failed(ex);
		}
	}

	private void failed(Throwable failure) {
		this.settings.failed(this.room.name(), "compacting the log", failure);
		this.notBefore = this.settings.now() + PAUSE;
		over();
	}

	private void keep(Fence fence) {
		long upTo = this.room.seen();
		byte[] state = this.room.snapshot();
		Runnable kept = this.room.outgoing().snapshotKept();
		long counted = this.entries;
		long countedBytes = this.entryBytes;
		Reply<@Nullable Void> reply = new Step<>() {
			@Override
			void next(@Nullable Void none) {
				Compactor.this.entries -= counted;
				Compactor.this.entryBytes -= countedBytes;
				Compactor.this.snapshotBytes = state.length;
				kept.run();
				Compactor.this.settings.tell(() -> Compactor.this.settings.listener()
					.compacted(Compactor.this.room.name(), upTo, state.length));
				trim(fence, upTo);
			}
		};
		this.room.outgoing()
			.whenKept(() -> this.room.outside("keeping a snapshot",
					() -> this.settings.log().keep(this.room.name(), fence, new LogSnapshot(upTo, state), reply),
					reply));
	}

	private void trim(Fence fence, long upTo) {
		Reply<Long> reply = new Step<>() {
			@Override
			void next(Long gone) {
				over();
			}
		};
		this.room.outside("trimming the log", () -> this.settings.log().trim(this.room.name(), fence, upTo, reply),
				reply);
	}

	private void over() {
		this.running = false;
		List<Runnable> all = List.copyOf(this.waiting);
		this.waiting.clear();
		all.forEach(Runnable::run);
	}

	/** Gives the lease back, when the room is parked. */
	void release() {
		if (!this.claimed) {
			return;
		}
		Reply<@Nullable Void> reply = new Reply<>() {
			@Override
			public void succeeded(@Nullable Void none) {
				// That is all.
			}

			@Override
			public void failed(RoomLogException failure) {
				// The lease ends by itself.
			}
		};
		this.room.outside("giving the room back",
				() -> this.settings.log().release(this.room.name(), this.settings.node(), reply), reply);
	}

	/** A reply that goes on in the room; a failure ends the course. */
	private abstract class Step<T extends @Nullable Object> implements Reply<T> {

		abstract void next(T result);

		@Override
		public void succeeded(T result) {
			Compactor.this.room.turns().run(() -> {
				if (Compactor.this.room.state() == LoadedRoom.State.LOADED) {
					next(result);
				}
				else {
					over();
				}
			});
		}

		@Override
		public void failed(RoomLogException failure) {
			Compactor.this.room.turns().run(() -> {
				Compactor self = Compactor.this;
				if (failure.reason() == RoomLogException.Reason.TAKEN) {
					self.entries = 0;
					self.entryBytes = 0;
					self.notBefore = self.settings.now() + PAUSE;
					over();
				}
				else {
					self.failed(failure);
				}
			});
		}

	}

}
