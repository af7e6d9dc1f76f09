package dev.lattice.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Runs all of several actions, though some fail, and then throws the first failure.
 */
final class ErrorCollector {

	private @Nullable RuntimeException first;

	void run(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			if (this.first == null) {
				this.first = ex;
			}
			else if (!this.first.equals(ex)) {
				this.first.addSuppressed(ex);
			}
		}
	}

	void rethrow() {
		if (this.first != null) {
			throw this.first;
		}
	}

}
