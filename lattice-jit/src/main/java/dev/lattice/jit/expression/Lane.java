package dev.lattice.jit.expression;

/** The type of an expression's value. */
public enum Lane {

	/** 32-bit two's complement numbers. */
	INT("int"),

	/** 64-bit two's complement numbers. */
	LONG("long"),

	/** 64-bit IEEE 754 numbers. */
	DOUBLE("double"),

	/** Truth values. */
	BOOLEAN("boolean");

	private final String keyword;

	Lane(String keyword) {
		this.keyword = keyword;
	}

	/**
	 * Returns whether values of this lane can be added and ordered.
	 * @return false for {@link #BOOLEAN} only
	 */
	public boolean isNumeric() {
		return this != BOOLEAN;
	}

	/** Returns Java's keyword for the type. */
	@Override
	public String toString() {
		return this.keyword;
	}

}
