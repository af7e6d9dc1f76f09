package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions that follow a part of a room have in common: it is read from the
 * document once, and then follows its events. It lives while somebody follows it. All
 * methods are called within the room.
 */
abstract class Live {

	private final Set<ViewFollower> followers = new LinkedHashSet<>();

	private @Nullable Subscription subscription;

	void begin(Doc doc) {
		this.subscription = observe(doc);
	}

	void end(Doc doc) {
		if (this.subscription != null) {
			this.subscription.close();
		}
	}

	/** Reads all there is, and follows it from now on. */
	abstract Subscription observe(Doc doc);

	void add(ViewFollower follower) {
		this.followers.add(follower);
	}

	/** Returns whether nobody follows any more. */
	boolean remove(ViewFollower follower) {
		this.followers.remove(follower);
		return this.followers.isEmpty();
	}

	void changed() {
		List<ViewFollower> told = new ArrayList<>(this.followers);
		told.forEach(ViewFollower::told);
	}

}
