package dev.lattice.benchmarks.signal.alien;

/**
 * A value that can be set. Its effects run before the write returns.
 *
 * @param <T> the type of the value
 */
public final class AlienSignal<T> extends Node {

	private T value;

	/** What was written last; becomes the value when somebody asks. */
	private T pending;

	public AlienSignal(T value) {
		super(MUTABLE);
		this.value = value;
		this.pending = value;
	}

	public T get() {
		if ((this.flags & DIRTY) != 0 && update()) {
			Link observers = this.firstObserver;
			if (observers != null) {
				Propagation.tell(observers);
			}
		}
		Observer active = Propagation.active;
		if (active != null) {
			Propagation.link(this, active, Propagation.runs);
		}
		return this.value;
	}

	public void set(T value) {
		if (value.equals(this.pending)) {
			return;
		}
		this.pending = value;
		this.flags = MUTABLE | DIRTY;
		Link observers = this.firstObserver;
		if (observers != null) {
			Propagation.propagate(observers, Propagation.effectDepth != 0);
			if (EffectQueue.batchDepth == 0) {
				EffectQueue.flush();
			}
		}
	}

	@Override
	boolean update() {
		this.flags = MUTABLE;
		T before = this.value;
		this.value = this.pending;
		return !this.value.equals(before);
	}

	@Override
	void unwatched() {
		// A signal reads nothing: there is nothing to let go.
	}

}
