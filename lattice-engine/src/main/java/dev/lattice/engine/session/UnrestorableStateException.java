package dev.lattice.engine.session;

/**
 * Says that a page cannot begin with the state that was kept of it: render it without.
 */
public final class UnrestorableStateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnrestorableStateException(RuntimeException cause) {
		super(cause.getMessage(), cause);
	}

}
