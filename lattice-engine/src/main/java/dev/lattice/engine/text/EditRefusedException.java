package dev.lattice.engine.text;

/** That a text does not take an edit. The field shows the text as it is again. */
public final class EditRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes one.
	 * @param message why, for the one who edits
	 */
	public EditRefusedException(String message) {
		super(message);
	}

	/**
	 * Makes one.
	 * @param message why, for the one who edits
	 * @param cause what the refusal comes from
	 */
	public EditRefusedException(String message, Throwable cause) {
		super(message, cause);
	}

}
