package dev.lattice.engine.signal;

import java.util.function.IntSupplier;

import dev.lattice.engine.graph.Derived;

/** As {@link Memo}, of an {@code int} that is never boxed. */
public final class IntMemo extends Derived {

	private final IntSupplier computation;

	private int value;

	/**
	 * Makes a memo in the current graph.
	 * @param computation computes the value from what it reads
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public IntMemo(IntSupplier computation) {
		super(SessionGraph.required("memo"));
		this.computation = computation;
	}

	/**
	 * Returns the value, as {@link Memo#get}; whatever is running then depends on it.
	 * @return the value
	 * @throws IllegalStateException if the computation needs its own result, or on
	 * another thread than that of the session's turn
	 */
	public int get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public int peek() {
		readUntracked();
		return this.value;
	}

	/**
	 * Gives the memo a name for messages and tools.
	 * @param name the name
	 * @return this memo
	 */
	public IntMemo named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected boolean evaluate() {
		int next = this.computation.getAsInt();
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
