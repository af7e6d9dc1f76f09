package dev.lattice.engine.event;

/**
 * Says that a browser sent an event whose fields are not those that its type declares.
 */
public final class BadEventException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	BadEventException(String message) {
		super(message);
	}

}
