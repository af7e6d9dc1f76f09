package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Those who wait until a room is loaded. Guarded by the room. */
final class Waiters {

	/** Hears how loading has ended, in the room. */
	interface Waiting {

		void over(@Nullable RoomUnavailableException failure);

	}

	private final Consumer<RuntimeException> failed;

	private final List<Waiting> all = new ArrayList<>(1);

	/** Makes nobody, and hears what those throw who are told. */
	Waiters(Consumer<RuntimeException> failed) {
		this.failed = failed;
	}

	void add(Waiting waiting) {
		this.all.add(waiting);
	}

	boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** Tells all; what one of them throws does not keep the others waiting. */
	void over(@Nullable RoomUnavailableException how) {
		List<Waiting> told = List.copyOf(this.all);
		this.all.clear();
		for (Waiting each : told) {
			try {
				each.over(how);
			}
			catch (RuntimeException ex) {
				this.failed.accept(ex);
			}
		}
	}

}
