package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

	/**
	 * What failed and is yet to be told: cleanups, and what a boundary took. May be added
	 * to unless it is empty.
	 */
	private List<Throwable> failures = List.of();

	/** Tells a failure and names it; null: it is kept, without a name. */
	private @Nullable Function<? super Throwable, String> incidents;

	/** The incident of the event handler whose failure is being told, or null. */
	private @Nullable String handling;

	private long now;

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

	/** Tells what fails from now on at once, and asks for its name. */
	void incidents(Function<? super Throwable, String> incidents) {
		this.incidents = incidents;
	}

	void now(long now) {
		this.now = now;
	}

	/** The time in milliseconds. */
	long now() {
		return this.now;
	}

	/** Tells a failure, or keeps it until failures are told. */
	void failed(Throwable failure) {
		incident(failure);
	}

	/** Does so and returns its name; that of an event handler has been told. */
	String incident(Throwable failure) {
		if (this.handling != null) {
			return this.handling;
		}
		if (this.incidents != null) {
			return this.incidents.apply(failure);
		}
		if (this.failures.isEmpty()) {
			this.failures = new ArrayList<>();
		}
		this.failures.add(failure);
		return "";
	}

	/** Tells what has failed since the last time. */
	void tellFailures(Consumer<Throwable> failed) {
		List<Throwable> told = this.failures;
		this.failures = List.of();
		told.forEach(failed);
	}

	/**
	 * Tells the boundaries around a scope that an event handler has failed; returns
	 * whether one took that.
	 */
	boolean handlerFailed(Scope scope, Throwable failure, String incident) {
		this.handling = incident;
		try {
			return scope.fail(failure);
		}
		finally {
			this.handling = null;
		}
	}

	/** Whether the failure being told is that of an event handler. */
	boolean isHandling() {
		return this.handling != null;
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
