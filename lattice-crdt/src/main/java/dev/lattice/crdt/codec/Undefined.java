package dev.lattice.crdt.codec;

/**
 * JavaScript's {@code undefined}, a value of its own beside {@code null}. JSON has no
 * such value.
 */
public enum Undefined {

	/** The only one. */
	UNDEFINED

}
