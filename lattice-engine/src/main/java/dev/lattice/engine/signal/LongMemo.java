package dev.lattice.engine.signal;

import java.util.function.LongSupplier;

import dev.lattice.engine.graph.Derived;

/** As {@link Memo}, of a {@code long} that is never boxed. */
public final class LongMemo extends Derived {

	private final LongSupplier computation;

	private long value;

	/**
	 * Makes a memo in the current graph.
	 * @param computation computes the value from what it reads
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public LongMemo(LongSupplier computation) {
		super(SessionGraph.required("memo"));
		this.computation = computation;
	}

	/**
	 * Returns the value, as {@link Memo#get}; whatever is running then depends on it.
	 * @return the value
	 * @throws IllegalStateException if the computation needs its own result, or on
	 * another thread than that of the session's turn
	 */
	public long get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public long peek() {
		readUntracked();
		return this.value;
	}

	/**
	 * Gives the memo a name for messages and tools.
	 * @param name the name
	 * @return this memo
	 */
	public LongMemo named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected boolean evaluate() {
		long next = this.computation.getAsLong();
		if (next == this.value) {
			return false;
		}
		this.value = next;
		return true;
	}

	@Override
	protected Object shown() {
		return this.value;
	}

}
