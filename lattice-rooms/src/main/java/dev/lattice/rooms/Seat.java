package dev.lattice.rooms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.engine.session.PageLine;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A session's place among those who are present in a room: it says what the session says
 * of itself, again and again as long as its page is there.
 */
final class Seat {

	/*
	 * A page that never joins never sits down. One that goes, or is cut off, keeps its
	 * seat for a moment: most that are cut off are back at once, and then nobody saw a
	 * gap.
	 */

	static final String NAME = "name";

	/**
	 * How often a seat is renewed; two of that fit into the time after which it is gone.
	 */
	private static final long RENEWAL_MILLIS = 12_000;

	/** How long a seat is kept for a page that is not there. */
	private static final long AWAY_MILLIS = 3_000;

	// What changes does so within the room.

	private final RoomViews views;

	private final RoomTurn turn;

	private final long client;

	private final Awareness own;

	private final Caller caller;

	private final PageLine line;

	private Map<String, Object> state;

	/** Where the caret is, and in which part of the room; null: in none. */
	private @Nullable Map<String, Object> cursor;

	private @Nullable ViewKey cursorIn;

	private @Nullable Subscription hold;

	private @Nullable Subscription alarm;

	/** Whether the others see it. */
	private boolean taken;

	private boolean left;

	Seat(RoomViews views, @Nullable Object said) {
		this.views = views;
		this.turn = Objects.requireNonNull(RoomTurn.current(), "Presence belongs to a session");
		this.turn.enter(views);
		this.caller = this.turn.caller();
		this.client = views.options().ids().getAsLong();
		this.own = new Awareness(this.client, views.options().clock(), views.options().awareness());
		this.state = state(said);
		this.own.setLocalState(this.state);
		this.line = Scope.provided(PageLine.class, PageLine.ALWAYS);
		Scope.onDispose(this::leave);
		Scope.onDispose(this.line.onChange(this::follow));
		follow();
	}

	String key() {
		return String.valueOf(this.client);
	}

	long client() {
		return this.client;
	}

	/** What Yjs clients see: the fields, and the user where editors look for it. */
	private Map<String, Object> state(@Nullable Object said) {
		Map<String, Object> state = new LinkedHashMap<>();
		if (said instanceof Map<?, ?> fields) {
			fields.forEach((name, value) -> {
				if (value != null) {
					state.put((String) name, value);
				}
			});
		}
		else if (said != null) {
			state.put(NAME, said);
		}
		Map<String, Object> user = new LinkedHashMap<>();
		for (String name : new String[] { NAME, "color", "colorLight" }) {
			if (state.get(name) instanceof String text) {
				user.put(name, text);
			}
		}
		if (this.caller.user() != null) {
			user.put(NAME, this.caller.user());
		}
		state.putIfAbsent(Identity.FIELD, user);
		return state;
	}

	/** Says something else. */
	void say(@Nullable Object said) {
		Map<String, Object> next = state(said);
		inside((awareness) -> {
			this.own.setLocalState(pointing(next));
			this.state = next;
			if (this.taken) {
				tell(awareness);
			}
		});
	}

	/** A state with the caret; what the application says under its name goes first. */
	private Map<String, Object> pointing(Map<String, Object> state) {
		if (this.cursor == null || state.containsKey(LiveCarets.FIELD)) {
			return state;
		}
		Map<String, Object> pointing = new LinkedHashMap<>(state);
		pointing.put(LiveCarets.FIELD, this.cursor);
		return pointing;
	}

	/** The caret is in a part of the room. */
	void point(ViewKey part, Map<String, Object> cursor) {
		if (!cursor.equals(this.cursor)) {
			pointed(part, cursor);
		}
	}

	/** The caret is in a part of the room no more. */
	void leave(ViewKey part) {
		if (part.equals(this.cursorIn)) {
			pointed(null, null);
		}
	}

	private void pointed(@Nullable ViewKey part, @Nullable Map<String, Object> cursor) {
		inside((awareness) -> {
			this.cursor = cursor;
			this.cursorIn = part;
			if (this.taken) {
				this.own.setLocalState(pointing(this.state));
				tell(awareness);
			}
		});
	}

	/** Sits down when the page is there, and prepares to leave when it is not. */
	private void follow() {
		if (this.left || (this.hold == null && !this.line.isUp())) {
			return;
		}
		if (this.hold == null) {
			this.hold = this.views.document().hold();
		}
		inside((awareness) -> {
			if (this.line.isUp()) {
				renew(awareness);
			}
			else {
				wake(AWAY_MILLIS);
			}
		});
	}

	/** Does something in the room, of which the session sees what comes of it. */
	private void inside(Consumer<Awareness> action) {
		this.turn.within(() -> this.views.document().awareness((awareness) -> {
			action.accept(awareness);
			return true;
		}));
	}

	private void renew(Awareness awareness) {
		this.taken = true;
		this.own.setLocalState(pointing(this.state));
		tell(awareness);
		wake(RENEWAL_MILLIS);
	}

	private void vacate(Awareness awareness) {
		this.taken = false;
		this.own.setLocalState(null);
		tell(awareness);
	}

	private void wake(long afterMillis) {
		if (this.alarm != null) {
			this.alarm.close();
		}
		this.alarm = this.views.options().scheduler().later(afterMillis, this::due);
	}

	/** It is time to look; on any thread, so that the session need not take a turn. */
	private void due() {
		this.views.document().awareness((awareness) -> {
			if (!this.left) {
				if (this.line.isUp()) {
					renew(awareness);
				}
				else {
					vacate(awareness);
				}
			}
			return true;
		});
	}

	private void tell(Awareness awareness) {
		try {
			awareness.applyUpdate(this.own.encodeUpdate(List.of(this.client)), this);
		}
		catch (MalformedDataException ex) {
			// Too many are present: one who is not seen is no reason for no page.
			this.views.skipped("presence", "client " + this.client, ex.getMessage());
		}
	}

	private void leave() {
		inside((awareness) -> {
			this.left = true;
			if (this.alarm != null) {
				this.alarm.close();
			}
			if (this.taken) {
				vacate(awareness);
			}
		});
		if (this.hold != null) {
			this.hold.close();
		}
	}

}
