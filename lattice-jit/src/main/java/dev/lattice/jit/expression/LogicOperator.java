package dev.lattice.jit.expression;

/** Combines two booleans; the second is evaluated only if the first does not decide. */
public enum LogicOperator {

	/** Both. */
	AND("&&"),

	/** At least one. */
	OR("||");

	private final String symbol;

	LogicOperator(String symbol) {
		this.symbol = symbol;
	}

	/** Returns Java's symbol. */
	@Override
	public String toString() {
		return this.symbol;
	}

}
