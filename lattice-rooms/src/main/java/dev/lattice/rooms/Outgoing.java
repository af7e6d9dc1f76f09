package dev.lattice.rooms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.RoomLogException;

/**
 * Brings what was changed here into the log, and settles edits in order. Guarded by the
 * room.
 */
final class Outgoing {

	/*
	 * Updates are sent one after the other without waiting for replies, so that the log
	 * can keep many at once. When one fails, nobody knows whether it was kept, nor
	 * whether those after it were: no more are sent until all replies are there, and then
	 * all that are not known to be kept are sent again, after a pause that doubles. They
	 * are sent under numbers of their own if there were several: a log which has got the
	 * later number may take the earlier one for a duplicate. An update that is kept twice
	 * changes nothing.
	 */

	private static final long FIRST_PAUSE = 100;

	private static final long LONGEST_PAUSE = 10_000;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final ArrayDeque<Unsaved> unsaved = new ArrayDeque<>();

	private final List<Consumer<SaveState>> listeners = new ArrayList<>(0);

	private long bytes;

	/**
	 * Edits that the log finds too large and no snapshot holds yet: how many there were,
	 * and how many of them are kept.
	 */
	private long tooLarge;

	private long keptTooLarge;

	private int inFlight;

	/**
	 * Whether what comes has to wait for the replies that are missing, or for a pause.
	 */
	private boolean stopped;

	/** Whether the log has not kept anything since it failed. */
	private boolean offline;

	private long pause = FIRST_PAUSE;

	private SaveState state = SaveState.SAVED;

	Outgoing(LoadedRoom room, RoomSettings settings) {
		this.room = room;
		this.settings = settings;
	}

	/** Whether all that was changed here is kept. */
	boolean isEmpty() {
		return this.unsaved.isEmpty() && !needsSnapshot();
	}

	/** Whether something was changed here that only a snapshot can keep. */
	boolean needsSnapshot() {
		return this.keptTooLarge < this.tooLarge;
	}

	/** What a snapshot that is made now keeps: to be run when it is kept. */
	Runnable snapshotKept() {
		long held = this.tooLarge;
		return () -> {
			this.keptTooLarge = Math.max(this.keptTooLarge, held);
			changeState();
		};
	}

	SaveState state() {
		return this.state;
	}

	Subscription onState(Consumer<SaveState> listener) {
		return Subscription.add(this.listeners, listener);
	}

	/** Refuses an edit that would not fit any more. */
	void check(int more) {
		RoomLimits limits = this.settings.limits();
		if (this.unsaved.isEmpty()) {
			return;
		}
		if (this.bytes + more > limits.unsavedBytes()) {
			throw refused("with this edit " + (this.bytes + more) + " bytes would wait to be saved, more than the "
					+ limits.unsavedBytes() + " of RoomLimits.unsavedBytes");
		}
		long waited = this.settings.now() - this.unsaved.getFirst().at;
		if (this.offline && waited > limits.unsavedMillis()) {
			throw refused("nothing could be saved for " + waited + " ms, more than the " + limits.unsavedMillis()
					+ " of RoomLimits.unsavedMillis");
		}
	}

	private RoomRefusedException refused(String why) {
		return new RoomRefusedException(RoomRefusedException.Reason.NOT_SAVED,
				"Room '" + this.room.name() + "' takes no edit: " + why + "; try again when its log answers");
	}

	void add(byte[] payload) {
		Unsaved next = new Unsaved(this, payload, this.room.nextNumber(), this.settings.now());
		this.unsaved.add(next);
		this.bytes += payload.length;
		if (!this.stopped) {
			send(next, next.number);
		}
		changeState();
	}

	/** Settles an edit of a client when all that was changed up to now is kept. */
	void settle(ClientConnection client, long edit) {
		Unsaved last = this.unsaved.peekLast();
		if (last == null) {
			client.settled(edit, null);
		}
		else {
			last.settling = new Unsaved.Settling(client, edit, last.settling);
		}
	}

	/** Does something when all that was changed up to now is kept. */
	void whenKept(Runnable action) {
		Unsaved last = this.unsaved.peekLast();
		if (last == null) {
			action.run();
		}
		else {
			last.afterwards.add(action);
		}
	}

	private void send(Unsaved next, long number) {
		next.number = number;
		this.inFlight++;
		this.room.turns().afterwards(next);
	}

	/** Outside of the room. */
	void send(Unsaved next) {
		try {
			this.settings.log().append(this.room.name(), next.request(this.settings, this.room.writer()), next);
		}
		catch (RuntimeException ex) {
			notKept(next, new RoomLogException(RoomLogException.Reason.UNAVAILABLE, "The log failed: " + ex, ex));
		}
	}

	/** The log has replied. */
	void kept(Unsaved kept, Appended appended) {
		this.room.turns().run(() -> {
			this.inFlight--;
			this.offline = false;
			this.pause = FIRST_PAUSE;
			kept.kept = true;
			this.settings.saved(this.room.name(), appended.level(), this.settings.now() - kept.at);
			settleFirst();
			resume();
			changeState();
		});
	}

	/** The log has replied that it cannot. */
	void notKept(Unsaved failed, RoomLogException failure) {
		this.room.turns().run(() -> {
			this.inFlight--;
			this.settings.failed(this.room.name(), "appending an edit", failure);
			if (failure.reason() == RoomLogException.Reason.TOO_LARGE) {
				failed.kept = true;
				this.tooLarge++;
				failed.refusal = new RoomRefusedException(RoomRefusedException.Reason.NOT_SAVED,
						"Room '" + this.room.name() + "': " + failure.getMessage());
				settleFirst();
				this.room.compactor().begin();
			}
			else {
				this.offline = true;
				this.stopped = true;
			}
			resume();
			changeState();
		});
	}

	private void settleFirst() {
		for (Unsaved first = this.unsaved.peek(); first != null && first.kept; first = this.unsaved.peek()) {
			this.unsaved.remove();
			this.bytes -= first.payload.length;
			if (first.settling != null) {
				first.settling.settle(first.refusal);
			}
			first.afterwards.forEach(Runnable::run);
		}
	}

	/** Sends again after a pause, once all replies are there. */
	private void resume() {
		if (!this.stopped || this.inFlight > 0) {
			return;
		}
		if (this.unsaved.isEmpty()) {
			this.stopped = false;
			return;
		}
		this.settings.scheduler().later(this.pause, () -> this.room.turns().run(this::sendAgain));
		this.pause = Math.min(LONGEST_PAUSE, 2 * this.pause);
	}

	private void sendAgain() {
		this.stopped = false;
		boolean alone = this.unsaved.size() == 1;
		for (Unsaved each : this.unsaved) {
			if (!each.kept) {
				send(each, alone ? each.number : this.room.nextNumber());
			}
		}
	}

	private void changeState() {
		SaveState now = isEmpty() ? SaveState.SAVED : this.offline ? SaveState.OFFLINE : SaveState.SENDING;
		if (now == this.state) {
			return;
		}
		this.state = now;
		this.settings.tell(() -> this.settings.listener().saveState(this.room.name(), now));
		for (Consumer<SaveState> listener : List.copyOf(this.listeners)) {
			try {
				listener.accept(now);
			}
			catch (RuntimeException ex) {
				this.settings.failed(this.room.name(), "telling the state of saving", ex);
			}
		}
	}

}
