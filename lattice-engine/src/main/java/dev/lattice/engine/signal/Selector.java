package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Supplier;

import dev.lattice.engine.graph.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each key whether it is the selected one; a selection that moves runs who asked
 * about the key before and the one after, and nobody else, however many keys there are.
 * <p>
 * The selection moves at once when something changes that its source reads, inside a
 * batch too: then the source is asked within the write. Whoever reads both sees one state
 * of both. While the source fails nothing is selected, and asking throws what it threw.
 * <p>
 * A selector ends with the scope in which it was made; then its selection stays.
 *
 * @param <K> the type of the keys, with {@code equals} and {@code hashCode}
 */
public final class Selector<K> {

	private final KeyedSignals<K, Boolean> keys = new KeyedSignals<>();

	private final Supplier<? extends @Nullable K> selected;

	private final Signal<@Nullable Throwable> failure = new Signal<>(null);

	private final Watcher follower;

	private @Nullable K current;

	/**
	 * Makes a selector in the current graph, owned by the current scope.
	 * @param selected gives the selected key, or null for none; a signal, a memo or a
	 * computation
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	@SuppressWarnings("this-escape") // the class is final and complete when it follows
	public Selector(Supplier<? extends @Nullable K> selected) {
		this.selected = selected;
		this.follower = new Watcher(SessionGraph.required("selector").followers(), 0, this::follow);
	}

	/**
	 * Returns whether a key is the selected one; whatever is running then depends on it.
	 * @param key the key
	 * @return whether it is selected
	 */
	public boolean isSelected(K key) {
		boolean selected = key.equals(this.current);
		this.keys.read(key, selected);
		if (this.failure.peek() != null) {
			Failures.rethrow(this.failure.get());
		}
		return selected;
	}

	/** Ends the selector: its selection stays. A second call does nothing. */
	public void dispose() {
		this.follower.dispose();
	}

	private void follow() {
		K next = null;
		Throwable thrown = null;
		try {
			next = this.selected.get();
		}
		catch (RuntimeException | Error ex) {
			thrown = ex;
		}
		K before = this.current;
		if (!Objects.equals(before, next)) {
			this.current = next;
			if (before != null) {
				this.keys.set(before, false);
			}
			if (next != null) {
				this.keys.set(next, true);
			}
		}
		this.failure.set(thrown);
	}

	/** How many keys have a signal. */
	int size() {
		return this.keys.size();
	}

}
