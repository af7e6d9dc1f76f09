package dev.lattice.inbrowser;

import dev.lattice.engine.signal.GraphSize;
import org.jspecify.annotations.Nullable;

/** Folds what was seen, in its order, into one number. */
final class Checksum {

	private static final int NOTHING = -1;

	private long value;

	/** Returns the number. */
	long value() {
		return this.value;
	}

	void add(long seen) {
		this.value = Dice.mix(this.value * 31 + seen);
	}

	void add(boolean seen) {
		add(seen ? 1 : 0);
	}

	void add(@Nullable String seen) {
		if (seen == null) {
			add(NOTHING);
			return;
		}
		add(seen.length());
		for (int i = 0; i < seen.length(); i++) {
			add(seen.charAt(i));
		}
	}

	void add(byte[] seen) {
		add(seen.length);
		for (byte octet : seen) {
			add(octet);
		}
	}

	void add(GraphSize seen) {
		add(seen.observers());
		add(seen.edges());
	}

	/** Adds the message of a failure, and those of the failures suppressed in it. */
	void failed(Throwable failure) {
		add(failure instanceof Error);
		add(failure.getMessage());
		Throwable[] suppressed = failure.getSuppressed();
		add(suppressed.length);
		for (Throwable each : suppressed) {
			failed(each);
		}
	}

	/** Does something that may fail, and adds whether and how it did. */
	void attempt(Runnable action) {
		try {
			action.run();
			add(NOTHING);
		}
		catch (RuntimeException | Error ex) {
			failed(ex);
		}
	}

}
