package dev.lattice.rooms;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.crdt.Subscription;

/**
 * Who was let see which room without being one of its clients: sessions of pages. Keeps
 * nothing of rooms that nobody sees. Safe for concurrent use.
 */
final class Viewers {

	private final Map<String, Set<Viewer>> rooms = new HashMap<>();

	/** Adds somebody, to be asked again when rights have changed. */
	synchronized Subscription add(String room, Runnable recheck) {
		Viewer viewer = new Viewer(recheck);
		this.rooms.computeIfAbsent(room, (name) -> new LinkedHashSet<>()).add(viewer);
		return () -> remove(room, viewer);
	}

	private synchronized void remove(String room, Viewer viewer) {
		this.rooms.computeIfPresent(room, (name, viewers) -> {
			viewers.remove(viewer);
			return viewers.isEmpty() ? null : viewers;
		});
	}

	/** Asks all who see a room. */
	void recheck(String room) {
		of(room).forEach((viewer) -> viewer.recheck.run());
	}

	private synchronized List<Viewer> of(String room) {
		return List.copyOf(this.rooms.getOrDefault(room, Set.of()));
	}

	/** One who sees a room; equal to no other. */
	private static final class Viewer {

		private final Runnable recheck;

		Viewer(Runnable recheck) {
			this.recheck = recheck;
		}

	}

}
