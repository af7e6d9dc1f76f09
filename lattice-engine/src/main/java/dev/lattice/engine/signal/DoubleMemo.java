package dev.lattice.engine.signal;

import java.util.function.DoubleSupplier;

import dev.lattice.engine.graph.Derived;

/**
 * As {@link Memo}, of a {@code double} that is never boxed. Two values are the same as
 * {@link Double#equals} says: {@code NaN} is itself, and {@code -0.0} another value than
 * {@code 0.0}.
 */
public final class DoubleMemo extends Derived {

	private final DoubleSupplier computation;

	private double value;

	/**
	 * Makes a memo in the current graph.
	 * @param computation computes the value from what it reads
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public DoubleMemo(DoubleSupplier computation) {
		super(SessionGraph.required("memo"));
		this.computation = computation;
	}

	/**
	 * Returns the value, as {@link Memo#get}; whatever is running then depends on it.
	 * @return the value
	 * @throws IllegalStateException if the computation needs its own result, or on
	 * another thread than that of the session's turn
	 */
	public double get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public double peek() {
		readUntracked();
		return this.value;
	}

	/**
	 * Gives the memo a name for messages and tools.
	 * @param name the name
	 * @return this memo
	 */
	public DoubleMemo named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected boolean evaluate() {
		double next = this.computation.getAsDouble();
		if (Double.doubleToLongBits(next) == Double.doubleToLongBits(this.value)) {
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
