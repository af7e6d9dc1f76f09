package dev.lattice.engine.signal;

import java.util.function.DoubleUnaryOperator;

/**
 * As {@link Signal}, of a {@code double} that is never boxed. Two values are the same as
 * {@link Double#equals} says: {@code NaN} is itself, and {@code -0.0} another value than
 * {@code 0.0}.
 */
public final class DoubleSignal extends Lane {

	private double value;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public DoubleSignal(double value) {
		this.value = value;
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 * @return the value
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
		return this.value;
	}

	/**
	 * Sets the value, as {@link Signal#set}.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public void set(double value) {
		checkWritable();
		if (Double.doubleToLongBits(value) == Double.doubleToLongBits(this.value)) {
			return;
		}
		changing();
		this.value = value;
		changed();
	}

	/**
	 * Sets the value to what the function makes of the current one, as
	 * {@link Signal#update}.
	 * @param change makes the new value of the current one
	 */
	public void update(DoubleUnaryOperator change) {
		set(change.applyAsDouble(this.value));
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public DoubleSignal named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected long bits() {
		return Double.doubleToLongBits(this.value);
	}

	@Override
	protected Object shown() {
		return this.value;
	}

}
