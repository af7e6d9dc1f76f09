package dev.lattice.jit.expression;

/** Compares two values of one lane. */
public enum ComparisonOperator {

	/** Equal; the only one with {@link #NOT_EQUAL} that also compares booleans. */
	EQUAL("=="),

	/** Not equal. */
	NOT_EQUAL("!="),

	/** Smaller. */
	LESS("<"),

	/** Smaller or equal. */
	LESS_OR_EQUAL("<="),

	/** Greater. */
	GREATER(">"),

	/** Greater or equal. */
	GREATER_OR_EQUAL(">=");

	private final String symbol;

	ComparisonOperator(String symbol) {
		this.symbol = symbol;
	}

	/** Returns Java's symbol. */
	@Override
	public String toString() {
		return this.symbol;
	}

}
