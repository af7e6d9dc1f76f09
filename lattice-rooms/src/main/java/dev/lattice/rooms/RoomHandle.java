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
import org.jspecify.annotations.Nullable;

/** The way to what is loaded of a room. */
final class RoomHandle implements RoomDocument {

	private final LocalRooms rooms;

	private final String name;

	/** Saves looking it up; another one takes its place when it is parked. */
	private volatile @Nullable LoadedRoom found;

	RoomHandle(LocalRooms rooms, String name) {
		this.rooms = rooms;
		this.name = name;
	}

	String name() {
		return this.name;
	}

	@Override
	public Subscription enter(Caller caller, Runnable recheck) {
		// First, so that no change of rights is missed.
		Subscription entered = this.rooms.viewers().add(this.name, recheck);
		boolean allowed = false;
		try {
			allowed = this.rooms.settings().policy().canOpen(this.name, caller);
		}
		finally {
			if (!allowed) {
				entered.close();
			}
		}
		if (!allowed) {
			RoomRefusedException refusal = LocalRooms.notAllowed(this.name);
			this.rooms.settings().tell(() -> this.rooms.settings().listener().refused(this.name, refusal));
			throw refusal;
		}
		return entered;
	}

	@Override
	public Subscription hold() {
		return inside(LoadedRoom::hold);
	}

	@Override
	public SaveState saveState() {
		LoadedRoom room = this.rooms.loaded(this.name);
		return (room != null) ? room.turns().call(() -> room.outgoing().state()) : SaveState.SAVED;
	}

	@Override
	public Subscription onSaveState(Consumer<SaveState> listener) {
		return inside((room) -> {
			Subscription hold = hold();
			Subscription heard = room.outgoing().onState(listener);
			return () -> {
				room.turns().run(heard::close);
				hold.close();
			};
		});
	}

	@Override
	public <R extends @Nullable Object> R read(Function<? super Doc, ? extends R> reading) {
		return inside((room) -> room.editing().<R>read(reading));
	}

	@Override
	public <R extends @Nullable Object> R edit(Caller caller, Object origin,
			Function<? super Doc, ? extends R> editing) {
		checkMayEdit(caller);
		return inside((room) -> room.editing().<R>edit(caller, origin, editing));
	}

	@Override
	public boolean edit(Caller caller, Object origin, UndoManager manager, Predicate<UndoManager> taking) {
		checkMayEdit(caller);
		return inside((room) -> room.editing().edit(caller, origin, manager, taking));
	}

	private void checkMayEdit(Caller caller) {
		if (!this.rooms.settings().policy().canEdit(this.name, caller)) {
			throw new RoomRefusedException(RoomRefusedException.Reason.READ_ONLY, "Room '" + this.name
					+ "' may be read and not changed by " + ((caller.user() != null) ? caller.user() : caller.kind()));
		}
	}

	@Override
	public <R extends @Nullable Object> R awareness(Function<? super Awareness, ? extends R> action) {
		return inside((room) -> action.apply(room.presence().awareness()));
	}

	/** Runs an action in the room, once it is loaded. */
	private <R> R inside(Function<LoadedRoom, R> action) {
		while (true) {
			LoadedRoom room = this.found;
			if (room == null || room.state() != LoadedRoom.State.LOADED) {
				room = this.rooms.load(this.name);
				this.found = room;
			}
			LoadedRoom entered = room;
			List<R> result = new ArrayList<>(1);
			room.turns().run(() -> {
				if (entered.state() == LoadedRoom.State.LOADED) {
					entered.used();
					result.add(action.apply(entered));
				}
			});
			if (!result.isEmpty()) {
				return result.getFirst();
			}
		}
	}

	/** Handles are made at each call: the same name is the same room. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoomHandle handle && handle.name.equals(this.name) && handle.rooms == this.rooms;
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	@Override
	public String toString() {
		return "Room '" + this.name + "'";
	}

}
