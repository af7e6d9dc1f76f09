package dev.lattice.collaboration;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.rooms.RoomListener;
import dev.lattice.rooms.RoomUnavailableException;
import dev.lattice.rooms.SaveState;
import dev.lattice.rooms.log.RoomLogException;

/**
 * How the rooms of this node are: what is in memory, who is there, what could not be
 * loaded or kept. Nothing of what they contain. Safe for concurrent use.
 */
public final class RoomsOverview implements RoomListener {

	/** So many rooms that could not be loaded are remembered. */
	private static final int MAX_TROUBLES = 1000;

	/** Of rooms in memory, of which limits allow so many. */
	private final Map<String, Level> levels = new ConcurrentHashMap<>();

	private final Map<String, Integer> clients = new ConcurrentHashMap<>();

	private final Map<String, Boolean> unavailable = new ConcurrentHashMap<>();

	private final Set<String> unsaved = ConcurrentHashMap.newKeySet();

	@Override
	public void level(String room, Level level) {
		if (level == Level.PARKED) {
			this.levels.remove(room);
			this.unsaved.remove(room);
			// Nobody wants it any more; whether it could be loaded now nobody knows.
			this.unavailable.remove(room, false);
		}
		else {
			this.levels.put(room, level);
			this.unavailable.remove(room);
		}
	}

	@Override
	public void clients(String room, int count) {
		if (count == 0) {
			this.clients.remove(room);
		}
		else {
			this.clients.put(room, count);
		}
	}

	@Override
	public void unavailable(String room, RoomUnavailableException failure) {
		if (this.unavailable.size() < MAX_TROUBLES) {
			boolean damaged = failure.getCause() instanceof RoomLogException cause
					&& cause.reason() == RoomLogException.Reason.DAMAGED;
			this.unavailable.put(room, damaged);
		}
	}

	@Override
	public void saveState(String room, SaveState state) {
		if (state == SaveState.OFFLINE) {
			this.unsaved.add(room);
		}
		else {
			this.unsaved.remove(room);
		}
	}

	/**
	 * Returns how many rooms are at a level.
	 * @param level not {@link Level#PARKED}
	 * @return the number
	 */
	public long rooms(Level level) {
		return this.levels.values().stream().filter((each) -> each == level).count();
	}

	/**
	 * Returns how many clients are in rooms.
	 * @return the number, a client in two rooms counted twice
	 */
	public long clients() {
		return this.clients.values().stream().mapToLong(Integer::intValue).sum();
	}

	/**
	 * Returns the rooms that are damaged where they are kept.
	 * @return their names
	 */
	public Set<String> damaged() {
		Set<String> names = new TreeSet<>();
		this.unavailable.forEach((room, damaged) -> {
			if (damaged) {
				names.add(room);
			}
		});
		return names;
	}

	/**
	 * Returns the rooms that could not be loaded when they were last wanted, and are not
	 * known to be damaged.
	 * @return the number
	 */
	public long unavailable() {
		return this.unavailable.values().stream().filter((damaged) -> !damaged).count();
	}

	/**
	 * Returns the rooms with edits that could not be kept so far.
	 * @return the number
	 */
	public int unsaved() {
		return this.unsaved.size();
	}

}
