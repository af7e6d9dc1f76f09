package dev.lattice.jit.expression;

import dev.lattice.jit.expression.Expression.Arithmetic;
import dev.lattice.jit.expression.Expression.BooleanConstant;
import dev.lattice.jit.expression.Expression.Comparison;
import dev.lattice.jit.expression.Expression.Condition;
import dev.lattice.jit.expression.Expression.Conditional;
import dev.lattice.jit.expression.Expression.Constant;
import dev.lattice.jit.expression.Expression.Convert;
import dev.lattice.jit.expression.Expression.DoubleConstant;
import dev.lattice.jit.expression.Expression.Input;
import dev.lattice.jit.expression.Expression.IntConstant;
import dev.lattice.jit.expression.Expression.Logic;
import dev.lattice.jit.expression.Expression.LongConstant;
import dev.lattice.jit.expression.Expression.Negate;
import dev.lattice.jit.expression.Expression.Not;

/**
 * Evaluates an expression by walking it: the reference for its meaning. There is a method
 * for each lane, so that no value is boxed. Keeps no state: any thread may call it, as
 * long as the row allows.
 */
public final class Interpreter {

	/*
	 * The walk recurses, which is safe because an expression is at most
	 * Expression.MAX_DEPTH deep. Lanes were checked when the nodes were made, so a node
	 * of the wrong lane is met only at the top, where the caller chose the method.
	 */

	private Interpreter() {
	}

	/**
	 * Evaluates an expression of lane {@link Lane#INT}.
	 * @param expression the expression
	 * @param row its inputs
	 * @return the value
	 * @throws ArithmeticException if it divides by zero
	 * @throws IllegalArgumentException if the expression is of another lane
	 */
	public static int evaluateInt(Expression expression, InputRow row) {
		return switch (expression) {
			case IntConstant c -> c.value();
			case Input i when i.lane() == Lane.INT -> row.intAt(i.index());
			case Arithmetic a -> intArithmetic(a, row);
			case Negate n -> -evaluateInt(n.operand(), row);
			case Convert c when c.lane() == Lane.INT -> switch (c.operand().lane()) {
				case LONG -> (int) evaluateLong(c.operand(), row);
				case DOUBLE -> (int) evaluateDouble(c.operand(), row);
				case INT, BOOLEAN -> evaluateInt(c.operand(), row);
			};
			case Conditional c -> evaluateInt(chosen(c, row), row);
			case Constant other -> throw wrongLane(other, Lane.INT);
			case Input other -> throw wrongLane(other, Lane.INT);
			case Convert other -> throw wrongLane(other, Lane.INT);
			case Condition other -> throw wrongLane(other, Lane.INT);
		};
	}

	/**
	 * Evaluates an expression of lane {@link Lane#LONG}.
	 * @param expression the expression
	 * @param row its inputs
	 * @return the value
	 * @throws ArithmeticException if it divides by zero
	 * @throws IllegalArgumentException if the expression is of another lane
	 */
	public static long evaluateLong(Expression expression, InputRow row) {
		return switch (expression) {
			case LongConstant c -> c.value();
			case Input i when i.lane() == Lane.LONG -> row.longAt(i.index());
			case Arithmetic a -> longArithmetic(a, row);
			case Negate n -> -evaluateLong(n.operand(), row);
			case Convert c when c.lane() == Lane.LONG -> switch (c.operand().lane()) {
				case INT -> evaluateInt(c.operand(), row);
				case DOUBLE -> (long) evaluateDouble(c.operand(), row);
				case LONG, BOOLEAN -> evaluateLong(c.operand(), row);
			};
			case Conditional c -> evaluateLong(chosen(c, row), row);
			case Constant other -> throw wrongLane(other, Lane.LONG);
			case Input other -> throw wrongLane(other, Lane.LONG);
			case Convert other -> throw wrongLane(other, Lane.LONG);
			case Condition other -> throw wrongLane(other, Lane.LONG);
		};
	}

	/**
	 * Evaluates an expression of lane {@link Lane#DOUBLE}.
	 * @param expression the expression
	 * @param row its inputs
	 * @return the value
	 * @throws ArithmeticException if a part of it divides an integral number by zero
	 * @throws IllegalArgumentException if the expression is of another lane
	 */
	public static double evaluateDouble(Expression expression, InputRow row) {
		return switch (expression) {
			case DoubleConstant c -> c.value();
			case Input i when i.lane() == Lane.DOUBLE -> row.doubleAt(i.index());
			case Arithmetic a -> doubleArithmetic(a, row);
			case Negate n -> -evaluateDouble(n.operand(), row);
			case Convert c when c.lane() == Lane.DOUBLE -> switch (c.operand().lane()) {
				case INT -> evaluateInt(c.operand(), row);
				case LONG -> (double) evaluateLong(c.operand(), row);
				case DOUBLE, BOOLEAN -> evaluateDouble(c.operand(), row);
			};
			case Conditional c -> evaluateDouble(chosen(c, row), row);
			case Constant other -> throw wrongLane(other, Lane.DOUBLE);
			case Input other -> throw wrongLane(other, Lane.DOUBLE);
			case Convert other -> throw wrongLane(other, Lane.DOUBLE);
			case Condition other -> throw wrongLane(other, Lane.DOUBLE);
		};
	}

