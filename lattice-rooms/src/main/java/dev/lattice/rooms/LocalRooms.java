package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.lattice.rooms.RoomRefusedException.Reason;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.value.ValueCodecs;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one node. A room is loaded from its log when it is used, and parked when
 * nobody has used it for a while; several nodes serve the same rooms if they share a log
 * and a bus.
 *
 * <pre>
 * LocalRooms rooms = LocalRooms.builder(log, clock, scheduler, ids).node("a").build();
 * rooms.open("board").document().edit(Caller.APPLICATION, "start", (doc) -&gt; …);
 * </pre>
 */
public final class LocalRooms implements Rooms, AutoCloseable {

	/** How often each loaded room does what is due. */
	private static final long TICK_MILLIS = 1000;

	static final String ASKING = "asking whether somebody may see it";

	private final RoomSettings settings;

	private final String writer;

	private final Numbers numbers = new Numbers();

	private final ViewRegistry registry = new ViewRegistry();

	private final ViewOptions views;

	private final Viewers viewers = new Viewers();

	// Guarded by this. A thread that has this lock never enters a room.

	private final Map<String, LoadedRoom> rooms = new HashMap<>();

	private boolean ticking;

	private boolean closed;

	/** How often rights were to be asked for again. */
	private long rechecks;

	LocalRooms(RoomSettings settings, ValueCodecs codecs, int undoSteps) {
		this.settings = settings;
		this.views = new ViewOptions(codecs, () -> Math.max(1, settings.now()), settings.scheduler(), settings.ids(),
				settings.limits().awareness(), settings.node().equals(RoomsBuilder.UNNAMED) ? null : settings.node(),
				undoSteps, (skipped) -> settings.tell(() -> settings.listener().skipped(skipped)));
		String random = Long.toHexString(settings.ids().getAsLong()) + Long.toHexString(settings.ids().getAsLong());
		this.writer = settings.node() + "." + random;
	}

	/**
	 * Begins to make rooms.
	 * @param log where they are kept; stays the caller's
	 * @param clock milliseconds of a clock that does not run backwards
	 * @param scheduler runs things later
	 * @param ids gives 32 random bits at each call, for ids of clients and writers
	 * @return what else can be set
	 */
	public static RoomsBuilder builder(RoomLog log, LongSupplier clock, RoomScheduler scheduler, LongSupplier ids) {
		return new RoomsBuilder(log, clock, scheduler, ids);
	}

	Viewers viewers() {
		return this.viewers;
	}

	RoomSettings settings() {
		return this.settings;
	}

	String writer() {
		return this.writer;
	}

	long nextNumber() {
		return this.numbers.next();
	}

	@Override
	public Room open(String name) {
		return new NamedRoom(new RoomHandle(this, RoomNames.check(name)), this.views, this.registry);
	}

	@Override
	public void join(String name, Caller caller, RoomClient client, Joined joined) {
		try {
			RoomNames.check(name);
			long asked = rechecks();
			RuntimeException objection = objection(name, caller);
			if (objection instanceof RoomRefusedException refusal) {
				throw refusal;
			}
			if (objection != null) {
				joined.refused(objection);
				return;
			}
			boolean entered = false;
			while (!entered) {
				// Rights may have changed while the room was loaded.
				entered = find(name).members()
					.join(caller, client, joined, () -> (rechecks() == asked) ? null : objection(name, caller));
			}
		}
		catch (RoomRefusedException ex) {
			this.settings.tell(() -> this.settings.listener().refused(name, ex));
			joined.refused(ex);
		}
	}

	/** Why somebody may not see a room, null if they may. */
	private @Nullable RuntimeException objection(String name, Caller caller) {
		try {
			return this.settings.policy().canOpen(name, caller) ? null : notAllowed(name);
		}
		catch (RuntimeException ex) {
			this.settings.failed(name, ASKING, ex);
			return new RoomUnavailableException(unknown(name), ex);
		}
	}

	static String unknown(String name) {
		return "Whether the caller may open room '" + name + "' could not be found out; try again";
	}

	static RoomRefusedException notAllowed(String name) {
		return new RoomRefusedException(Reason.NOT_ALLOWED, "The caller may not open room '" + name + "'");
	}

	@Override
	public void recheck(String name) {
		synchronized (this) {
			this.rechecks++;
		}
		LoadedRoom room = loaded(name);
		if (room != null) {
			room.members().recheck();
		}
		this.viewers.recheck(name);
	}

