package dev.lattice.engine.render;

/** Says that two rows of a list have the same key. */
public final class DuplicateKeyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final transient Object key;

	DuplicateKeyException(Object key, int first, int second, String of) {
		super("Two rows" + of + " have the same key '" + key + "' (rows " + first + " and " + second
				+ "); give each() a key that differs for every row, such as an id");
		this.key = key;
	}

	/**
	 * Returns the key that was found twice.
	 * @return the key
	 */
	public Object key() {
		return this.key;
	}

}
