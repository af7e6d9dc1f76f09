package dev.lattice.rooms;

import java.util.List;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of a loaded room, and takes the snapshot where the log is gone before
 * it was read. Guarded by the room.
 */
final class Follower {

	private static final long FIRST_PAUSE = 100;

	private static final long LONGEST_PAUSE = 10_000;

	private final LoadedRoom room;

	private final RoomSettings settings;

	/** The last entry that was seen; all before it were. */
	private long seen;

	private long pause = FIRST_PAUSE;

	private @Nullable Following following;

	private boolean ended;

	Follower(LoadedRoom room, RoomSettings settings, long seen) {
		this.room = room;
		this.settings = settings;
		this.seen = seen;
	}

	long seen() {
		return this.seen;
	}

	/** Begins, or goes on. */
	void follow() {
		if (this.ended) {
			return;
		}
		Following next = new Following();
		this.following = next;
		long from = this.seen + 1;
		this.room.turns().afterwards(() -> next.begin(from));
	}

	void end() {
		this.ended = true;
		if (this.following != null) {
			this.room.turns().afterwards(this.following::end);
		}
	}

	private void later(Runnable action) {
		this.settings.scheduler().later(this.pause, () -> this.room.turns().run(() -> {
			if (!this.ended) {
				action.run();
			}
		}));
		this.pause = Math.min(LONGEST_PAUSE, 2 * this.pause);
	}

	/**
	 * Reads all of the log and goes on from there. What it had acknowledged and does not
	 * have any more is appended again.
	 */
	private void resync(boolean lost) {
		new RoomLoader(this.room, this.settings, (loader) -> {
			if (this.ended) {
				return;
			}
			loader.updates().forEach(this.room.editing()::applyForeign);
			if (lost) {
				appendWhatLacks(loader.updates());
			}
			this.seen = loader.applied();
			follow();
		}, (failure) -> later(() -> resync(lost))).begin();
	}

	private void appendWhatLacks(List<byte[]> updates) {
		Doc there = new Doc(DocOptions.of(this.settings.ids().getAsLong()).withMaxPendingBytes(Long.MAX_VALUE));
		updates.forEach(there::applyUpdate);
		byte[] lacks = this.room.content().missing(there.stateVector());
		if (!Snapshot.of(there).contains(lacks, UpdateFormat.V1)) {
			this.room.editing().append(lacks);
		}
	}

	/** One subscription. */
	private final class Following implements LogSubscriber {

		private @Nullable LogSubscription subscription;

		/** Outside of the room. */
		void begin(long from) {
			try {
				LogSubscription begun = Follower.this.settings.log().subscribe(Follower.this.room.name(), from, this);
				this.subscription = begun;
				begun.request(Long.MAX_VALUE);
			}
			catch (RuntimeException ex) {
				failed(new RoomLogException(RoomLogException.Reason.UNAVAILABLE, "The log failed: " + ex, ex));
			}
		}

		/** Outside of the room, after it began. */
		void end() {
			if (this.subscription != null) {
				this.subscription.close();
			}
		}

		@Override
		public void entry(LogEntry entry) {
			Follower.this.room.turns().run(() -> {
				if (Follower.this.following == this && !Follower.this.ended
						&& entry.sequence() == Follower.this.seen + 1) {
					Follower.this.seen = entry.sequence();
					Follower.this.pause = FIRST_PAUSE;
					Follower.this.room.entry(entry);
				}
			});
		}

		/** An own entry is known already and only counted, unless it is one too many. */
		@Override
		public boolean isPrompt(LogEntry entry) {
			LoadedRoom room = Follower.this.room;
			return room.turns().call(() -> room.isOwn(entry) && !room.compactor().isDueAfter(entry.payload().length));
		}

		@Override
		public void failed(RoomLogException failure) {
			Follower.this.room.turns().run(() -> {
				if (Follower.this.following != this || Follower.this.ended) {
					return;
				}
				Follower.this.settings.failed(Follower.this.room.name(), "following the log", failure);
				switch (failure.reason()) {
					case TRIMMED -> resync(false);
					case LOST -> resync(true);
					default -> later(Follower.this::follow);
				}
			});
		}

	}

}
