package dev.lattice.rooms;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.UndoManager;
import dev.lattice.engine.signal.Scope;
import dev.lattice.rooms.value.BadValueException;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * What the views of one room have in common: what of it lives, and how it is edited.
 *
 * @param room the room's name
 * @param document its document, equal for the same room
 * @param options what its host gives
 * @param registry what is followed
 */
record RoomViews(String room, RoomDocument document, ViewOptions options, ViewRegistry registry) {

	/** Lets somebody follow a part of the room; within the room. */
	@SuppressWarnings("unchecked") // a key stands for one kind of part
	<L extends Live> L follow(Object key, Supplier<? extends L> make, Doc doc, ViewFollower follower) {
		ViewRegistry.Part part = this.registry.of(doc);
		L found = (L) part.live.get(key);
		if (found == null) {
			found = make.get();
			found.begin(doc);
			part.live.put(key, found);
		}
		found.add(follower);
		return found;
	}

	/** Ends that; within the room. */
	void leave(Doc doc, Object key, Live followed, ViewFollower follower) {
		if (followed.remove(follower)) {
			this.registry.of(doc).live.remove(key, followed);
			followed.end(doc);
		}
	}

	/** How many parts of the room live. */
	int liveCount() {
		return this.document.read((doc) -> this.registry.of(doc).live.size());
	}

	/**
	 * Asks, in a session, whether it may see the room.
	 * @throws RoomRefusedException if it may not
	 */
	void enter() {
		RoomTurn turn = RoomTurn.current();
		if (turn != null) {
			turn.enter(this);
		}
	}

	/** Whether an edit of a view runs; within the room. */
	boolean isEditing(Doc doc) {
		return this.registry.of(doc).running != null;
	}

	/** The edit of a view that runs on this thread, if one does. */
	@Nullable RunningEdit running() {
		return this.document.<@Nullable RunningEdit>read((doc) -> this.registry.of(doc).running);
	}

	/** Reads the document as it is now, in the edit that runs too. */
	<R extends @Nullable Object> R read(Function<Doc, R> reading) {
		return this.document.read((doc) -> {
			RunningEdit running = this.registry.of(doc).running;
			return reading.apply((running != null) ? running.doc() : doc);
		});
	}

	/**
	 * Changes the document, as a part of the edit that runs on this thread if one does.
	 */
	<R extends @Nullable Object> R edit(Function<RunningEdit, R> editing) {
		return edit(editing, (caller, origin) -> this.document.edit(caller, origin, (doc) -> runs(doc, editing)));
	}

	/**
	 * Takes something back or brings it back, as a part of the edit that runs on this
	 * thread if one does.
	 */
	boolean edit(UndoManager manager, Predicate<UndoManager> taking) {
		return edit((running) -> {
			if (!running.doc().equals(manager.doc())) {
				throw new RoomRefusedException(RoomRefusedException.Reason.INVALID, "In room '" + this.room
						+ "' every edit is tried before it is made, so nothing can be taken back within another edit;"
						+ " take it back before or after that one");
			}
			return taking.test(manager);
		}, (caller, origin) -> this.document.edit(caller, origin, manager,
				(given) -> runs(given.doc(), (running) -> taking.test(given))));
	}

	private <R extends @Nullable Object> R edit(Function<RunningEdit, R> joining, BiFunction<Caller, Object, R> alone) {
		Scope.checkWritable("room '" + this.room + "'");
		// Whoever is in the room now is this thread; so is the edit.
		Runs<R> joined = this.document.read((doc) -> join(this.registry.of(doc).running, joining));
		if (joined.ran) {
			return joined.result();
		}
		enter();
		RoomTurn turn = RoomTurn.current();
		return (turn != null) ? turn.edit(this, () -> alone.apply(turn.caller(), turn))
				: alone.apply(Caller.APPLICATION, Caller.APPLICATION);
	}

	private static <R extends @Nullable Object> Runs<R> join(@Nullable RunningEdit running,
			Function<RunningEdit, R> joining) {
		return (running != null) ? new Runs<>(true, joining.apply(running)) : new Runs<>(false, null);
	}

	/** Runs an edit of a document, or of a copy; within the room. */
	private <R extends @Nullable Object> R runs(Doc doc, Function<RunningEdit, R> editing) {
		ViewRegistry.Part part = this.document.read(this.registry::of);
		RunningEdit running = new RunningEdit(doc);
		part.running = running;
		try {
			return editing.apply(running);
		}
		finally {
			part.running = null;
		}
	}

	/** What was read, or null, of which the host hears then. */
	<T> @Nullable T decoded(String view, String place, ValueCodec<T> codec, @Nullable Object stored) {
		try {
			return codec.read(stored);
		}
		catch (BadValueException ex) {
			skipped(view, place, ex.getMessage());
		}
		catch (RuntimeException ex) {
			skipped(view, place, "The codec failed: " + ex);
		}
		return null;
	}

	void skipped(String view, String place, @Nullable String problem) {
		this.options.skipped().accept(new SkippedValue(this.room, view, place, String.valueOf(problem)));
	}

	/**
	 * Whether an edit has run as a part of another one, and what it returned.
	 *
	 * @param <R> the type of the result
	 * @param ran whether it has
	 * @param value the result
	 */
	private record Runs<R extends @Nullable Object>(boolean ran, @Nullable R value) {

		@SuppressWarnings("NullAway") // an R if it has run
		R result() {
			return this.value;
		}

	}

}
