package dev.lattice.engine.signal;

/** What a node of a random program throws on purpose. */
final class LawFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** As a value: see {@link LawNode#FAILED}. */
	final int code;

	LawFailure(int code) {
		super("failure " + code, null, true, false);
		this.code = code;
	}

}
