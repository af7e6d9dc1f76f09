package dev.lattice.inbrowser;

/** An error without a stack trace, as an engine throws to leave many frames at once. */
final class Stop extends Error {

	private static final long serialVersionUID = 1;

	Stop(String message) {
		super(message, null, false, false);
	}

}
