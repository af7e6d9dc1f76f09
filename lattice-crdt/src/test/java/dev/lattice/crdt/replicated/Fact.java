package dev.lattice.crdt.replicated;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the oracle remembers it. What a replica knows is a set of
 * facts, a message is a set of facts, and a join is their union: nothing to get wrong.
 */
sealed interface Fact {

	/** One increment or decrement; the tag tells it from others like it. */
	record Counted(long replica, boolean up, int tag, long amount) implements Fact {
	}

	/** One event with a name. */
	record Happened(Dot dot) implements Fact {
	}

	/** A value was added or written, once. */
	record Added(String value, int tag) implements Fact {
	}

	/** The addition of that tag was removed or replaced by one who had seen it. */
	record Removed(int tag) implements Fact {
	}

	/** A value was written to a key, or null. */
	record Wrote(String key, long millis, int counter, long replica, @Nullable String value) implements Fact {
	}

}
