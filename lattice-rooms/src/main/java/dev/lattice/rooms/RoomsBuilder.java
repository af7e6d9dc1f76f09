package dev.lattice.rooms;

import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.MemoryPresenceBus;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.value.ValueCodecs;
import org.jspecify.annotations.Nullable;

/** What can be set of {@link LocalRooms}. */
public final class RoomsBuilder {

	private static final long IDLE_MILLIS = 60_000;

	private static final int COMPACT_ENTRIES = 1000;

	private static final int MAX_NODE = 32;

	/** Several nodes may have it, if nobody has named them. */
	static final String UNNAMED = "node";

	private final RoomLog log;

	private final LongSupplier clock;

	private final RoomScheduler scheduler;

	private final LongSupplier ids;

	private PresenceBus bus;

	private RoomPolicy policy = RoomPolicy.ALLOW_ALL;

	private RoomLimits limits = RoomLimits.DEFAULT;

	private @Nullable Function<String, RoomLimits> limitsOf;

	private RoomHost host = RoomHost.IMPATIENT;

	private RoomListener listener = RoomListener.NONE;

	private String node = UNNAMED;

	private AckLevel durability = AckLevel.REPLICATED;

	private Identity identity = Identity.NAME;

	private long idleMillis = IDLE_MILLIS;

	private int compactEntries = COMPACT_ENTRIES;

	private ValueCodecs codecs = ValueCodecs.SIMPLE;

	private int undoSteps = ViewOptions.DEFAULT_UNDO_STEPS;

	RoomsBuilder(RoomLog log, LongSupplier clock, RoomScheduler scheduler, LongSupplier ids) {
		this.log = log;
		this.clock = clock;
		this.scheduler = scheduler;
		this.ids = ids;
		this.bus = new MemoryPresenceBus(clock);
	}

	/**
	 * Sets how values of the application stand in documents.
	 * @param codecs finds codecs, by default {@link ValueCodecs#SIMPLE}
	 * @return this builder
	 */
	public RoomsBuilder codecs(ValueCodecs codecs) {
		this.codecs = codecs;
		return this;
	}

	/**
	 * Sets how many steps of a history can be undone.
	 * @param steps how many, at least 1, by default 100
	 * @return this builder
	 */
	public RoomsBuilder undoSteps(int steps) {
		this.undoSteps = steps;
		return this;
	}

	/**
	 * Sets what carries presence between nodes.
	 * @param bus the bus, by default one for this node alone; stays the caller's
	 * @return this builder
	 */
	public RoomsBuilder bus(PresenceBus bus) {
		this.bus = bus;
		return this;
	}

	/**
	 * Sets who may do what.
	 * @param policy the policy, by default {@link RoomPolicy#ALLOW_ALL}
	 * @return this builder
	 */
	public RoomsBuilder policy(RoomPolicy policy) {
		this.policy = policy;
		return this;
	}

	/**
	 * Sets the bounds.
	 * @param limits the bounds, by default {@link RoomLimits#DEFAULT}
	 * @return this builder
	 */
	public RoomsBuilder limits(RoomLimits limits) {
		this.limits = limits;
		return this;
	}

	/**
	 * Sets the bounds of rooms by their names. Of what it gives, all counts but
	 * {@link RoomLimits#rooms}, which is of the node.
	 * @param limits gives the bounds of a room, given its name; asked each time that one
	 * is loaded, on any thread; must not block. By default those of {@link #limits} for
	 * all
	 * @return this builder
	 */
	public RoomsBuilder limitsOf(Function<String, RoomLimits> limits) {
		this.limitsOf = limits;
		return this;
	}

	/**
	 * Sets who waits for rooms to load.
	 * @param host the host, by default {@link RoomHost#IMPATIENT}
	 * @return this builder
	 */
	public RoomsBuilder host(RoomHost host) {
		this.host = host;
		return this;
	}

	/**
	 * Sets who hears what happens.
	 * @param listener the listener, by default {@link RoomListener#NONE}
	 * @return this builder
	 */
	public RoomsBuilder listener(RoomListener listener) {
		this.listener = listener;
		return this;
	}

	/**
	 * Sets the name of this node.
	 * @param node 1 to 32 characters of ASCII without spaces, different on each node; by
	 * default {@code node}
	 * @return this builder
	 * @throws IllegalArgumentException if it is something else
	 */
	public RoomsBuilder node(String node) {
		if (node.isEmpty() || node.length() > MAX_NODE || !AppendRequest.isPrintable(node)) {
			throw new IllegalArgumentException("The node name '" + node + "' has " + node.length()
					+ " characters; use 1 to " + MAX_NODE + " of ASCII without spaces");
		}
		this.node = node;
		return this;
	}

	/**
	 * Sets when an edit counts as saved.
	 * @param durability what the log is asked for, by default {@link AckLevel#REPLICATED}
	 * @return this builder
	 */
	public RoomsBuilder durability(AckLevel durability) {
		this.durability = durability;
		return this;
	}

	/**
	 * Sets what the server says of users.
	 * @param identity by default {@link Identity#NAME}
	 * @return this builder
	 */
	public RoomsBuilder identity(Identity identity) {
		this.identity = identity;
		return this;
	}

	/**
	 * Sets when a room is parked.
	 * @param millis after how long without clients, holds and use, in milliseconds, at
	 * least 1; by default a minute
	 * @return this builder
	 * @throws IllegalArgumentException if it is below 1
	 */
	public RoomsBuilder idle(long millis) {
		this.idleMillis = positive("Rooms are parked after", millis);
		return this;
	}

	/**
	 * Sets when a room's log is compacted into a snapshot, at the latest; also a log that
	 * is four times as long as its snapshot is.
	 * @param entries after how many entries, at least 1; by default 1,000
	 * @return this builder
	 * @throws IllegalArgumentException if it is below 1
	 */
	public RoomsBuilder compactAfter(int entries) {
		this.compactEntries = (int) positive("Rooms are compacted after", entries);
		return this;
	}

	private static long positive(String what, long value) {
		if (value < 1) {
			throw new IllegalArgumentException(what + " " + value + "; use at least 1");
		}
		return value;
	}

	/**
	 * Makes the rooms.
	 * @return the rooms, none of them loaded
	 */
	public LocalRooms build() {
		RoomLimits limits = this.limits;
		return new LocalRooms(new RoomSettings(this.log, this.bus, this.policy, limits,
				(this.limitsOf != null) ? this.limitsOf : (name) -> limits, this.clock, this.scheduler, this.host,
				this.listener, this.ids, this.node, this.durability, this.identity, this.idleMillis,
				this.compactEntries), this.codecs, this.undoSteps);
	}

}
