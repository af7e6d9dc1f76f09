package dev.lattice.engine.signal;

/** As {@link Signal}, of a {@code boolean} that is never boxed. */
public final class BooleanSignal extends Lane {

	private boolean value;

	/**
	 * Makes a signal in the current graph.
	 * @param value the first value
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public BooleanSignal(boolean value) {
		this.value = value;
	}

	/**
	 * Returns the value; whatever is running then depends on it.
	 * @return the value
	 */
	public boolean get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	public boolean peek() {
		return this.value;
	}

	/**
	 * Sets the value, as {@link Signal#set}.
	 * @param value the new value
	 * @throws IllegalStateException outside a turn of the signal's session, or inside a
	 * memo
	 */
	public void set(boolean value) {
		checkWritable();
		if (value == this.value) {
			return;
		}
		changing();
		this.value = value;
		changed();
	}

	/** Sets the value to the other one, read without depending on it. */
	public void flip() {
		set(!this.value);
	}

	/**
	 * Gives the signal a name for messages and tools.
	 * @param name the name
	 * @return this signal
	 */
	public BooleanSignal named(String name) {
		graph().name(this, name);
		return this;
	}

	@Override
	protected long bits() {
		return this.value ? 1 : 0;
	}

	@Override
	protected Object shown() {
		return this.value;
	}

}