	private synchronized long rechecks() {
		return this.rechecks;
	}

	/**
	 * Returns how many rooms are in memory.
	 * @return those that are loaded, are loading, or could not be loaded and are tried
	 * again
	 */
	public synchronized int size() {
		return this.rooms.size();
	}

	/** The room, if there is anything of it in memory. */
	synchronized @Nullable LoadedRoom loaded(String name) {
		return this.rooms.get(name);
	}

	/** The room, which is loading if it is not loaded. */
	private LoadedRoom find(String name) {
		if (isFull(name)) {
			makePlace();
		}
		LoadedRoom made;
		synchronized (this) {
			LoadedRoom found = this.rooms.get(name);
			if (found != null && found.state() != LoadedRoom.State.PARKED) {
				return found;
			}
			if (this.closed) {
				throw ended(name);
			}
			int most = this.settings.limits().rooms();
			if (found == null && this.rooms.size() >= most) {
				throw new RoomRefusedException(Reason.LIMIT,
						"Room '" + name + "' is not loaded: " + this.rooms.size()
								+ " rooms are in use, and RoomLimits.rooms allows " + most
								+ "; try again later or another node");
			}
			made = new LoadedRoom(this, this.settings.of(name), name);
			this.rooms.put(name, made);
			if (!this.ticking) {
				this.ticking = true;
				this.settings.scheduler().later(TICK_MILLIS, this::tick);
			}
		}
		made.load();
		return made;
	}

	private synchronized boolean isFull(String name) {
		return this.rooms.size() >= this.settings.limits().rooms() && !this.rooms.containsKey(name);
	}

	/** Parks a room that nobody uses. */
	private void makePlace() {
		for (LoadedRoom room : all()) {
			room.parkIfIdle();
			if (room.state() == LoadedRoom.State.PARKED) {
				forget(room);
				return;
			}
		}
	}

	/** The room, loaded; waits for that where the host can. */
	LoadedRoom load(String name) {
		while (true) {
			LoadedRoom room = find(name);
			if (room.state() == LoadedRoom.State.LOADING) {
				this.settings.host().await(name, (over) -> {
					if (!room.whenOver((failure) -> over.run())) {
						over.run();
					}
				});
			}
			switch (room.state()) {
				case LOADED -> {
					return room;
				}
				case FAILED -> throw room.failure();
				case LOADING -> throw new RoomUnavailableException(
						"Room '" + name + "' is not loaded yet: its log has not answered in time; try again", null);
				case PARKED -> forget(room);
			}
		}
	}

	synchronized void forget(LoadedRoom room) {
		this.rooms.remove(room.name(), room);
	}

	private synchronized List<LoadedRoom> all() {
		return new ArrayList<>(this.rooms.values());
	}

	private void tick() {
		try {
			all().forEach(this::tick);
		}
		finally {
			synchronized (this) {
				this.ticking = !this.rooms.isEmpty() && !this.closed;
				if (this.ticking) {
					this.settings.scheduler().later(TICK_MILLIS, this::tick);
				}
			}
		}
	}

	private void tick(LoadedRoom room) {
		try {
			room.tick();
		}
		catch (RuntimeException ex) {
			this.settings.failed(room.name(), "doing what is due", ex);
		}
	}

	/**
	 * Returns whether the log has all that was changed here, as safely as configured.
	 * @return false while an edit is on its way
	 */
	public boolean isSaved() {
		List<LoadedRoom> all;
		synchronized (this) {
			all = new ArrayList<>(this.rooms.values());
		}
		for (LoadedRoom room : all) {
			if (!room.turns().call(() -> room.outgoing().isEmpty())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Ends all connections and takes no more. Edits that are on their way go on to the
	 * log, which stays open and is to be closed after this.
	 */
	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
		}
		for (LoadedRoom room : all()) {
			room.end(ended(room.name()));
		}
	}

	private static RoomRefusedException ended(String name) {
		return new RoomRefusedException(Reason.UNAVAILABLE,
				"Room '" + name + "' is not served here any more, since the node ends; connect again");
	}

	/** Counts what this node writes, over all rooms. */
	private static final class Numbers {

		private long last;

		synchronized long next() {
			return ++this.last;
		}

	}

}
