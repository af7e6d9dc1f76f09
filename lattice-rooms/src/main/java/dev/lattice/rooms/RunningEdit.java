package dev.lattice.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import org.jspecify.annotations.Nullable;

/** An edit of a room that runs: one transaction, in which several views may write. */
final class RunningEdit {

	private final Doc doc;

	/** What positions mean, by the part of the room whose they are. */
	private final Map<Object, Object> places = new HashMap<>(0);

	RunningEdit(Doc doc) {
		this.doc = doc;
	}

	Doc doc() {
		return this.doc;
	}

	/**
	 * What positions of a part of the room mean, or null if nothing was written there.
	 */
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // one kind a key
	<P> @Nullable P places(Object key) {
		return (P) this.places.get(key);
	}

	/** What positions of a part of the room mean throughout this edit. */
	@SuppressWarnings("unchecked") // a key stands for one kind of part
	<P> P places(Object key, Supplier<P> make) {
		Object found = this.places.get(key);
		if (found == null) {
			found = make.get();
			this.places.put(key, found);
		}
		return (P) found;
	}

}
