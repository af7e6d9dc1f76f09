package dev.lattice.engine.signal;

import java.util.Arrays;
import java.util.function.BiConsumer;

import dev.lattice.engine.graph.Failures;
import org.jspecify.annotations.Nullable;

/** What a scope owns, in the order in which it was made. */
abstract class Holdings {

	/*
	 * They are scopes, observers and cleanups. What ends before the scope does stays
	 * where it is, ended, until it and its like are more than the others. A scope is its
	 * holdings rather than has them: there is a scope for each row, and an object less.
	 */

	private static final int SMALL = 8;

	private @Nullable Object[] owned = new @Nullable Object[2];

	private int size;

	/** How many of those that are owned have ended. */
	private int ended;

	void hold(Object made) {
		if (this.size == this.owned.length) {
			this.owned = Arrays.copyOf(this.owned, this.size + Math.max(2, this.size >> 2));
		}
		this.owned[this.size++] = made;
	}

	/** Forgets what was made last, if that is it; returns whether it was. */
	@SuppressWarnings("ReferenceEquality") // this very one
	boolean dropLast(Object made) {
		if (this.size == 0 || this.owned[this.size - 1] != made) {
			return false;
		}
		this.owned[--this.size] = null;
		return true;
	}

	/** Disposes what it owns and goes on; returns what that threw. */
	@Nullable Throwable clearAll() {
		Throwable failure = null;
		while (this.size > 0) {
			Object last = this.owned[--this.size];
			this.owned[this.size] = null;
			if (hasEnded(last)) {
				this.ended--;
				continue;
			}
			failure = Failures.combine(failure, Failures.thrownBy(() -> end(last)));
		}
		return failure;
	}

	private static void end(@Nullable Object owned) {
		switch (owned) {
			case Scope scope -> scope.end();
			case ScopedReaction reaction -> reaction.end();
			case Runnable cleanup -> Scope.untracked(() -> {
				cleanup.run();
				return 0;
			});
			case null, default -> {
			}
		}
	}

	boolean isEmpty() {
		return this.size == this.ended;
	}

	private static boolean hasEnded(@Nullable Object owned) {
		return (owned instanceof Scope scope && scope.isDisposed())
				|| (owned instanceof ScopedReaction reaction && reaction.isDisposed());
	}

	/** Hears that something it owns ends before it does. */
	void disown() {
		if (++this.ended < SMALL || this.ended < this.size / 2) {
			return;
		}
		@Nullable Object[] rest = new @Nullable Object[this.size];
		int count = 0;
		for (int at = 0; at < this.size; at++) {
			if (!hasEnded(this.owned[at])) {
				rest[count++] = this.owned[at];
			}
		}
		// The one of which it hears has not ended yet.
		this.ended = 1;
		this.size = count;
		this.owned = Arrays.copyOf(rest, count + 2);
	}

	/**
	 * Calls the action with every effect and watcher below, the outer ones first, and the
	 * one in which it was made, if it was.
	 */
	void forEach(BiConsumer<ScopedReaction, @Nullable ScopedReaction> action) {
		forEach(null, action);
	}

	void forEach(@Nullable ScopedReaction maker, BiConsumer<ScopedReaction, @Nullable ScopedReaction> action) {
		for (int at = 0; at < this.size; at++) {
			if (this.owned[at] instanceof Scope scope) {
				scope.forEach(maker, action);
			}
			else if (this.owned[at] instanceof ScopedReaction reaction && !hasEnded(reaction)) {
				action.accept(reaction, maker);
				reaction.forEach(action);
			}
		}
	}

}
