package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.RoomRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Tries edits on a second document, before anybody sees them. Guarded by the room.
 */
final class Trial {

	/*
	 * The copy is made when it is needed first, and then gets every update that the room
	 * gets. An edit that is refused stays in it, so the copy is thrown away and made
	 * anew: an edit that is allowed costs as much again as without a trial, one that is
	 * refused as much as loading the document.
	 */

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final Supplier<byte[]> state;

	private @Nullable Doc copy;

	private final List<byte[]> updates = new ArrayList<>();

	private boolean trying;

	Trial(LoadedRoom room, RoomSettings settings, Supplier<byte[]> state) {
		this.room = room;
		this.settings = settings;
		this.state = state;
	}

	/** Tries what a client has changed, and returns what is new in it. */
	List<byte[]> apply(Caller caller, byte[] update) {
		return attempt(caller, (doc) -> {
			// Something may wait since before the room was validated.
			boolean known = doc.hasPending() && isComplete(update, doc);
			doc.applyUpdate(update, caller);
			if (doc.hasPending() && !known) {
				throw new RoomRefusedException(Reason.INVALID, "An update for room '" + this.room.name()
						+ "' depends on others that the room has not got, so it cannot be validated; synchronize again");
			}
			return this;
		}, new ArrayList<>(1));
	}

	private static boolean isComplete(byte[] update, Doc doc) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		return News.of(batch, StateVector.decode(doc.stateVector(), Limits.NONE)).complete();
	}

	/** Tries a change, and returns the updates that it makes. */
	<R> List<byte[]> edit(Caller caller, Object origin, Function<? super Doc, ? extends R> editing, List<R> result) {
		return attempt(caller, (doc) -> {
			List<R> made = new ArrayList<>(1);
			doc.transact(origin, () -> made.add(editing.apply(doc)));
			return made.getFirst();
		}, result);
	}

	/** Tries what an undo would change, and returns the updates that it would make. */
	List<byte[]> rehearse(Caller caller, UndoManager manager, Predicate<UndoManager> taking) {
		// Not in the copy, which knows nothing of what can be brought back.
		UndoManager rehearsal = manager.rehearsal();
		List<byte[]> made = new ArrayList<>();
		rehearsal.doc().onUpdate(UpdateFormat.V1, (update, transaction) -> made.add(update));
		if (taking.test(rehearsal)) {
			validate(caller, rehearsal.doc());
		}
		return made;
	}

	private <R> List<byte[]> attempt(Caller caller, Function<Doc, R> change, List<R> result) {
		Doc doc = copy();
		this.updates.clear();
		boolean accepted = false;
		this.trying = true;
		try {
			result.add(change.apply(doc));
			List<byte[]> made = List.copyOf(this.updates);
			if (!made.isEmpty()) {
				validate(caller, doc);
			}
			accepted = true;
			return made;
		}
		finally {
			this.trying = false;
			if (!accepted) {
				this.copy = null;
			}
		}
	}

	private void validate(Caller caller, Doc after) {
		if (!this.settings.policy().isValidating()) {
			return;
		}
		String wrong;
		try {
			wrong = this.settings.policy().validate(this.room.name(), caller, after);
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), "validating an edit", ex);
			wrong = "it could not be validated";
		}
		if (wrong != null) {
			throw new RoomRefusedException(Reason.INVALID,
					"An edit of room '" + this.room.name() + "' is not valid: " + wrong);
		}
	}

	/** The room has changed. */
	void changed(byte[] update) {
		if (this.copy != null && !this.trying) {
			this.copy.applyUpdate(update);
		}
	}

	/** Throws the copy away; it is made anew if it is needed. */
	void drop() {
		this.copy = null;
	}

	private Doc copy() {
		Doc made = this.copy;
		if (made == null) {
			made = new Doc(DocOptions.of(this.settings.ids().getAsLong())
				.withClientIds(this.settings.ids())
				.withGuid(this.room.name())
				.withMaxPendingBytes(Long.MAX_VALUE));
			made.applyUpdate(this.state.get());
			made.onUpdate(UpdateFormat.V1, (update, transaction) -> {
				if (this.trying) {
					this.updates.add(update);
				}
			});
			this.copy = made;
		}
		return made;
	}

}
