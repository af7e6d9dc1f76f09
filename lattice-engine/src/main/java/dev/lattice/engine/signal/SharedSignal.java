package dev.lattice.engine.signal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.engine.graph.Failures;
import org.jspecify.annotations.Nullable;

/**
 * A value shared by all sessions: set from any thread, seen by each session in a turn of
 * its own.
 * <p>
 * Within a turn the value is stable but for the turn's own writes. Writes that follow
 * each other faster than a session turns are merged there: it sees the last one.
 *
 * @param <T> the type of the value; it must be immutable, since many threads see it
 */
public final class SharedSignal<T extends @Nullable Object> implements Supplier<T> {

	/*
	 * Touched only while this is locked; who is in it is told after that, so that nobody
	 * is told under a lock. Sessions come and go by the thousand, so who leaves is not
	 * searched for.
	 */
	private final Map<Object, Runnable> subscribers = new LinkedHashMap<>();

	/** Written only while this is locked. */
	private volatile T value;

	private SharedSignal(T value) {
		this.value = value;
	}

	/**
	 * Makes a shared signal.
	 * @param <T> the type of the value
	 * @param value the first value
	 * @return the shared signal
	 */
	public static <T extends @Nullable Object> SharedSignal<T> of(T value) {
		return new SharedSignal<>(value);
	}

	/**
	 * Returns the value. In a session's turn this is what the session has seen, and
	 * whatever is running then depends on it; elsewhere it is the latest.
	 */
	@Override
	public T get() {
		Seen<T> seen = Scope.mirror(this, (root) -> new Seen<>(this, root));
		return (seen != null) ? seen.signal.get() : peek();
	}

	/**
	 * Returns the latest value, on any thread, without depending on it.
	 * @return the latest value
	 */
	public T peek() {
		return this.value;
	}

	/**
	 * Sets the value.
	 * @param value the new value
	 */
	public void set(T value) {
		update((before) -> value);
	}

	/**
	 * Sets the value to what the function makes of the latest one, atomically.
	 * @param change makes the new value of the latest one; must be short, free of side
	 * effects, and not touch other shared signals
	 */
	public void update(UnaryOperator<T> change) {
		Scope.checkWritable("shared signal");
		Runnable[] told;
		synchronized (this) {
			T changed = change.apply(this.value);
			if (Objects.equals(changed, this.value)) {
				return;
			}
			this.value = changed;
			told = this.subscribers.values().toArray(new Runnable[0]);
		}
		Throwable failure = null;
		for (Runnable subscriber : told) {
			failure = Failures.combine(failure, Failures.thrownBy(subscriber));
		}
		Failures.rethrow(failure);
	}

	/**
	 * Tells a listener that the value has changed, on the thread that changed it. For
	 * bridges to other libraries.
	 * @param listener hears of a change and asks {@link #peek} for the value; must not
	 * block
	 * @return ends the subscription when run
	 */
	public Runnable subscribe(Runnable listener) {
		Object subscriber = new Object();
		add(subscriber, listener);
		return () -> remove(subscriber);
	}

	private synchronized void add(Object subscriber, Runnable listener) {
		this.subscribers.put(subscriber, listener);
	}

	private synchronized void remove(Object subscriber) {
		this.subscribers.remove(subscriber);
	}

	/** What one session sees of a shared signal; told of changes, follows in a turn. */
	private static final class Seen<T extends @Nullable Object> implements Mirror, Runnable {

		final Signal<T> signal;

		private final SharedSignal<T> shared;

		private final Scope root;

		/** Whether the session knows that it is to follow. */
		private boolean told;

		Seen(SharedSignal<T> shared, Scope root) {
			this.shared = shared;
			this.root = root;
			shared.add(this, this);
			this.signal = new Signal<>(shared.peek());
		}

		@Override
		public void run() {
			if (this.root.isCurrentGraph()) {
				this.signal.set(this.shared.peek());
				return;
			}
			synchronized (this) {
				if (this.told) {
					return;
				}
				this.told = true;
			}
			this.root.graph.post(this::follow);
		}

		private void follow() {
			synchronized (this) {
				this.told = false;
			}
			this.signal.set(this.shared.peek());
		}

		@Override
		public void end() {
			this.shared.remove(this);
		}

	}

}
