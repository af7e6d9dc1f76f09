package dev.lattice.store.embedded;

import java.util.List;

import dev.lattice.rooms.log.RoomLogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls those who wait, and those who watch over the log. They are others, whose failures
 * must not stop the writer. Called without the lock.
 */
final class Telling {

	private static final Logger logger = LoggerFactory.getLogger(Telling.class);

	private final Disk disk;

	private final StoreHealth health;

	Telling(Disk disk, StoreHealth health) {
		this.disk = disk;
		this.health = health;
	}

	void done(List<Work> done) {
		for (Work work : done) {
			try {
				work.done.done();
			}
			catch (RuntimeException ex) {
				log(ex);
			}
		}
	}

	void failed(List<Work> refused, RoomLogException why) {
		for (Work work : refused) {
			try {
				work.done.failed(why);
			}
			catch (RuntimeException ex) {
				log(ex);
			}
		}
	}

	void happened(StoreHealth.Event event) {
		logger.warn("Room log in {}: {}", this.disk.describe(), event);
		try {
			this.health.happened(event);
		}
		catch (RuntimeException ex) {
			log(ex);
		}
	}

	private static void log(RuntimeException failure) {
		logger.error("Who was told by the room log has failed", failure);
	}

}
