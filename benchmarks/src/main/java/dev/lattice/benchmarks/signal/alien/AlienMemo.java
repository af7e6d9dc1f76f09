package dev.lattice.benchmarks.signal.alien;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value computed from others, when it is read.
 *
 * @param <T> the type of the value
 */
public final class AlienMemo<T> extends Observer {

	private final Supplier<? extends T> computation;

	private @Nullable T value;

	public AlienMemo(Supplier<? extends T> computation) {
		super(0);
		this.computation = computation;
	}

	@SuppressWarnings("NullAway") // computed by now
	public T get() {
		int flags = this.flags;
		if ((flags & DIRTY) != 0 || ((flags & PENDING) != 0 && isChanged(flags))) {
			if (update()) {
				Link observers = this.firstObserver;
				if (observers != null) {
					Propagation.tell(observers);
				}
			}
		}
		else if (flags == 0) {
			computeFirst();
		}
		Observer active = Propagation.active;
		if (active != null) {
			Propagation.link(this, active, Propagation.runs);
		}
		return this.value;
	}

	private boolean isChanged(int flags) {
		if (Propagation.check(this)) {
			return true;
		}
		this.flags = flags & ~PENDING;
		return false;
	}

	private void computeFirst() {
		this.flags = MUTABLE | RUNNING;
		Observer outer = Propagation.active;
		Propagation.active = this;
		try {
			this.value = this.computation.get();
		}
		finally {
			Propagation.active = outer;
			this.flags &= ~RUNNING;
		}
	}

	@Override
	boolean update() {
		if ((this.flags & OWNER) != 0) {
			endOwned();
		}
		this.lastSource = null;
		this.flags = MUTABLE | RUNNING;
		Observer outer = Propagation.active;
		Propagation.active = this;
		try {
			Propagation.runs++;
			T before = this.value;
			T after = this.computation.get();
			this.value = after;
			return !after.equals(before);
		}
		finally {
			Propagation.active = outer;
			this.flags &= ~RUNNING;
			dropUnread();
		}
	}

	@Override
	void unwatched() {
		if (this.lastSource != null) {
			this.flags = MUTABLE | DIRTY;
			dropSources();
		}
	}

}
