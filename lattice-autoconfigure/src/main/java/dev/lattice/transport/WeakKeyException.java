package dev.lattice.transport;

import java.io.Serial;

/** Says that a configured key cannot sign page tokens. */
public final class WeakKeyException extends RuntimeException {

	/** The length of a key that is not Base64. */
	public static final int NOT_BASE64 = -1;

	@Serial
	private static final long serialVersionUID = 1L;

	private final int index;

	private final int length;

	WeakKeyException(int index, int length) {
		super("Key " + index + " "
				+ ((length == NOT_BASE64) ? "is not Base64" : "has " + length + " bytes, at least 32 are needed"));
		this.index = index;
		this.length = length;
	}

	/**
	 * Returns which key is meant.
	 * @return its place in the list, from 0
	 */
	public int index() {
		return this.index;
	}

	/**
	 * Returns how long the key is.
	 * @return its bytes, or {@link #NOT_BASE64}
	 */
	public int length() {
		return this.length;
	}

}
