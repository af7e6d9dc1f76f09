package dev.lattice.engine.signal;

import java.util.function.LongUnaryOperator;

/** As {@link Signal}, of a {@code long} that is never boxed. */
public final class LongSignal extends Lane {

	private long value;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public LongSignal(long value) {
		this.value = value;
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 * @return the value
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
		return this.value;
	}

	/**
	 * Sets the value, as {@link Signal#set}.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public void set(long value) {
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
	public void update(LongUnaryOperator change) {
		set(change.applyAsLong(this.value));
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public LongSignal named(String name) {
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
