package dev.lattice.rooms;

import java.util.List;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.RoomListener.Level;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * A room in memory, from the time it begins to load until it is parked. All but the name
 * is guarded by {@link #turns()}.
 */
final class LoadedRoom {

	private static final long FIRST_PAUSE = 500;

	private static final long LONGEST_PAUSE = 30_000;

	/** How long a document that nobody looks at is kept, in milliseconds. */
	private static final long LIVE_MILLIS = 10_000;

	/** What became of a room. */
	enum State {

		LOADING, LOADED,

		/** It is tried again later. */
		FAILED,

		/** Nobody may use this object any more; the room may be loaded as another one. */
		PARKED

	}

	private final LocalRooms rooms;

	private final RoomSettings settings;

	private final String name;

	private final Turns turns = new Turns();

	private final Outgoing outgoing;

	private final Editing editing;

	private final RoomAwareness presence;

	private final Compactor compactor;

	private final RoomClients clients;

	private volatile State state = State.LOADING;

	private final Waiters waiting;

	private @Nullable RoomUnavailableException failure;

	private long pause = FIRST_PAUSE;

	private @Nullable Content content;

	private @Nullable Follower follower;

	private int holds;

	private long lastUsed;

	/** When somebody needed the document last. */
	private long lastLive;

	/** Own entries above this number were made by this object. */
	private final long firstNumber;

	LoadedRoom(LocalRooms rooms, RoomSettings settings, String name) {
		this.rooms = rooms;
		this.settings = settings;
		this.name = name;
		this.outgoing = new Outgoing(this, settings);
		this.editing = new Editing(this, settings, this.outgoing);
		this.presence = new RoomAwareness(this, settings);
		this.compactor = new Compactor(this, settings);
		this.clients = new RoomClients(this, settings);
		this.waiting = new Waiters((failure) -> settings.failed(name, "telling somebody that it is loaded", failure));
		this.firstNumber = rooms.nextNumber();
		this.lastUsed = settings.now();
	}

	String name() {
		return this.name;
	}

	Turns turns() {
		return this.turns;
	}

	State state() {
		return this.state;
	}

	String writer() {
		return this.rooms.writer();
	}

	long nextNumber() {
		return this.rooms.nextNumber();
	}

	Outgoing outgoing() {
		return this.outgoing;
	}

	Editing editing() {
		return this.editing;
	}

	RoomAwareness presence() {
		return this.presence;
	}

	RoomClients members() {
		return this.clients;
	}

	ClientConnection[] clients() {
		return this.clients.all();
	}

	void used() {
		this.lastUsed = this.settings.now();
	}

	// Loading

	void load() {
		this.turns.run(() -> {
			if (this.state != State.PARKED) {
				this.state = State.LOADING;
				new RoomLoader(this, this.settings, this::loaded, this::notLoaded).begin();
			}
		});
	}

	/** Calls the log, outside; what it throws fails the reply. */
	void outside(String what, Runnable call, Reply<?> reply) {
		this.turns.afterwards(() -> {
			try {
				call.run();
			}
			catch (RuntimeException ex) {
				reply.failed(new RoomLogException(RoomLogException.Reason.UNAVAILABLE,
						"The log failed at " + what + ": " + ex, ex));
			}
		});
	}

	private void loaded(RoomLoader loader) {
		this.content = relayOrLive(loader.updates());
		this.editing.size().is(loader.bytes());
		this.compactor.logHas(loader.snapshotBytes(), loader.entries(), loader.entryBytes());
		this.follower = new Follower(this, this.settings, loader.applied());
		this.follower.follow();
		this.presence.link().begin();
		this.failure = null;
		this.pause = FIRST_PAUSE;
		used();
		this.state = State.LOADED;
		tellLevel();
		this.waiting.over(null);
	}

	private Content relayOrLive(List<byte[]> updates) {
		if (!this.settings.policy().isValidating()) {
			Content relay = RelayContent.of(updates, this.editing);
			if (relay != null) {
				return relay;
			}
		}
		return live(updates);
	}

	private LiveContent live(List<byte[]> updates) {
		Doc doc = new Doc(DocOptions.of(this.settings.ids().getAsLong())
			.withClientIds(this.settings.ids())
			.withGuid(this.name)
			.withMaxPendingBytes(Long.MAX_VALUE));
		updates.forEach(doc::applyUpdate);
		this.lastLive = this.settings.now();
		return new LiveContent(doc, this.editing);
	}

	private void notLoaded(RoomLogException why) {
		RoomUnavailableException unavailable = new RoomUnavailableException(
				"Room '" + this.name + "' could not be loaded: " + why.getMessage() + "; it is tried again", why);
		this.failure = unavailable;
		this.state = State.FAILED;
		this.settings.tell(() -> this.settings.listener().unavailable(this.name, unavailable));
		this.settings.scheduler().later(this.pause, this::load);
		this.pause = Math.min(LONGEST_PAUSE, 2 * this.pause);
		this.waiting.over(unavailable);
	}

	/** Why the room could not be loaded. */
	RoomUnavailableException failure() {
		return this.turns.call(() -> (this.failure != null) ? this.failure
				: new RoomUnavailableException("Room '" + this.name + "' was not loaded; try again", null));
	}

	/** Calls when the room is loaded or cannot be; false if it is parked. */
	boolean whenOver(Waiters.Waiting call) {
		return this.turns.call(() -> {
			switch (this.state) {
				case LOADING -> this.waiting.add(call);
				case LOADED -> call.over(null);
				case FAILED -> call.over(this.failure);
				case PARKED -> {
					return false;
				}
			}
			return true;
		});
	}

	// Content

	Content content() {
		Content loaded = this.content;
		if (loaded == null) {
			throw new IllegalStateException("Room '" + this.name + "' is " + this.state);
		}
		return loaded;
	}

	/** The document, which is made if there are only bytes. */
	LiveContent live() {
		this.lastLive = this.settings.now();
		return switch (content()) {
			case LiveContent live -> live;
			case RelayContent relay -> {
				LiveContent live = live(List.of(relay.encode()));
				this.content = live;
				tellLevel();
				yield live;
			}
		};
	}

	void apply(byte[] update, Object origin) {
		if (!content().apply(update, origin)) {
			live().apply(update, origin);
		}
	}

	/** All of the room, without what is deleted. */
	byte[] snapshot() {
		byte[] state = content().encode();
		if (content() instanceof RelayContent) {
			state = live(List.of(state)).encode();
			this.content = relayOrLive(List.of(state));
		}
		this.editing.size().is(state.length);
		return state;
	}

	/** The last entry of the log that is in it. */
	long seen() {
		return (this.follower != null) ? this.follower.seen() : 0;
	}

	/** The next entry of the log. */
	void entry(LogEntry entry) {
		if (!isOwn(entry)) {
			this.editing.applyForeign(entry.payload());
		}
		this.compactor.entry(entry.payload().length);
	}

	boolean isOwn(LogEntry entry) {
		return entry.writer().equals(writer()) && entry.number() > this.firstNumber;
	}

	Compactor compactor() {
		return this.compactor;
	}

	private void tellLevel() {
		Level level = (this.content instanceof LiveContent) ? Level.LIVE : Level.RELAY;
		this.settings.tell(() -> this.settings.listener().level(this.name, level));
	}

	// Parking

	/** Keeps the room live. */
	Subscription hold() {
		live();
		this.holds++;
		used();
		boolean[] over = new boolean[1];
		return () -> this.turns.run(() -> {
			if (!over[0]) {
				over[0] = true;
				this.holds--;
				used();
			}
		});
	}

	/** Does what is due; called about every second. */
	void tick() {
		this.turns.run(() -> {
			if (this.state == State.LOADED) {
				this.presence.tick();
				this.compactor.compactIfDue();
				relayIfUnread();
			}
			if (isIdle() && this.settings.now() - this.lastUsed >= this.settings.idleMillis()) {
				compactAndPark();
			}
		});
	}

	private void relayIfUnread() {
		if (this.content instanceof LiveContent live && this.holds == 0 && !live.hasPending()
				&& !this.settings.policy().isValidating() && this.settings.now() - this.lastLive >= LIVE_MILLIS) {
			Content relay = RelayContent.of(List.of(live.encode()), this.editing);
			if (relay != null) {
				live.end();
				this.content = relay;
				this.editing.trial().drop();
				tellLevel();
			}
		}
	}

	private boolean isIdle() {
		return this.holds == 0 && clients().length == 0 && this.outgoing.isEmpty() && this.waiting.isEmpty()
				&& (this.state == State.LOADED || this.state == State.FAILED);
	}

	private void compactAndPark() {
		if (this.state == State.LOADED && this.compactor.isDueWhenIdle()) {
			this.compactor.begin(this::parkIfIdle);
		}
		else {
			park();
		}
	}

	/** Parks the room if nobody uses it, to make place for others. */
	void parkIfIdle() {
		this.turns.run(() -> {
			if (isIdle()) {
				park();
			}
		});
	}

	private void park() {
		this.state = State.PARKED;
		if (this.follower != null) {
			this.follower.end();
			this.presence.link().end();
			this.compactor.release();
		}
		this.content = null;
		this.editing.trial().drop();
		this.turns.afterwards(() -> this.rooms.forget(this));
		this.settings.tell(() -> this.settings.listener().level(this.name, Level.PARKED));
	}

	/** Ends the room on this node, with all connections. */
	void end(RoomRefusedException why) {
		this.turns.run(() -> {
			this.clients.end(why);
			if (this.state != State.PARKED) {
				park();
				this.waiting.over(new RoomUnavailableException(String.valueOf(why.getMessage()), why));
			}
		});
	}

}
