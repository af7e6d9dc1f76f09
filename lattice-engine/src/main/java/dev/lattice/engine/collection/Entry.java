package dev.lattice.engine.collection;

/** One entry of a list: itself, whatever it equals. */
final class Entry<T> {

	final T value;

	/** Whether it has left its list, for ever. */
	boolean gone;

	Entry(T value) {
		this.value = value;
	}

}
