package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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

	private final List<Runnable> listeners = new ArrayList<>();

	private T value;

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
		Graph graph = Graph.current();
		return (graph != null) ? mirrorIn(graph).signal.get() : peek();
	}

	/**
	 * Returns the latest value, on any thread, without depending on it.
	 * @return the latest value
	 */
	public synchronized T peek() {
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
		Graph graph = Graph.current();
		if (graph != null) {
			graph.checkNotComputing("shared signal");
		}
		List<Runnable> told;
		synchronized (this) {
			T changed = change.apply(this.value);
			if (Objects.equals(changed, this.value)) {
				return;
			}
			this.value = changed;
			told = List.copyOf(this.listeners);
		}
		Throwable failure = null;
		for (Runnable listener : told) {
			try {
				listener.run();
			}
			catch (RuntimeException | Error ex) {
				failure = Failures.combine(failure, ex);
			}
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	/**
	 * Tells a listener that the value has changed, on the thread that changed it. For
	 * bridges to other libraries.
	 * @param listener hears of a change and asks {@link #peek} for the value; must not
	 * block
	 * @return ends the subscription when run
	 */
	public synchronized Runnable subscribe(Runnable listener) {
		this.listeners.add(listener);
		return () -> unsubscribe(listener);
	}

	private synchronized void unsubscribe(Runnable listener) {
		this.listeners.remove(listener);
	}

	@SuppressWarnings("unchecked") // the map holds a mirror of the same type for each
									// shared signal
	private Mirror<T> mirrorIn(Graph graph) {
		Mirror<T> mirror = (Mirror<T>) graph.mirrors().get(this);
		if (mirror == null) {
			mirror = new Mirror<>(this, graph);
			graph.mirrors().put(this, mirror);
		}
		return mirror;
	}

	/** What one session sees of a shared signal. */
	static final class Mirror<T extends @Nullable Object> {

		final Signal<T> signal;

		private final SharedSignal<T> shared;

		private final Graph graph;

		private final Runnable unsubscribe;

		private boolean told;

		Mirror(SharedSignal<T> shared, Graph graph) {
			this.shared = shared;
			this.graph = graph;
			this.unsubscribe = shared.subscribe(this::changed);
			this.signal = new Signal<>(graph, shared.peek());
		}

		private void changed() {
			if (Graph.current() == this.graph) {
				this.signal.set(this.shared.peek());
				return;
			}
			synchronized (this) {
				if (this.told) {
					return;
				}
				this.told = true;
			}
			this.graph.post(this::follow);
		}

		private void follow() {
			synchronized (this) {
				this.told = false;
			}
			this.signal.set(this.shared.peek());
		}

		void end() {
			this.unsubscribe.run();
		}

	}

}
