package dev.lattice.engine.durable;

/**
 * Says that what was kept is not what the reader expects: of another version, of another
 * type, or cut off.
 */
public final class BadStateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes the exception.
	 * @param message what was expected, and what was found where
	 */
	public BadStateException(String message) {
		super(message);
	}

	BadStateException(String message, Throwable cause) {
		super(message, cause);
	}

}
