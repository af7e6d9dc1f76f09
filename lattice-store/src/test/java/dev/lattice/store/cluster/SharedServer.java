package dev.lattice.store.cluster;

import java.time.Duration;

import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.ServerProcess;

/** A real server that nodes share, and what may become of it. */
interface SharedServer extends AutoCloseable {

	/** Returns the server itself. */
	ServerProcess process();

	/**
	 * Connects a node.
	 * @param patience how long a call may take
	 * @return what the node has of the server
	 */
	Link connect(Duration patience);

	/** Ends all connections of all nodes, from the side of the server. */
	void cutConnections();

	@Override
	void close();

	/** What a node has of the server. */
	record Link(RoomLog log, PresenceBus bus, AutoCloseable connections) {

		/** Ends the connections without a word, as the end of a process does. */
		void cut() {
			try {
				this.connections.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
