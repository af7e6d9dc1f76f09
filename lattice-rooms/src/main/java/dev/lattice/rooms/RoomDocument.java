package dev.lattice.rooms;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.protocol.Awareness;
import org.jspecify.annotations.Nullable;

/**
 * The live document of a room, as views and bridges use it. One thread at a time is in
 * it; who comes from a listener of the document is in already. What runs in it must be
 * short, must not block, and must not enter another room.
 */
public interface RoomDocument {

	/**
	 * Lets somebody see the room who is none of its clients, if the policy says so. It is
	 * asked here, and not when the document is read: who shows a document to somebody
	 * calls this first, as the views do for their session.
	 * @param caller who wants to see it
	 * @param recheck called when it is to be asked again ({@link Rooms#recheck}), on any
	 * thread; must not block
	 * @return ends it
	 * @throws RoomRefusedException if they may not
	 */
	Subscription enter(Caller caller, Runnable recheck);

	/**
	 * Keeps the room live, so that the document stays the same object, until it is
	 * closed. Loads the room if it is parked.
	 * @return ends it
	 * @throws RoomUnavailableException if the room could not be loaded in time
	 */
	Subscription hold();

	/**
	 * Returns what has become of the edits that were made on this node.
	 * @return the state; {@link SaveState#SAVED} if the room is not loaded
	 */
	SaveState saveState();

	/**
	 * Calls a listener when the state of saving is another one. Holds the room.
	 * @param listener the listener, called in the room; must not block
	 * @return ends it
	 * @throws RoomUnavailableException if the room could not be loaded in time
	 */
	Subscription onSaveState(Consumer<SaveState> listener);

	/**
	 * Reads the document.
	 * @param <R> the type of the result
	 * @param reading reads; must not change anything
	 * @return what it returns
	 */
	<R extends @Nullable Object> R read(Function<? super Doc, ? extends R> reading);

	/**
	 * Changes the document in one transaction, which becomes one entry of the log and one
	 * message to each client.
	 * @param <R> the type of the result
	 * @param caller who changes it
	 * @param origin what observers see as the origin of the transaction
	 * @param editing changes the document that it is given, and no other: where a policy
	 * validates, that is a copy, and what observers of the document see is the update
	 * @return what it returns
	 * @throws RoomRefusedException if the caller may not, the result is not valid, or a
	 * limit is reached; nothing has changed then
	 */
	<R extends @Nullable Object> R edit(Caller caller, Object origin, Function<? super Doc, ? extends R> editing);

	/**
	 * Takes something back or brings it back, in one transaction.
	 * @param caller who does so
	 * @param origin what observers see as the origin of the transaction
	 * @param manager what can be taken back; of the document that {@link #read} gives,
	 * while the room is {@linkplain #hold held}
	 * @param taking calls {@link UndoManager#undo} or {@link UndoManager#redo} of what it
	 * is given: of a rehearsal first, where a policy validates
	 * @return what it returns
	 * @throws RoomRefusedException if the caller may not, the result is not valid, or a
	 * limit is reached; nothing has changed then
	 */
	boolean edit(Caller caller, Object origin, UndoManager manager, Predicate<UndoManager> taking);

	/**
	 * Reads or changes who is here.
	 * @param <R> the type of the result
	 * @param action what to do
	 * @return what it returns
	 */
	<R extends @Nullable Object> R awareness(Function<? super Awareness, ? extends R> action);

}
