package dev.lattice.jit.expression;

import dev.lattice.jit.expression.Expression.Arithmetic;
import dev.lattice.jit.expression.Expression.BooleanConstant;
import dev.lattice.jit.expression.Expression.Comparison;
import dev.lattice.jit.expression.Expression.Conditional;
import dev.lattice.jit.expression.Expression.Convert;
import dev.lattice.jit.expression.Expression.DoubleConstant;
import dev.lattice.jit.expression.Expression.Input;
import dev.lattice.jit.expression.Expression.IntConstant;
import dev.lattice.jit.expression.Expression.Logic;
import dev.lattice.jit.expression.Expression.LongConstant;
import dev.lattice.jit.expression.Expression.Negate;
import dev.lattice.jit.expression.Expression.Not;

/**
 * Prints an expression as Java source in which input 3 of lane {@code long} is the
 * variable {@code long3}. It has the parentheses that Java needs to compute the same
 * value, and no others.
 */
final class SourceWriter {

	// How tightly Java binds, loosest first.

	private static final int CONDITIONAL = 0;

	private static final int OR = 1;

	private static final int AND = 2;

	private static final int EQUALITY = 3;

	private static final int RELATION = 4;

	private static final int SUM = 5;

	private static final int PRODUCT = 6;

	private static final int UNARY = 7;

	private static final int PRIMARY = 8;

	private final StringBuilder out = new StringBuilder();

	private SourceWriter() {
	}

	static String write(Expression expression) {
		SourceWriter writer = new SourceWriter();
		writer.append(expression);
		return writer.out.toString();
	}

	private void append(Expression expression) {
		switch (expression) {
			case IntConstant c -> this.out.append(c.value());
			case LongConstant c -> this.out.append(c.value()).append('L');
			case DoubleConstant c -> appendDouble(c.value());
			case BooleanConstant c -> this.out.append(c.value());
			case Input i -> this.out.append(i.lane()).append(i.index());
			case Arithmetic a -> appendBinary(a, a.left(), a.operator().toString(), a.right());
			case Comparison c -> appendBinary(c, c.left(), c.operator().toString(), c.right());
			case Logic l -> appendBinary(l, l.left(), l.operator().toString(), l.right());
			case Negate n -> appendUnary("-", n.operand(), PRIMARY);
			case Not n -> appendUnary("!", n.operand(), UNARY);
			case Convert c -> appendUnary("(" + c.lane() + ") ", c.operand(), UNARY);
			case Conditional c -> {
				appendAbove(CONDITIONAL + 1, c.condition());
				this.out.append(" ? ");
				append(c.whenTrue());
				this.out.append(" : ");
				append(c.whenFalse());
			}
		}
	}

	private void appendDouble(double value) {
		if (Double.isNaN(value)) {
			this.out.append("Double.NaN");
		}
		else if (Double.isInfinite(value)) {
			this.out.append((value > 0) ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY");
		}
		else {
			this.out.append(value);
		}
	}

	/** Java reads binary operators of one strength from the left. */
	private void appendBinary(Expression whole, Expression left, String operator, Expression right) {
		int strength = strength(whole);
		appendAbove(strength, left);
		this.out.append(' ').append(operator).append(' ');
		appendAbove(strength + 1, right);
	}

	/** A sign before a sign would read as a decrement, hence the parameter. */
	private void appendUnary(String operator, Expression operand, int least) {
		this.out.append(operator);
		appendAbove(least, operand);
	}

	private void appendAbove(int least, Expression expression) {
		boolean open = strength(expression) < least;
		if (open) {
			this.out.append('(');
		}
		append(expression);
		if (open) {
			this.out.append(')');
		}
	}

	private static int strength(Expression expression) {
		return switch (expression) {
			case IntConstant c -> (c.value() < 0) ? UNARY : PRIMARY;
			case LongConstant c -> (c.value() < 0) ? UNARY : PRIMARY;
			case DoubleConstant c -> (Double.doubleToLongBits(c.value()) < 0) ? UNARY : PRIMARY;
			case BooleanConstant c -> PRIMARY;
			case Input i -> PRIMARY;
			case Negate n -> UNARY;
			case Not n -> UNARY;
			case Convert c -> UNARY;
			case Arithmetic a -> switch (a.operator()) {
				case ADD, SUBTRACT -> SUM;
				case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
			};
			case Comparison c -> switch (c.operator()) {
				case EQUAL, NOT_EQUAL -> EQUALITY;
				case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> RELATION;
			};
			case Logic l -> switch (l.operator()) {
				case AND -> AND;
				case OR -> OR;
			};
			case Conditional c -> CONDITIONAL;
		};
	}

}
