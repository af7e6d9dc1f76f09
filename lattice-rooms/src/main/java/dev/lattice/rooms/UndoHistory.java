package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.UndoOptions;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a session can take back of what was done in a room: what it did itself, or what
 * all sessions of this server did. What others did stays. Edits that follow each other
 * within half a second are taken back together. Belongs to the session that made it, and
 * ends with the scope in which it was made.
 */
public final class UndoHistory {

	private final RoomViews views;

	private final Set<@Nullable Object> origins;

	private final Scope root;

	private final RoomTurn turn;

	/** How many steps can be undone and redone. */
	private final Signal<Depths> depths;

	private final Memo<Boolean> canUndo;

	private final Memo<Boolean> canRedo;

	/** What is in the room, once there is something to take back. */
	private @Nullable Taking taking;

	private boolean ended;

	UndoHistory(RoomViews views, Whose whose) {
		this.views = views;
		RoomTurn turn = RoomTurn.current();
		if (turn == null) {
			throw new IllegalStateException("A history of room '" + views.room()
					+ "' was asked for outside of a session; ask in a component's fields, constructor or view");
		}
		this.depths = new Signal<>(new Depths(0, 0));
		this.canUndo = new Memo<>(() -> this.depths.get().undo > 0);
		this.canRedo = new Memo<>(() -> this.depths.get().redo > 0);
		this.root = Scope.current();
		this.turn = turn;
		if (whose == Whose.OWN) {
			this.origins = Set.of(turn);
			turn.beforeEdit(views, this::begin);
		}
		else {
			this.origins = Set.of(RoomTurn.class);
			begin();
		}
		Scope.onDispose(this::end);
	}

	/** Whose edits a history takes back. */
	public enum Whose {

		/** Those of the session. */
		OWN,

		/** Those of all sessions of this server. */
		ALL

	}

	/** A session that never edits costs the room nothing. */
	private void begin() {
		if (!this.ended && this.taking == null) {
			this.views.enter();
			this.taking = new Taking();
		}
	}

	private void end() {
		this.ended = true;
		if (this.taking != null) {
			this.taking.close();
			this.taking = null;
		}
	}

	/**
	 * Returns whether there is something to take back.
	 * @return a signal
	 */
	public Supplier<Boolean> canUndo() {
		return this.canUndo;
	}

	/**
	 * Returns whether there is something to bring back.
	 * @return a signal
	 */
	public Supplier<Boolean> canRedo() {
		return this.canRedo;
	}

	/**
	 * Takes back the last step that still shows.
	 * @return whether there was one
	 * @throws RoomRefusedException if the room refuses it
	 */
	public boolean undo() {
		return take(UndoManager::undo);
	}

	/**
	 * Brings back what was taken back last.
	 * @return whether there was something
	 * @throws RoomRefusedException if the room refuses it
	 */
	public boolean redo() {
		return take(UndoManager::redo);
	}

	/** Makes the next edit the first of another step. */
	public void stopCapturing() {
		Taking now = this.taking;
		if (now != null) {
			this.views.document().read((doc) -> {
				now.manager.stopCapturing();
				return true;
			});
		}
	}

	private boolean take(Predicate<UndoManager> how) {
		Taking now = this.taking;
		if (now == null) {
			return false;
		}
		return this.views.edit(now.manager, how);
	}

	private void follow(Depths now) {
		if (!this.ended) {
			this.depths.set(now);
		}
	}

	/**
	 * How many steps there are.
	 *
	 * @param undo how many can be undone
	 * @param redo how many can be redone
	 */
	private record Depths(int undo, int redo) {
	}

	/** The part of a history that is in the room. */
	private final class Taking implements AutoCloseable {

		final UndoManager manager;

		private final List<Subscription> subscriptions = new ArrayList<>();

		Taking() {
			RoomDocument document = UndoHistory.this.views.document();
			this.subscriptions.add(document.hold());
			ViewOptions options = UndoHistory.this.views.options();
			this.manager = document.read((doc) -> new UndoManager(doc,
					UndoOptions.of(options.clock())
						.withTrackedOrigins(UndoHistory.this.origins)
						.withMaxStackItems(options.undoSteps())));
			this.subscriptions.add(document.read((doc) -> this.manager.onChange((event) -> told())));
		}

		/** Its steps have changed; in the room, on any thread. */
		private void told() {
			Runnable follow = () -> follow(document().read((doc) -> depths()));
			if (UndoHistory.this.turn.isEditing()) {
				UndoHistory.this.turn.due(follow);
			}
			else {
				UndoHistory.this.root.post(follow);
			}
		}

		private RoomDocument document() {
			return UndoHistory.this.views.document();
		}

		private Depths depths() {
			return new Depths(this.manager.undoSize(), this.manager.redoSize());
		}

		@Override
		public void close() {
			document().read((doc) -> {
				this.manager.close();
				return true;
			});
			this.subscriptions.forEach(Subscription::close);
		}

	}

}
