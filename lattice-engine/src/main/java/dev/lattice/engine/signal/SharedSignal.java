package dev.lattice.engine.signal;

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

	/*
	 * Sessions come and go by the thousand, each with one mirror in the chain: so it is
	 * linked, and who leaves is not searched for. The chain is touched only while this is
	 * locked; who is in it is told after that, so that nobody is told under a lock.
	 */

	private @Nullable Subscriber first;

	private @Nullable Subscriber last;

	private int subscribers;

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
		Graph graph = Graph.current();
		return (graph != null) ? mirrorIn(graph).signal.get() : peek();
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
		Graph graph = Graph.current();
		if (graph != null) {
			graph.checkNotComputing("shared signal");
		}
		Subscriber[] told;
		synchronized (this) {
			T changed = change.apply(this.value);
			if (Objects.equals(changed, this.value)) {
				return;
			}
			this.value = changed;
			told = subscribers();
		}
		Throwable failure = null;
		for (Subscriber subscriber : told) {
			try {
				subscriber.changed();
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
	public Runnable subscribe(Runnable listener) {
		Subscriber subscriber = new Subscriber() {

			@Override
			void changed() {
				listener.run();
			}

		};
		add(subscriber);
		return () -> remove(subscriber);
	}

	private synchronized void add(Subscriber subscriber) {
		subscriber.subscribed = true;
		subscriber.before = this.last;
		if (this.last != null) {
			this.last.after = subscriber;
		}
		else {
			this.first = subscriber;
		}
		this.last = subscriber;
		this.subscribers++;
	}

	private synchronized void remove(Subscriber subscriber) {
		if (!subscriber.subscribed) {
			return;
		}
		Subscriber before = subscriber.before;
		Subscriber after = subscriber.after;
		if (before != null) {
			before.after = after;
		}
		else {
			this.first = after;
		}
		if (after != null) {
			after.before = before;
		}
		else {
			this.last = before;
		}
		subscriber.before = null;
		subscriber.after = null;
		subscriber.subscribed = false;
		this.subscribers--;
	}

	/** Who is to be told, in the order in which they came; while this is locked. */
	private Subscriber[] subscribers() {
		Subscriber[] all = new Subscriber[this.subscribers];
		int count = 0;
		for (Subscriber each = this.first; each != null; each = each.after) {
			all[count++] = each;
		}
		return all;
	}

	@SuppressWarnings("unchecked") // the mirrors of a shared signal are of one type
	private Seen<T> mirrorIn(Graph graph) {
		Seen<T> mirror = (Seen<T>) graph.mirror(this);
		if (mirror == null) {
			mirror = new Seen<>(this, graph);
			graph.keepMirror(this, mirror);
		}
		return mirror;
	}

	/** What one session sees of a shared signal; runs to follow it, in a turn. */
	static final class Seen<T extends @Nullable Object> extends Subscriber implements Mirror, Runnable {

		final Signal<T> signal;

		private final SharedSignal<T> shared;

		private final Graph graph;

		private boolean told;

		Seen(SharedSignal<T> shared, Graph graph) {
			this.shared = shared;
			this.graph = graph;
			shared.add(this);
			this.signal = new Signal<>(graph, shared.peek());
		}

		@Override
		void changed() {
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
			this.graph.post(this);
		}

		@Override
		public void run() {
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
