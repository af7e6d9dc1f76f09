package dev.lattice.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.lattice.rooms.RoomListener;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.RoomUnavailableException;
import dev.lattice.rooms.SaveState;
import dev.lattice.rooms.SkippedValue;
import dev.lattice.rooms.log.AckLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners of the application, and logs what an operator has to know. */
final class RoomListeners implements RoomListener {

	private static final Logger logger = LoggerFactory.getLogger(RoomListeners.class);

	/** Of so many places it is known that values were skipped there. */
	private static final int MAX_SKIPPING = 1000;

	private final List<RoomListener> listeners;

	private final Set<String> skipping = new HashSet<>();

	RoomListeners(List<RoomListener> listeners) {
		this.listeners = listeners;
	}

	@Override
	public void level(String room, Level level) {
		tell((listener) -> listener.level(room, level));
	}

	@Override
	public void unavailable(String room, RoomUnavailableException failure) {
		logger.warn("Room '{}' could not be loaded", room, failure);
		tell((listener) -> listener.unavailable(room, failure));
	}

	@Override
	public void clients(String room, int clients) {
		tell((listener) -> listener.clients(room, clients));
	}

	@Override
	public void edited(String room, int bytes, int clients) {
		tell((listener) -> listener.edited(room, bytes, clients));
	}

	@Override
	public void saved(String room, AckLevel level, long millis) {
		tell((listener) -> listener.saved(room, level, millis));
	}

	@Override
	public void refused(String room, RoomRefusedException refusal) {
		logger.debug("Room '{}' refused an edit or a client: {}", room, refusal.getMessage());
		tell((listener) -> listener.refused(room, refusal));
	}

	@Override
	public void saveState(String room, SaveState state) {
		tell((listener) -> listener.saveState(room, state));
	}

	@Override
	public void compacted(String room, long upTo, int bytes) {
		tell((listener) -> listener.compacted(room, upTo, bytes));
	}

	@Override
	public void skipped(SkippedValue value) {
		// Clients can put anything anywhere: of each part of a room one is enough to
		// know.
		if (isFirst(value.room() + "\n" + value.view())) {
			logger.warn("{}; other values of '{}' that are skipped are logged at level debug", value, value.view());
		}
		else {
			logger.debug("{}", value);
		}
		tell((listener) -> listener.skipped(value));
	}

	private synchronized boolean isFirst(String place) {
		if (this.skipping.size() >= MAX_SKIPPING) {
			this.skipping.clear();
		}
		return this.skipping.add(place);
	}

	@Override
	public void failed(String room, String what, Throwable failure) {
		logger.warn("Something failed in room '{}': {}", room, what, failure);
		tell((listener) -> listener.failed(room, what, failure));
	}

	private void tell(Consumer<RoomListener> call) {
		for (RoomListener listener : this.listeners) {
			call.accept(listener);
		}
	}

}
