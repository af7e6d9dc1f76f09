package dev.lattice.engine.durable;

/** Says that the durable state of a page does not fit into the bytes it may have. */
public final class StateTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String name;

	private final int limit;

	StateTooLargeException(String name, int bytes, int limit) {
		super("The durable state of the page does not fit into " + limit + " bytes; the largest value, '" + name
				+ "', has " + ((bytes > limit) ? "more" : Integer.toString(bytes))
				+ ". Keep what is large elsewhere and its id here, or raise the limit");
		this.name = name;
		this.limit = limit;
	}

	/**
	 * Returns which value is the largest.
	 * @return its full name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns how large the state may be.
	 * @return the limit in bytes
	 */
	public int limit() {
		return this.limit;
	}

}
