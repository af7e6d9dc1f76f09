package dev.lattice.reactor;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Carries values from any thread into a session's turns. Only the latest counts, so at
 * most one waits for its turn, however fast they come.
 *
 * @param <T> the type of the values
 */
final class Latest<T> {

	private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

	private final Scope scope;

	private final Consumer<T> receiver;

	private volatile boolean cancelled;

	Latest(Scope scope, Consumer<T> receiver) {
		this.scope = scope;
		this.receiver = receiver;
	}

	/** Offers a value, on any thread. */
	void offer(T value) {
		if (!this.cancelled && this.waiting.getAndSet(value) == null) {
			this.scope.post(this::deliver);
		}
	}

	/** Hands over what waits, in a turn. */
	void deliver() {
		T value = this.waiting.getAndSet(null);
		if (value != null && !this.cancelled) {
			this.receiver.accept(value);
		}
	}

	/** Hands over nothing more. */
	void cancel() {
		this.cancelled = true;
	}

}
