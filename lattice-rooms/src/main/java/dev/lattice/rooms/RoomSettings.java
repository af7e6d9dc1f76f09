package dev.lattice.rooms;

import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;

/**
 * What all rooms of a node share.
 *
 * @param log where rooms are kept
 * @param bus carries presence between nodes
 * @param policy who may do what
 * @param limits the bounds of the node, or of the room for which this is
 * @param limitsOf gives the bounds of a room
 * @param clock milliseconds that do not run backwards
 * @param scheduler runs things later
 * @param host waits for rooms to load
 * @param listener hears what happens
 * @param ids gives 32 random bits at each call
 * @param node names this node
 * @param durability when an edit counts as kept
 * @param identity what the server says of users
 * @param idleMillis after how long without use a room is parked
 * @param compactEntries after how many entries a room is compacted
 */
record RoomSettings(RoomLog log, PresenceBus bus, RoomPolicy policy, RoomLimits limits,
		Function<String, RoomLimits> limitsOf, LongSupplier clock, RoomScheduler scheduler, RoomHost host,
		RoomListener listener, LongSupplier ids, String node, AckLevel durability, Identity identity, long idleMillis,
		int compactEntries) {

	/** What holds for one room: its limits are those of its name. */
	RoomSettings of(String room) {
		RoomLimits own = this.limitsOf.apply(room);
		return own.equals(this.limits) ? this
				: new RoomSettings(this.log, this.bus, this.policy, own, this.limitsOf, this.clock, this.scheduler,
						this.host, this.listener, this.ids, this.node, this.durability, this.identity, this.idleMillis,
						this.compactEntries);
	}

	long now() {
		return this.clock.getAsLong();
	}

	/** What listeners throw does not reach a room. */
	void tell(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			// Dropped, as RoomListener says.
		}
	}

	void edited(String room, int bytes, int clients) {
		try {
			this.listener.edited(room, bytes, clients);
		}
		catch (RuntimeException ex) {
			// Dropped, as RoomListener says.
		}
	}

	void saved(String room, AckLevel level, long millis) {
		try {
			this.listener.saved(room, level, millis);
		}
		catch (RuntimeException ex) {
			// Dropped, as RoomListener says.
		}
	}

	void failed(String room, String what, Throwable failure) {
		tell(() -> this.listener.failed(room, what, failure));
	}

}
