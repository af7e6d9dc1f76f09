package dev.lattice.jit.expression;

/** Combines two numbers of one lane into a third. */
public enum ArithmeticOperator {

	/** Sum. */
	ADD("+"),

	/** Difference. */
	SUBTRACT("-"),

	/** Product. */
	MULTIPLY("*"),

	/** Quotient, rounded towards zero in the integral lanes. */
	DIVIDE("/"),

	/** What a division rounded towards zero leaves, with the sign of the dividend. */
	REMAINDER("%");

	private final String symbol;

	ArithmeticOperator(String symbol) {
		this.symbol = symbol;
	}

	/** Returns Java's symbol. */
	@Override
	public String toString() {
		return this.symbol;
	}

}
