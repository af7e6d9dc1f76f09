package dev.lattice.test;

/** Says that the server told the page to do something that it cannot (I-26). */
final class PageFault extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	PageFault(String message) {
		super("The server broke the protocol: " + message);
	}

}
