package dev.lattice.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

import dev.lattice.crdt.Doc;
import org.jspecify.annotations.Nullable;

/**
 * What of the rooms of a node somebody follows. It belongs to the documents: that of a
 * room that is parked takes it along.
 */
final class ViewRegistry {

	private final Map<Doc, Part> parts = new WeakHashMap<>();

	/** What belongs to a document; within its room. */
	synchronized Part of(Doc doc) {
		return this.parts.computeIfAbsent(doc, (made) -> new Part());
	}

	/** What belongs to one document; within its room. */
	static final class Part {

		/** What somebody follows, by what it is. */
		final Map<Object, Live> live = new HashMap<>();

		/** The edit that runs. */
		@Nullable RunningEdit running;

	}

}
