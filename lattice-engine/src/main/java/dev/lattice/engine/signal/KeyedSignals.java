package dev.lattice.engine.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.lattice.engine.graph.Derived;
import dev.lattice.engine.graph.Graph;
import dev.lattice.engine.graph.Observer;
import org.jspecify.annotations.Nullable;

/**
 * Who depends on which key of something that holds values by key, such as a collection.
 * <p>
 * The values themselves stand elsewhere: a read says what it found, a write what is there
 * now. Only for a key on which an effect, a hole or a memo that these read depends is
 * there a signal, and no longer than that. Belongs to the graph in which it was made and
 * is used by one turn at a time.
 *
 * @param <K> the type of the keys, with {@code equals} and {@code hashCode}
 * @param <T> the type of the values
 */
public final class KeyedSignals<K, T extends @Nullable Object> {

	/*
	 * A memo that nobody observes holds what it read, and what it read knows nothing of
	 * it. So it depends on the signal of all keys instead of one of its own. If it was
	 * observed once it may hold the signal of a key that has been forgotten since: this
	 * is then later than anything the memo has seen, and makes it be computed again.
	 */

	private final SessionGraph graph = SessionGraph.required("signal");

	private final Map<K, Entry<K, T>> entries = new HashMap<>();

	private @Nullable Signal<Object> all;

	/**
	 * Makes one in the current graph.
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public KeyedSignals() {
	}

	/**
	 * Makes whatever is running depend on the value of a key.
	 * @param key the key, whether anything is there or not
	 * @param value what is there
	 */
	public void read(K key, T value) {
		Observer reader = this.graph.reader();
		if (reader == null) {
			return;
		}
		this.graph.checkThread("signal of a key", "read");
		if (Graph.isLive(reader)) {
			this.entries.computeIfAbsent(key, (missing) -> new Entry<>(this, missing, value)).get();
		}
		else if (reader instanceof Derived) {
			if (this.all == null) {
				this.all = new Signal<>(this.graph, new Object());
			}
			this.all.get();
		}
	}

	/**
	 * Says what the value of a key is now; where it {@linkplain java.util.Objects#equals
	 * equals} the one before, nothing runs. Belongs in a batch with what else changes.
	 * @param key the key
	 * @param value its value
	 * @throws IllegalStateException outside a turn of the session, or inside a memo
	 */
	public void set(K key, T value) {
		setAny();
		Entry<K, T> entry = this.entries.get(key);
		if (entry != null) {
			entry.set(value);
		}
	}

	/**
	 * Says what the values are now, of every key on which something depends.
	 * @param values gives the value of a key
	 * @throws IllegalStateException outside a turn of the session, or inside a memo
	 */
	public void setEach(Function<? super K, T> values) {
		setAny();
		for (Entry<K, T> entry : List.copyOf(this.entries.values())) {
			entry.set(values.apply(entry.key));
		}
	}

	private void setAny() {
		if (this.all != null) {
			this.all.set(new Object());
		}
	}

	/** How many keys have a signal. */
	int size() {
		return this.entries.size();
	}

	/** The signal of a key. */
	static final class Entry<K, T extends @Nullable Object> extends Signal<T> {

		private final KeyedSignals<K, T> signals;

		final K key;

		Entry(KeyedSignals<K, T> signals, K key, T value) {
			super(signals.graph, value);
			this.signals = signals;
			this.key = key;
		}

		@Override
		protected void observed() {
			if (hasExpired()) {
				// A memo has been found current just when this was forgotten.
				this.signals.graph.later(this::trigger);
			}
		}

		@Override
		protected void unobserved() {
			// Whoever runs now may observe it again before all is done.
			this.signals.graph.later(this::forget);
		}

		@SuppressWarnings("ReferenceEquality") // this one, or one that came after it
		private void forget() {
			if (!isObserved() && this.signals.entries.get(this.key) == this) {
				this.signals.entries.remove(this.key);
				expire();
			}
		}

	}

}
