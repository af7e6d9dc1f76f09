package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Brings edits into a room: what is new in one goes to all clients at once, and to the
 * log. Guarded by the room.
 */
final class Editing implements Content.Sink {

	/** The origin of what the log had first: clients here hear of it, the log has it. */
	private static final Object FOREIGN = new Object() {
		@Override
		public String toString() {
			return "another node";
		}
	};

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final Outgoing outgoing;

	private final Trial trial;

	private final DocumentSize size;

	/** Of updates that wait for others. */
	private long pendingBytes;

	/** What was changed here in this turn and is not on its way to the log. */
	private final List<Changed> changes = new ArrayList<>(1);

	private boolean changing;

	private record Changed(@SuppressWarnings("ArrayRecordComponent") byte[] update, @Nullable Object origin) {
	}

	Editing(LoadedRoom room, RoomSettings settings, Outgoing outgoing) {
		this.room = room;
		this.settings = settings;
		this.outgoing = outgoing;
		this.trial = new Trial(room, settings, () -> room.content().encode());
		this.size = new DocumentSize(room, settings);
	}

	DocumentSize size() {
		return this.size;
	}

	Trial trial() {
		return this.trial;
	}

	/** Applies an edit of a client. */
	void edit(ClientConnection client, long number, byte[] update) {
		this.room.used();
		this.outgoing.check(update.length);
		this.size.check(update);
		checkPending(update);
		if (this.settings.policy().isValidating()) {
			for (byte[] part : this.trial.apply(client.caller(), update)) {
				apply(part, client);
			}
		}
		else {
			apply(update, client);
		}
		this.outgoing.settle(client, number);
	}

	private void apply(byte[] update, Object origin) {
		boolean waited = this.room.content().hasPending();
		boolean known = waited && this.room.content().knows(update);
		change(() -> {
			this.room.apply(update, origin);
			if (!known && (waited || this.room.content().hasPending())) {
				keepWhole(update, origin);
			}
		}, origin);
	}

	/**
	 * Something waits for what did not come yet, and a crash must not lose it. So the log
	 * gets what came, not what of it was integrated now.
	 */
	private void keepWhole(byte[] update, Object origin) {
		boolean integrated = this.changes.removeIf((each) -> origin.equals(each.origin()));
		this.changes.addFirst(new Changed(update, origin));
		if (!this.room.content().hasPending()) {
			this.pendingBytes = 0;
		}
		else if (!integrated) {
			this.pendingBytes += update.length;
		}
	}

	private void checkPending(byte[] update) {
		long most = this.settings.limits().pendingBytes();
		if (this.pendingBytes + update.length <= most) {
			return;
		}
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		StateVector known = StateVector.decode(this.room.content().stateVector(), Limits.NONE);
		if (!News.of(batch, known).complete()) {
			throw new RoomRefusedException(Reason.LIMIT,
					"With this update " + (this.pendingBytes + update.length) + " bytes would wait in room '"
							+ this.room.name() + "' for updates that did not come, more than the " + most
							+ " of RoomLimits.pendingBytes; synchronize again");
		}
	}

	/** Changes the document from here. */
	<R> R edit(Caller caller, Object origin, Function<? super Doc, ? extends R> editing) {
		this.outgoing.check(0);
		Doc doc = this.room.live().doc;
		List<R> result = new ArrayList<>(1);
		if (isTried()) {
			List<byte[]> updates = this.trial.edit(caller, origin, editing, result);
			try {
				updates.forEach(this.size::check);
			}
			catch (RoomRefusedException ex) {
				this.trial.drop();
				throw ex;
			}
			run(() -> updates.forEach((update) -> doc.applyUpdate(update, origin)));
		}
		else {
			run(() -> doc.transact(origin, () -> result.add(editing.apply(doc))));
		}
		return result.getFirst();
	}

	/** Takes something back, or brings it back. */
	boolean edit(Caller caller, Object origin, UndoManager manager, Predicate<UndoManager> taking) {
		this.outgoing.check(0);
		if (isTried()) {
			this.trial.rehearse(caller, manager, taking).forEach(this.size::check);
		}
		boolean[] taken = new boolean[1];
		run(() -> manager.doc().transact(origin, () -> taken[0] = taking.test(manager)));
		return taken[0];
	}

	/** Whether what is changed has to be tried before. */
	private boolean isTried() {
		return !this.changing && (this.settings.policy().isValidating() || this.size.isReached());
	}

	<R> R read(Function<? super Doc, ? extends R> reading) {
		List<R> result = new ArrayList<>(1);
		run(() -> result.add(reading.apply(this.room.live().doc)));
		return result.getFirst();
	}

	/** What an observer throws is not the affair of who has sent the update. */
	private void change(Runnable action, Object origin) {
		try {
			run(action);
		}
		catch (MalformedDataException | RoomRefusedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), "telling observers of an update of " + origin, ex);
		}
	}

	/** Sends to the log what was changed, also if something failed after that. */
	private void run(Runnable action) {
		boolean outermost = !this.changing;
		this.changing = true;
		try {
			action.run();
		}
		finally {
			if (outermost) {
				this.changing = false;
				flush();
			}
		}
	}

	private void flush() {
		for (Changed change : this.changes) {
			this.outgoing.add(change.update());
		}
		this.changes.clear();
	}

	@Override
	public void integrated(byte[] update, @Nullable Object origin) {
		this.size.grown(update.length);
		this.trial.changed(update);
		ClientConnection[] clients = this.room.clients();
		if (clients.length > 0) {
			Broadcast broadcast = new Broadcast(update);
			for (ClientConnection client : clients) {
				client.update(broadcast);
			}
		}
		if (!FOREIGN.equals(origin)) {
			this.changes.add(new Changed(update, origin));
			if (!this.changing) {
				flush();
			}
		}
		this.settings.edited(this.room.name(), update.length, clients.length);
	}

	/** Applies what the log has. */
	void applyForeign(byte[] update) {
		try {
			change(() -> this.room.apply(update, FOREIGN), FOREIGN);
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), "applying an entry of the log", ex);
		}
	}

	/** Appends what the log does not have. */
	void append(byte[] update) {
		run(() -> this.changes.add(new Changed(update, null)));
	}

}
