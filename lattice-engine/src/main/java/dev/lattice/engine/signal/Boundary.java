package dev.lattice.engine.signal;

import java.util.function.Consumer;

import dev.lattice.engine.graph.Failures;
import org.jspecify.annotations.Nullable;

/**
 * A part of the owner tree whose failures stay in it.
 * <p>
 * What the body throws, and later the effects that it made, goes to the handler instead
 * of to whoever set a signal, and so does what memos throw that these effects read. Of
 * boundaries inside one another the innermost handles; what a handler throws reaches the
 * writer. Belongs to its graph's turn.
 */
public final class Boundary {

	private final Runnable body;

	private final Consumer<Throwable> failed;

	private final Scope parent;

	private Scope scope;

	private Boundary(Runnable body, Consumer<Throwable> failed) {
		this.body = body;
		this.failed = failed;
		this.parent = Scope.current();
		this.scope = this.parent.child();
	}

	/**
	 * Runs a body in a scope of its own, which ends with the current one at the latest.
	 * @param body makes effects and what else the scope is to own; its reads are
	 * untracked
	 * @param failed hears what they throw; may call {@link #reset} later, not at once
	 * @return the boundary
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static Boundary of(Runnable body, Consumer<Throwable> failed) {
		Boundary boundary = new Boundary(body, failed);
		boundary.run();
		return boundary;
	}

	/** Disposes what the body made and runs it anew. */
	public void reset() {
		end(null);
		this.scope = this.parent.child();
		run();
	}

	/** Ends what the body made; a second call does nothing. */
	public void dispose() {
		this.scope.dispose();
	}

	private void run() {
		this.scope.onFailure((failure) -> {
			this.failed.accept(failure);
			return true;
		});
		Throwable failure = Failures.thrownBy(() -> this.scope.run(this.body));
		if (failure != null) {
			end(failure);
		}
	}

	/** Ends what the body made, and tells what was thrown then and before. */
	private void end(@Nullable Throwable thrown) {
		this.scope.graph.inBatch(() -> {
			Throwable failure = Failures.combine(thrown, Failures.thrownBy(this.scope::dispose));
			if (failure != null) {
				this.failed.accept(failure);
			}
		});
	}

}