	/**
	 * Evaluates an expression of lane {@link Lane#BOOLEAN}.
	 * @param expression the expression
	 * @param row its inputs
	 * @return the value
	 * @throws ArithmeticException if a part of it divides an integral number by zero
	 * @throws IllegalArgumentException if the expression is of another lane
	 */
	public static boolean evaluateBoolean(Expression expression, InputRow row) {
		return switch (expression) {
			case BooleanConstant c -> c.value();
			case Input i when i.lane() == Lane.BOOLEAN -> row.booleanAt(i.index());
			case Comparison c -> compare(c, row);
			case Logic l -> switch (l.operator()) {
				case AND -> evaluateBoolean(l.left(), row) && evaluateBoolean(l.right(), row);
				case OR -> evaluateBoolean(l.left(), row) || evaluateBoolean(l.right(), row);
			};
			case Not n -> !evaluateBoolean(n.operand(), row);
			case Conditional c -> evaluateBoolean(chosen(c, row), row);
			case Constant other -> throw wrongLane(other, Lane.BOOLEAN);
			case Input other -> throw wrongLane(other, Lane.BOOLEAN);
			case Arithmetic other -> throw wrongLane(other, Lane.BOOLEAN);
			case Negate other -> throw wrongLane(other, Lane.BOOLEAN);
			case Convert other -> throw wrongLane(other, Lane.BOOLEAN);
		};
	}

	private static Expression chosen(Conditional conditional, InputRow row) {
		return evaluateBoolean(conditional.condition(), row) ? conditional.whenTrue() : conditional.whenFalse();
	}

	private static int intArithmetic(Arithmetic a, InputRow row) {
		int left = evaluateInt(a.left(), row);
		int right = evaluateInt(a.right(), row);
		return switch (a.operator()) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> left / (int) nonZero(right, a);
			case REMAINDER -> left % (int) nonZero(right, a);
		};
	}

	private static long longArithmetic(Arithmetic a, InputRow row) {
		long left = evaluateLong(a.left(), row);
		long right = evaluateLong(a.right(), row);
		return switch (a.operator()) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> left / nonZero(right, a);
			case REMAINDER -> left % nonZero(right, a);
		};
	}

	private static double doubleArithmetic(Arithmetic a, InputRow row) {
		double left = evaluateDouble(a.left(), row);
		double right = evaluateDouble(a.right(), row);
		return switch (a.operator()) {
			case ADD -> left + right;
			case SUBTRACT -> left - right;
			case MULTIPLY -> left * right;
			case DIVIDE -> left / right;
			case REMAINDER -> left % right;
		};
	}

	private static boolean compare(Comparison c, InputRow row) {
		return switch (c.left().lane()) {
			case INT -> compare(c.operator(), evaluateInt(c.left(), row), evaluateInt(c.right(), row));
			case LONG -> compare(c.operator(), evaluateLong(c.left(), row), evaluateLong(c.right(), row));
			case DOUBLE -> compare(c.operator(), evaluateDouble(c.left(), row), evaluateDouble(c.right(), row));
			case BOOLEAN -> (evaluateBoolean(c.left(), row) == evaluateBoolean(c.right(), row)) == (c
				.operator() == ComparisonOperator.EQUAL);
		};
	}

	private static boolean compare(ComparisonOperator operator, long left, long right) {
		return switch (operator) {
			case EQUAL -> left == right;
			case NOT_EQUAL -> left != right;
			case LESS -> left < right;
			case LESS_OR_EQUAL -> left <= right;
			case GREATER -> left > right;
			case GREATER_OR_EQUAL -> left >= right;
		};
	}

	private static boolean compare(ComparisonOperator operator, double left, double right) {
		return switch (operator) {
			case EQUAL -> left == right;
			case NOT_EQUAL -> left != right;
			case LESS -> left < right;
			case LESS_OR_EQUAL -> left <= right;
			case GREATER -> left > right;
			case GREATER_OR_EQUAL -> left >= right;
		};
	}

	private static long nonZero(long divisor, Arithmetic division) {
		if (divisor == 0) {
			throw new ArithmeticException("Division by zero in '" + Checks.source(division)
					+ "'; guard it with a conditional, or convert both operands to double");
		}
		return divisor;
	}

	private static IllegalArgumentException wrongLane(Expression expression, Lane asked) {
		return new IllegalArgumentException("'" + Checks.source(expression) + "' is " + expression.lane() + ", not "
				+ asked + "; use the method of its own lane");
	}

}
