package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.lattice.crdt.Subscription;
import dev.lattice.engine.signal.Mirror;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What one session does with rooms: the edit that it makes now, and what of rooms it has
 * use for. It is the origin of the session's edits.
 */
final class RoomTurn implements Mirror {

	private static final CurrentCaller APPLICATION = new CurrentCaller(() -> Caller.APPLICATION, () -> {
	});

	private final Scope root;

	/** How many edits of rooms the session is in. */
	private int editing;

	/** What the session's own edits have changed for it. */
	private final List<Runnable> due = new ArrayList<>();

	/** In how many scopes that are not over a view was asked for. */
	private final Map<Object, Integer> uses = new HashMap<>();

	/** Views that were asked for outside of any session. */
	private final Set<Object> always = new HashSet<>(0);

	/** Who wants to know before the session edits a room for the first time. */
	private final Map<RoomDocument, List<Runnable>> beforeFirst = new HashMap<>();

	/** The rooms that the session may see. */
	private final Map<RoomDocument, Entered> entered = new HashMap<>(0);

	private RoomTurn(Scope root) {
		this.root = root;
	}

	/** That of the session whose turn it is, if it is one's. */
	static @Nullable RoomTurn current() {
		return Scope.mirror(RoomTurn.class, RoomTurn::new);
	}

	/** Who edits. */
	Caller caller() {
		return host().caller().get();
	}

	private static CurrentCaller host() {
		return Scope.provided(CurrentCaller.class, APPLICATION);
	}

	/**
	 * Asks whether who has the session may see a room, unless that was asked before.
	 * @throws RoomRefusedException if they may not
	 */
	void enter(RoomViews views) {
		enter(views.document(), host());
	}

	private void enter(RoomDocument room, CurrentCaller host) {
		Caller caller = host.caller().get();
		Entered before = this.entered.get(room);
		if (before == null || !before.caller.equals(caller)) {
			forget(room);
			this.entered.put(room, new Entered(caller, host, room.enter(caller, () -> post(() -> enterAgain(room)))));
		}
	}

	/** Rights have changed. */
	private void enterAgain(RoomDocument room) {
		CurrentCaller host = forget(room);
		if (host == null) {
			return;
		}
		try {
			enter(room, host);
		}
		catch (RoomRefusedException ex) {
			host.leave().run();
		}
		catch (RuntimeException ex) {
			// Nobody knows whether it may, and nobody would ask again.
			host.leave().run();
			throw ex;
		}
	}

	private @Nullable CurrentCaller forget(RoomDocument room) {
		Entered before = this.entered.remove(room);
		if (before == null) {
			return null;
		}
		before.end.close();
		return before.host;
	}

	/** Whether the session is making an edit now, so that it will hear of it then. */
	boolean isEditing() {
		return this.root.isCurrentGraph() && this.editing > 0;
	}

	/** Runs something in the turn that makes an edit, when it is made. */
	void due(Runnable following) {
		this.due.add(following);
	}

	/** Runs an edit; then the session sees what it has changed. */
	<R extends @Nullable Object> R edit(RoomViews views, Supplier<R> edit) {
		List<Runnable> first = this.beforeFirst.remove(views.document());
		if (first != null) {
			first.forEach(Runnable::run);
		}
		return within(edit);
	}

	/** Does something to a room; then the session sees what it has changed. */
	<R extends @Nullable Object> R within(Supplier<R> action) {
		this.editing++;
		try {
			return action.get();
		}
		finally {
			this.editing--;
			follow();
		}
	}

	private void follow() {
		if (this.editing == 0 && !this.due.isEmpty()) {
			List<Runnable> following = new ArrayList<>(this.due);
			this.due.clear();
			Scope.batch(() -> following.forEach(Runnable::run));
		}
	}

	/** Runs something in a turn of the session, from any thread. */
	void post(Runnable action) {
		this.root.post(action);
	}

	/** Runs something before the session edits a room the next time. */
	void beforeEdit(RoomViews views, Runnable action) {
		this.beforeFirst.computeIfAbsent(views.document(), (key) -> new ArrayList<>()).add(action);
	}

	/**
	 * Notes that something in the current scope uses a view. When the last such scope is
	 * over, the session ceases to follow it.
	 */
	void use(Object key) {
		this.uses.merge(key, 1, Integer::sum);
		Scope.onDispose(() -> {
			if (this.uses.merge(key, -1, Integer::sum) == 0) {
				// Whatever is disposed may be made again at once.
				this.root.post(() -> endUnused(key));
			}
		});
	}

	/** Notes that the session uses a view as long as it lasts. */
	void useAlways(Object key) {
		if (this.always.add(key)) {
			this.uses.merge(key, 1, Integer::sum);
		}
	}

	private void endUnused(Object key) {
		if (this.uses.getOrDefault(key, 1) == 0) {
			this.uses.remove(key);
			this.root.endMirror(key);
		}
	}

	@Override
	public void end() {
		this.entered.values().forEach((room) -> room.end.close());
		this.entered.clear();
		this.uses.clear();
		this.due.clear();
		this.beforeFirst.clear();
	}

	/**
	 * A room that the session may see.
	 *
	 * @param caller who has the session
	 * @param host who says so
	 * @param end is called when it is over
	 */
	private record Entered(Caller caller, CurrentCaller host, Subscription end) {
	}

}
