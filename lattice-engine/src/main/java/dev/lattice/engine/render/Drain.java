package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.WatchQueue;
import dev.lattice.engine.signal.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is marked until the page rests, and keeps what fails meanwhile without
 * failing the page.
 */
final class Drain {

	private static final int MOST_ROUNDS = 100;

	private final WatchQueue queue = new WatchQueue();

	/** What failed and is yet to be told: cleanups, and what a boundary took. */
	private final List<Throwable> failures = new ArrayList<>();

	/** Whether the failure of an event handler is being told. */
	private boolean handling;

	private @Nullable PatchWriter out;

	/** Runs an action now, and in a drain whenever what it has read is another. */
	void watch(int rank, Runnable action) {
		new Watcher(this.queue, rank, action);
	}

	/** Whether something is marked. */
	boolean isWaiting() {
		return !this.queue.isEmpty();
	}

	/**
	 * Runs what is marked, and what that marks.
	 * @param writer takes what it says
	 * @param failed hears what it threw
	 */
	void run(PatchWriter writer, Consumer<Throwable> failed) {
		this.out = writer;
		try {
			for (int round = 0; !this.queue.isEmpty(); round++) {
				if (round == MOST_ROUNDS) {
					throw new IllegalStateException("The page did not come to rest in " + MOST_ROUNDS
							+ " rounds; a hole sets a signal that it, or another hole, reads");
				}
				this.queue.drain(failed);
			}
		}
		finally {
			this.out = null;
		}
		tellFailures(failed);
	}

	/** Where changes are said, or null outside a drain. */
	@Nullable PatchWriter out() {
		return this.out;
	}

	/** Keeps a failure until failures are told. */
	void failed(Throwable failure) {
		this.failures.add(failure);
	}

	/** Tells what has failed since the last time. */
	void tellFailures(Consumer<Throwable> failed) {
		List<Throwable> told = List.copyOf(this.failures);
		this.failures.clear();
		told.forEach(failed);
	}

	/** Tells the boundaries around a scope that an event handler has failed. */
	void handlerFailed(Scope scope, Throwable failure) {
		this.handling = true;
		try {
			scope.fail(failure);
		}
		finally {
			this.handling = false;
		}
	}

	/** Whether the failure being told is that of an event handler. */
	boolean isHandling() {
		return this.handling;
	}

	/** Does something whose failure a boundary takes, or is only told. */
	void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			if (!Scope.current().fail(ex)) {
				failed(ex);
			}
		}
	}

	/**
	 * Ends a scope. What a cleanup throws must not stop the page from changing; it is
	 * told after the drain.
	 */
	void end(@Nullable Scope scope) {
		try {
			if (scope != null) {
				scope.dispose();
			}
		}
		catch (RuntimeException | Error ex) {
			failed(ex);
		}
	}

}
