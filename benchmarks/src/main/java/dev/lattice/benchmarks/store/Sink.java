package dev.lattice.benchmarks.store;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Reply;
import dev.lattice.store.embedded.EmbeddedRoomLog;

/** Where a {@link Feeder} appends. */
interface Sink {

	void append(String room, AppendRequest request, Reply<Appended> reply);

	/** How often it has synchronized. */
	long synchronizations();

	static Sink of(EmbeddedRoomLog log) {
		return new Sink() {

			@Override
			public void append(String room, AppendRequest request, Reply<Appended> reply) {
				log.append(room, request, reply);
			}

			@Override
			public long synchronizations() {
				return log.status().synchronizations();
			}

		};
	}

}
