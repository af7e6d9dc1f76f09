package dev.lattice.actuate;

import java.util.Set;

import dev.lattice.collaboration.RoomsOverview;
import dev.lattice.rooms.RoomListener;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows how the rooms of this node are, and nothing of what they contain. */
@Endpoint(id = "latticerooms")
public final class LatticeRoomsEndpoint {

	private final RoomsOverview rooms;

	/**
	 * Makes an endpoint.
	 * @param rooms how the rooms are
	 */
	public LatticeRoomsEndpoint(RoomsOverview rooms) {
		this.rooms = rooms;
	}

	/**
	 * Describes the rooms.
	 * @return the description
	 */
	@ReadOperation
	public Description rooms() {
		return new Description(this.rooms.rooms(RoomListener.Level.RELAY), this.rooms.rooms(RoomListener.Level.LIVE),
				this.rooms.clients(), this.rooms.unsaved(), this.rooms.unavailable(), this.rooms.damaged());
	}

	/**
	 * How the rooms are.
	 *
	 * @param relay the number of rooms in memory that only pass updates on
	 * @param live the number of rooms in memory that are read or validated
	 * @param clients the number of clients in rooms
	 * @param unsaved the number of rooms with edits that could not be kept so far
	 * @param unavailable the number of rooms that could not be loaded
	 * @param damaged the names of rooms that are damaged where they are kept
	 */
	public record Description(long relay, long live, long clients, int unsaved, long unavailable, Set<String> damaged) {
	}

}
