package dev.lattice.engine.signal;

import java.util.function.IntUnaryOperator;

/** As {@link Signal}, of an {@code int} that is never boxed. */
public final class IntSignal extends Lane {

	private int value;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public IntSignal(int value) {
		this.value = value;
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 * @return the value
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
		return this.value;
	}

	/**
	 * Sets the value, as {@link Signal#set}.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public void set(int value) {
		checkWritable();
		if (value == this.value) {
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
	public void update(IntUnaryOperator change) {
		set(change.applyAsInt(this.value));
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public IntSignal named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected long bits() {
		return this.value;
	}

	@Override
	protected Object shown() {
		return this.value;
	}

}
