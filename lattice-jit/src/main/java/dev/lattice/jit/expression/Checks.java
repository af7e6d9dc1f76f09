package dev.lattice.jit.expression;

import dev.lattice.jit.expression.Expression.Arithmetic;
import dev.lattice.jit.expression.Expression.Comparison;
import dev.lattice.jit.expression.Expression.Conditional;
import dev.lattice.jit.expression.Expression.Constant;
import dev.lattice.jit.expression.Expression.Convert;
import dev.lattice.jit.expression.Expression.Input;
import dev.lattice.jit.expression.Expression.Logic;
import dev.lattice.jit.expression.Expression.Negate;
import dev.lattice.jit.expression.Expression.Not;

/** What the constructors of expressions refuse, and how they say so. */
final class Checks {

	private static final int SOURCE_LENGTH = 80;

	private Checks() {
	}

	static void index(int index) {
		if (index < 0) {
			throw new IllegalArgumentException("Input index " + index + " is negative; the first input has index 0");
		}
	}

	static void numeric(String operator, Expression operand) {
		if (!operand.lane().isNumeric()) {
			throw new IllegalArgumentException("Operator '" + operator + "' takes numbers, but '" + source(operand)
					+ "' is " + operand.lane() + "; use a conditional to choose between numbers");
		}
	}

	static void truth(String operator, Expression operand) {
		if (operand.lane() != Lane.BOOLEAN) {
			throw new IllegalArgumentException("Operator '" + operator + "' takes a boolean, but '" + source(operand)
					+ "' is " + operand.lane() + "; compare it with a number");
		}
	}

	static void sameLane(String operator, Expression left, Expression right) {
		if (left.lane() != right.lane()) {
			throw new IllegalArgumentException("Operator '" + operator + "' takes two values of one lane, but '"
					+ source(left) + "' is " + left.lane() + " and '" + source(right) + "' is " + right.lane()
					+ "; convert one of them");
		}
	}

	static void numericTarget(Lane lane, Expression operand) {
		if (!lane.isNumeric()) {
			throw new IllegalArgumentException("Cannot convert '" + source(operand) + "', which is " + operand.lane()
					+ ", to " + lane + "; compare it with a number");
		}
	}

	static void bounds(Expression... operands) {
		int depth = 1;
		int size = 1;
		for (Expression operand : operands) {
			depth = Math.max(depth, 1 + depth(operand));
			size += size(operand);
		}
		if (depth > Expression.MAX_DEPTH) {
			throw new IllegalArgumentException("Expression is " + depth + " nodes deep, more than "
					+ Expression.MAX_DEPTH + "; balance it, or make a part of it an input: '" + source(operands[0])
					+ "' is one of its operands");
		}
		if (size > Expression.MAX_SIZE) {
			throw new IllegalArgumentException("Expression has " + size + " nodes, more than " + Expression.MAX_SIZE
					+ "; make a part that it repeats an input: '" + source(operands[0]) + "' is one of its operands");
		}
	}

	/** Returns the expression as source, cut where a message would become unreadable. */
	static String source(Expression expression) {
		String source = expression.toString();
		return (source.length() <= SOURCE_LENGTH) ? source : source.substring(0, SOURCE_LENGTH) + "...";
	}

	private static int depth(Expression expression) {
		return switch (expression) {
			case Constant constant -> 1;
			case Input input -> 1;
			case Arithmetic a -> 1 + Math.max(depth(a.left()), depth(a.right()));
			case Negate n -> 1 + depth(n.operand());
			case Convert c -> 1 + depth(c.operand());
			case Conditional c ->
				1 + Math.max(depth(c.condition()), Math.max(depth(c.whenTrue()), depth(c.whenFalse())));
			case Comparison c -> 1 + Math.max(depth(c.left()), depth(c.right()));
			case Logic l -> 1 + Math.max(depth(l.left()), depth(l.right()));
			case Not n -> 1 + depth(n.operand());
		};
	}

	private static int size(Expression expression) {
		return switch (expression) {
			case Constant constant -> 1;
			case Input input -> 1;
			case Arithmetic a -> 1 + size(a.left()) + size(a.right());
			case Negate n -> 1 + size(n.operand());
			case Convert c -> 1 + size(c.operand());
			case Conditional c -> 1 + size(c.condition()) + size(c.whenTrue()) + size(c.whenFalse());
			case Comparison c -> 1 + size(c.left()) + size(c.right());
			case Logic l -> 1 + size(l.left()) + size(l.right());
			case Not n -> 1 + size(n.operand());
		};
	}

}
