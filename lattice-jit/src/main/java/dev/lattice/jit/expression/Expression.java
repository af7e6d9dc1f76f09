package dev.lattice.jit.expression;

/**
 * A typed expression over the inputs of a row: an immutable tree. A constructor checks
 * lanes and limits and throws {@link IllegalArgumentException} with the operands as
 * source, so an expression that exists is sound. Two expressions are equal if they are
 * the same tree; a NaN constant equals a NaN constant, and 0.0 does not equal -0.0.
 */
public sealed interface Expression {

	/*
	 * Depth and size are checked where nodes are made, and the operands of a new node
	 * were checked before it. So whatever walks an expression may recurse, equals and
	 * hashCode of the records included: it goes at most MAX_DEPTH deep and, as a tree
	 * counts an operand wherever it appears, sees at most MAX_SIZE nodes.
	 */

	/** The most nodes on a path from an expression to an input or a constant. */
	int MAX_DEPTH = 256;

	/** The most nodes, where a shared operand counts wherever it appears. */
	int MAX_SIZE = 4096;

	/**
	 * Returns the type of the value.
	 * @return the lane
	 */
	Lane lane();

	/** A value that is part of the expression. */
	sealed interface Constant extends Expression {

	}

	/** What combines operands into a truth value. */
	sealed interface Condition extends Expression {

		@Override
		default Lane lane() {
			return Lane.BOOLEAN;
		}

	}

	/**
	 * An {@code int} constant.
	 *
	 * @param value any value
	 */
	record IntConstant(int value) implements Constant {

		@Override
		public Lane lane() {
			return Lane.INT;
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * A {@code long} constant.
	 *
	 * @param value any value
	 */
	record LongConstant(long value) implements Constant {

		@Override
		public Lane lane() {
			return Lane.LONG;
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * A {@code double} constant.
	 *
	 * @param value any value, infinities and NaN included
	 */
	record DoubleConstant(double value) implements Constant {

		@Override
		public Lane lane() {
			return Lane.DOUBLE;
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * A {@code boolean} constant.
	 *
	 * @param value any value
	 */
	record BooleanConstant(boolean value) implements Constant {

		@Override
		public Lane lane() {
			return Lane.BOOLEAN;
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * An input of the row.
	 *
	 * @param index the position in the row, at least 0
	 * @param lane the type to read it as
	 */
	record Input(int index, Lane lane) implements Expression {

		public Input {
			Checks.index(index);
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * Two numbers combined into one of their lane.
	 *
	 * @param operator how
	 * @param left evaluated first
	 * @param right of the same lane
	 */
	record Arithmetic(ArithmeticOperator operator, Expression left, Expression right) implements Expression {

		public Arithmetic {
			Checks.numeric(operator.toString(), left);
			Checks.sameLane(operator.toString(), left, right);
			Checks.bounds(left, right);
		}

		@Override
		public Lane lane() {
			return this.left.lane();
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * A number with its sign changed.
	 *
	 * @param operand the number
	 */
	record Negate(Expression operand) implements Expression {

		public Negate {
			Checks.numeric("-", operand);
			Checks.bounds(operand);
		}

		@Override
		public Lane lane() {
			return this.operand.lane();
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * A number converted to another numeric lane, or to its own.
	 *
	 * @param lane the lane to convert to
	 * @param operand the number
	 */
	record Convert(Lane lane, Expression operand) implements Expression {

		public Convert {
			Checks.numericTarget(lane, operand);
			Checks.numeric("(" + lane + ")", operand);
			Checks.bounds(operand);
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * One of two expressions; the other is not evaluated.
	 *
	 * @param condition decides, of lane {@link Lane#BOOLEAN}
	 * @param whenTrue the value if the condition holds
	 * @param whenFalse the value if not, of the same lane
	 */
	record Conditional(Expression condition, Expression whenTrue, Expression whenFalse) implements Expression {

		public Conditional {
			Checks.truth("? :", condition);
			Checks.sameLane("? :", whenTrue, whenFalse);
			Checks.bounds(condition, whenTrue, whenFalse);
		}

		@Override
		public Lane lane() {
			return this.whenTrue.lane();
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * Two values compared. Booleans have no order.
	 *
	 * @param operator how
	 * @param left evaluated first
	 * @param right of the same lane
	 */
	record Comparison(ComparisonOperator operator, Expression left, Expression right) implements Condition {

		public Comparison {
			if (operator != ComparisonOperator.EQUAL && operator != ComparisonOperator.NOT_EQUAL) {
				Checks.numeric(operator.toString(), left);
			}
			Checks.sameLane(operator.toString(), left, right);
			Checks.bounds(left, right);
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * Two conditions combined.
	 *
	 * @param operator how
	 * @param left evaluated first
	 * @param right evaluated only if the first does not decide
	 */
	record Logic(LogicOperator operator, Expression left, Expression right) implements Condition {

		public Logic {
			Checks.truth(operator.toString(), left);
			Checks.truth(operator.toString(), right);
			Checks.bounds(left, right);
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

	/**
	 * The opposite of a condition.
	 *
	 * @param operand the condition
	 */
	record Not(Expression operand) implements Condition {

		public Not {
			Checks.truth("!", operand);
			Checks.bounds(operand);
		}

		@Override
		public String toString() {
			return SourceWriter.write(this);
		}

	}

}
