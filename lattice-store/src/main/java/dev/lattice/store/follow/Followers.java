package dev.lattice.store.follow;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.lattice.rooms.log.RoomLogException;

/** Who follows which log on this node. Safe for concurrent use. */
public final class Followers {

	private final ConcurrentHashMap<String, List<Follower>> rooms = new ConcurrentHashMap<>();

	/**
	 * Adds one.
	 * @param room the room's name
	 * @param follower the follower
	 * @param first is run if nobody has followed the room, before anybody else comes or
	 * goes
	 */
	public void add(String room, Follower follower, Runnable first) {
		this.rooms.compute(room, (name, there) -> {
			List<Follower> all = there;
			if (all == null) {
				all = new CopyOnWriteArrayList<>();
				first.run();
			}
			all.add(follower);
			return all;
		});
	}

	/**
	 * Removes one; one that is not there is no error.
	 * @param room the room's name
	 * @param follower the follower
	 * @param last is run if nobody follows the room now, before anybody else comes or
	 * goes
	 */
	@SuppressWarnings("NullAway") // null removes the room
	public void remove(String room, Follower follower, Runnable last) {
		this.rooms.computeIfPresent(room, (name, all) -> {
			all.remove(follower);
			if (!all.isEmpty()) {
				return all;
			}
			last.run();
			return null;
		});
	}

	/**
	 * Tells those who follow a room.
	 * @param room the room's name
	 * @param what what they are told
	 */
	public void tell(String room, Consumer<Follower> what) {
		this.rooms.getOrDefault(room, List.of()).forEach(what);
	}

	/**
	 * Returns the rooms that are followed.
	 * @return their names, as they are now
	 */
	public List<String> rooms() {
		return List.copyOf(this.rooms.keySet());
	}

	/** Lets everybody look whether there is more. */
	public void check() {
		check(0, 1);
	}

	/**
	 * Lets the followers of some rooms look whether there is more.
	 * @param part which part of the rooms, from 0
	 * @param parts into how many parts they are divided, above 0
	 */
	public void check(int part, int parts) {
		this.rooms.forEach((room, all) -> {
			if (Math.floorMod(room.hashCode(), parts) == part) {
				all.forEach(Follower::check);
			}
		});
	}

	/**
	 * Ends all.
	 * @param why the reason
	 */
	public void fail(RoomLogException why) {
		List.copyOf(this.rooms.values()).forEach((all) -> all.forEach((follower) -> follower.fail(why)));
	}

}
