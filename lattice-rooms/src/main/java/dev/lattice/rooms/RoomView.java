package dev.lattice.rooms;

import java.util.function.Function;

import dev.lattice.crdt.Doc;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What all views of a room have in common: they are cheap, and may be made at any time.
 */
abstract class RoomView<M extends RoomMirror<?>> {

	final RoomViews views;

	final ViewKey key;

	/** Whether a scope of a session uses it, which says when it is over. */
	private final boolean used;

	RoomView(RoomViews views, ViewKey key) {
		this.views = views;
		this.key = key;
		RoomTurn turn = RoomTurn.current();
		this.used = turn != null;
		if (turn != null) {
			turn.use(key);
		}
	}

	/** Makes what the current session sees. */
	abstract M mirror(Scope root);

	/** What the current session sees, or null outside of sessions. */
	final @Nullable M seen() {
		M mirror = seenBefore();
		if (mirror == null) {
			this.views.enter();
			mirror = Scope.mirror(this.key, this::made);
		}
		return mirror;
	}

	private M made(Scope root) {
		RoomTurn turn = RoomTurn.current();
		if (!this.used && turn != null) {
			turn.useAlways(this.key);
		}
		return mirror(root);
	}

	/** What the current session has seen, or null if it has not looked. */
	@SuppressWarnings("unchecked") // this view has made it, or its like
	final @Nullable M seenBefore() {
		return (M) Scope.existingMirror(this.key);
	}

	/**
	 * What the current session sees, or else what the room holds: outside of sessions,
	 * and in the midst of an edit, which has not told the session yet.
	 */
	final <R extends @Nullable Object> R readWritten(Function<M, R> seen, Function<Doc, R> latest) {
		return (editing() != null) ? this.views.read(latest) : read(seen, latest);
	}

	/** What the current session sees, or outside of sessions what the room holds. */
	final <R extends @Nullable Object> R read(Function<M, R> seen, Function<Doc, R> latest) {
		M mirror = seen();
		return (mirror != null) ? seen.apply(mirror) : this.views.read(latest);
	}

	/** The edit of the room that this session makes now, if it makes one. */
	final @Nullable RunningEdit editing() {
		RoomTurn turn = RoomTurn.current();
		return (turn != null && turn.isEditing()) ? this.views.running() : null;
	}

	/** Returns the name of this part of the room. */
	@Override
	public String toString() {
		return "'" + this.key.name() + "' of room '" + this.views.room() + "'";
	}

}
