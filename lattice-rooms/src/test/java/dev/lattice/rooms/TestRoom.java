package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.rooms.value.ValueCodecs;
import org.jspecify.annotations.Nullable;

/** A room that is a document behind a lock, and nothing else. */
final class TestRoom extends ViewedRoom {

	final Doc doc;

	final Awareness awareness;

	final List<SkippedValue> skipped = new ArrayList<>();

	final List<Caller> callers = new ArrayList<>();

	long now = 1000;

	/** Runs what is due later. */
	final ManualTime time = new ManualTime();

	private long ids = 5000;

	int holds;

	@Nullable RoomRefusedException refusal;

	private SaveState state = SaveState.SAVED;

	private final RoomDocument document = new Document();

	final List<Consumer<SaveState>> saveStateListeners = new ArrayList<>();

	private final RoomViews views;

	TestRoom(long clientId) {
		this(clientId, null);
	}

	TestRoom(long clientId, @Nullable String site) {
		this.doc = new Doc(clientId);
		this.awareness = new Awareness(0, () -> this.now, AwarenessLimits.DEFAULT);
		this.awareness.setLocalState(null);
		this.views = new RoomViews("board", this.document,
				new ViewOptions(ValueCodecs.SIMPLE, () -> this.now, this.time, () -> this.ids++,
						AwarenessLimits.DEFAULT, site, ViewOptions.DEFAULT_UNDO_STEPS, this.skipped::add),
				new ViewRegistry());
	}

	@Override
	RoomViews views() {
		return this.views;
	}

	@Override
	public String name() {
		return "board";
	}

	@Override
	public RoomDocument document() {
		return this.document;
	}

	void save(SaveState state) {
		this.state = state;
		List.copyOf(this.saveStateListeners).forEach((listener) -> listener.accept(state));
	}

	<R> R awareness(Function<? super Awareness, ? extends R> action) {
		return this.document.awareness(action);
	}

	/** Enters with the lock of the room. */
	private final class Document implements RoomDocument {

		private final TestRoom room = TestRoom.this;

		@Override
		public Subscription enter(Caller caller, Runnable recheck) {
			return () -> {
			};
		}

		@Override
		public Subscription hold() {
			synchronized (this.room) {
				this.room.holds++;
			}
			boolean[] over = new boolean[1];
			return () -> {
				synchronized (this.room) {
					this.room.holds -= over[0] ? 0 : 1;
					over[0] = true;
				}
			};
		}

		@Override
		public SaveState saveState() {
			return this.room.state;
		}

		@Override
		public Subscription onSaveState(Consumer<SaveState> listener) {
			this.room.saveStateListeners.add(listener);
			return () -> this.room.saveStateListeners.remove(listener);
		}

		@Override
		public <R extends @Nullable Object> R read(Function<? super Doc, ? extends R> reading) {
			synchronized (this.room) {
				return reading.apply(this.room.doc);
			}
		}

		@Override
		public <R extends @Nullable Object> R edit(Caller caller, Object origin,
				Function<? super Doc, ? extends R> editing) {
			synchronized (this.room) {
				if (this.room.refusal != null) {
					throw this.room.refusal;
				}
				this.room.callers.add(caller);
				List<R> result = new ArrayList<>();
				this.room.doc.transact(origin, () -> result.add(editing.apply(this.room.doc)));
				return result.getFirst();
			}
		}

		@Override
		public boolean edit(Caller caller, Object origin, UndoManager manager, Predicate<UndoManager> taking) {
			return edit(caller, origin, (doc) -> taking.test(manager));
		}

		@Override
		public <R extends @Nullable Object> R awareness(Function<? super Awareness, ? extends R> action) {
			synchronized (this.room) {
				return action.apply(this.room.awareness);
			}
		}

	}

	/** Another replica, which is not told of anything. */
	Doc peer(long clientId) {
		Doc peer = new Doc(clientId);
		peer.applyUpdate(this.doc.encodeStateAsUpdate());
		return peer;
	}

	/** Gives both what the other has. */
	synchronized void sync(Doc peer) {
		byte[] theirs = peer.encodeStateAsUpdate(this.doc.stateVector());
		peer.applyUpdate(this.doc.encodeStateAsUpdate(peer.stateVector()));
		this.doc.applyUpdate(theirs, "peer");
	}

}
