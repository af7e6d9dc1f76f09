package dev.lattice.jit.expression;

import java.util.Random;

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

/** Makes well-typed expressions and rows, with a taste for the values where lanes end. */
final class RandomExpressions {

	static final int INPUTS = 2;

	private static final Lane[] NUMERIC = { Lane.INT, Lane.LONG, Lane.DOUBLE };

	private static final int[] INTS = { 0, 1, -1, 2, -3, 31, Integer.MAX_VALUE, Integer.MIN_VALUE };

	private static final long[] LONGS = { 0, 1, -1, 2, -3, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE };

	private static final double[] DOUBLES = { 0.0, -0.0, 1, -1.5, 0.1, 1e300, -1e19, Double.MIN_VALUE,
			Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN };

	private final Random random;

	RandomExpressions(long seed) {
		this.random = new Random(seed);
	}

	Expression next(int depth) {
		return next(any(Lane.values()), depth);
	}

	ArrayRow row() {
		ArrayRow row = new ArrayRow(new int[INPUTS], new long[INPUTS], new double[INPUTS], new boolean[INPUTS]);
		for (int i = 0; i < INPUTS; i++) {
			row.ints()[i] = anInt();
			row.longs()[i] = aLong();
			row.doubles()[i] = aDouble();
			row.booleans()[i] = this.random.nextBoolean();
		}
		return row;
	}

	private Expression next(Lane lane, int depth) {
		if (depth <= 1 || this.random.nextInt(8) == 0) {
			return this.random.nextInt(3) == 0 ? constant(lane) : new Input(this.random.nextInt(INPUTS), lane);
		}
		if (this.random.nextInt(6) == 0) {
			return new Conditional(next(Lane.BOOLEAN, depth - 1), next(lane, depth - 1), next(lane, depth - 1));
		}
		return (lane == Lane.BOOLEAN) ? condition(depth - 1) : number(lane, depth - 1);
	}

	private Expression number(Lane lane, int depth) {
		return switch (this.random.nextInt(7)) {
			case 0 -> new Negate(next(lane, depth));
			case 1 -> new Convert(lane, next(any(NUMERIC), depth));
			default -> new Arithmetic(any(ArithmeticOperator.values()), next(lane, depth), next(lane, depth));
		};
	}

	private Expression condition(int depth) {
		return switch (this.random.nextInt(5)) {
			case 0 -> new Not(next(Lane.BOOLEAN, depth));
			case 1, 2 -> new Logic(any(LogicOperator.values()), next(Lane.BOOLEAN, depth), next(Lane.BOOLEAN, depth));
			default -> comparison(any(ComparisonOperator.values()), depth);
		};
	}

	private Expression comparison(ComparisonOperator operator, int depth) {
		boolean ordered = operator != ComparisonOperator.EQUAL && operator != ComparisonOperator.NOT_EQUAL;
		Lane lane = any(ordered ? NUMERIC : Lane.values());
		return new Comparison(operator, next(lane, depth), next(lane, depth));
	}

	private Expression constant(Lane lane) {
		return switch (lane) {
			case INT -> new IntConstant(anInt());
			case LONG -> new LongConstant(aLong());
			case DOUBLE -> new DoubleConstant(aDouble());
			case BOOLEAN -> new BooleanConstant(this.random.nextBoolean());
		};
	}

	private int anInt() {
		return this.random.nextBoolean() ? INTS[this.random.nextInt(INTS.length)] : this.random.nextInt();
	}

	private long aLong() {
		return this.random.nextBoolean() ? LONGS[this.random.nextInt(LONGS.length)] : this.random.nextLong();
	}

	private double aDouble() {
		return this.random.nextBoolean() ? DOUBLES[this.random.nextInt(DOUBLES.length)] : this.random.nextGaussian();
	}

	private <T> T any(T[] values) {
		return values[this.random.nextInt(values.length)];
	}

}
