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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InterpreterTests {

	private static final Expression I0 = new Input(0, Lane.INT);

	private static final Expression I1 = new Input(1, Lane.INT);

	private static final Expression D0 = new Input(0, Lane.DOUBLE);

	private static final Expression INT_ZERO = new IntConstant(0);

	private static final Expression FAILS = new Comparison(ComparisonOperator.EQUAL, divide(I0, INT_ZERO), I0);

	private static Expression divide(Expression left, Expression right) {
		return new Arithmetic(ArithmeticOperator.DIVIDE, left, right);
	}

	private static boolean compareWithNan(ComparisonOperator operator) {
		return Interpreter.evaluateBoolean(new Comparison(operator, D0, D0), ArrayRow.ofDoubles(Double.NaN));
	}

	@Test
	void readsInputsOfTheRowByIndex() {
		Expression sum = new Arithmetic(ArithmeticOperator.ADD, I0, new Negate(I1));

		assertThat(Interpreter.evaluateInt(sum, ArrayRow.ofInts(40, -2))).isEqualTo(42);
	}

	@Test
	void intAdditionWrapsAround() {
		Expression next = new Arithmetic(ArithmeticOperator.ADD, I0, new IntConstant(1));

		assertThat(Interpreter.evaluateInt(next, ArrayRow.ofInts(Integer.MAX_VALUE))).isEqualTo(Integer.MIN_VALUE);
	}

	@Test
	void theSmallestNumberDividedByMinusOneIsItself() {
		Expression smallest = new LongConstant(Long.MIN_VALUE);

		assertThat(Interpreter.evaluateInt(divide(I0, new IntConstant(-1)), ArrayRow.ofInts(Integer.MIN_VALUE)))
			.isEqualTo(Integer.MIN_VALUE);
		assertThat(Interpreter.evaluateLong(divide(smallest, new LongConstant(-1)), ArrayRow.EMPTY))
			.isEqualTo(Long.MIN_VALUE);
	}

	@ParameterizedTest
	@EnumSource(names = { "DIVIDE", "REMAINDER" })
	void integralDivisionByZeroNamesTheExpression(ArithmeticOperator operator) {
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> Interpreter.evaluateInt(new Arithmetic(operator, I0, I1), ArrayRow.ofInts(1, 0)))
			.withMessage("Division by zero in 'int0 " + operator
					+ " int1'; guard it with a conditional, or convert both operands to double");
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> Interpreter
				.evaluateLong(new Arithmetic(operator, new LongConstant(1), new LongConstant(0)), ArrayRow.EMPTY))
			.withMessageStartingWith("Division by zero in '1L " + operator + " 0L'");
	}

	@Test
	void doubleDivisionByZeroIsInfiniteOrNan() {
		Expression quotient = divide(D0, new DoubleConstant(0));

		assertThat(Interpreter.evaluateDouble(quotient, ArrayRow.ofDoubles(-1))).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Interpreter.evaluateDouble(quotient, ArrayRow.ofDoubles(0))).isNaN();
	}

	@Test
	void nanIsUnequalToItselfAndHasNoOrder() {
		assertThat(compareWithNan(ComparisonOperator.NOT_EQUAL)).isTrue();
		assertThat(compareWithNan(ComparisonOperator.EQUAL)).isFalse();
		assertThat(compareWithNan(ComparisonOperator.LESS_OR_EQUAL)).isFalse();
		assertThat(compareWithNan(ComparisonOperator.GREATER_OR_EQUAL)).isFalse();
	}

	@Test
	void negativeZeroEqualsZero() {
		Expression equal = new Comparison(ComparisonOperator.EQUAL, D0, new DoubleConstant(0));

		assertThat(Interpreter.evaluateBoolean(equal, ArrayRow.ofDoubles(-0.0))).isTrue();
	}

	@Test
	void doubleToIntSaturatesAndMakesNanZero() {
		Expression truncated = new Convert(Lane.INT, D0);

		assertThat(Interpreter.evaluateInt(truncated, ArrayRow.ofDoubles(-2.9))).isEqualTo(-2);
		assertThat(Interpreter.evaluateInt(truncated, ArrayRow.ofDoubles(1e30))).isEqualTo(Integer.MAX_VALUE);
		assertThat(Interpreter.evaluateInt(truncated, ArrayRow.ofDoubles(Double.NaN))).isZero();
	}

	@Test
	void longToIntKeepsTheLowBits() {
		assertThat(Interpreter.evaluateInt(new Convert(Lane.INT, new LongConstant(0x1_0000_0007L)), ArrayRow.EMPTY))
			.isEqualTo(7);
	}

	@Test
	void intsAreComparedExactlyNotAsDoubles() {
		Expression greater = new Comparison(ComparisonOperator.GREATER, new LongConstant(Long.MAX_VALUE),
				new LongConstant(Long.MAX_VALUE - 1));

		assertThat(Interpreter.evaluateBoolean(greater, ArrayRow.EMPTY)).isTrue();
	}

	@Test
	void theArmThatIsNotChosenIsNotEvaluated() {
		Expression isZero = new Comparison(ComparisonOperator.EQUAL, I1, INT_ZERO);
		Expression guarded = new Conditional(isZero, new IntConstant(-1), divide(I0, I1));

		assertThat(Interpreter.evaluateInt(guarded, ArrayRow.ofInts(10, 0))).isEqualTo(-1);
		assertThat(Interpreter.evaluateInt(guarded, ArrayRow.ofInts(10, 5))).isEqualTo(2);
	}

	@Test
	void logicStopsAtTheOperandThatDecides() {
		Expression or = new Logic(LogicOperator.OR, new BooleanConstant(true), FAILS);
		Expression and = new Logic(LogicOperator.AND, new BooleanConstant(false), FAILS);

		assertThat(Interpreter.evaluateBoolean(or, ArrayRow.ofInts(1))).isTrue();
		assertThat(Interpreter.evaluateBoolean(and, ArrayRow.ofInts(1))).isFalse();
	}

	@Test
	void theDeepestExpressionIsEvaluated() {
		Expression deep = I0;
		for (int depth = 2; depth <= Expression.MAX_DEPTH; depth++) {
			deep = new Negate(deep);
		}

		assertThat(Interpreter.evaluateInt(deep, ArrayRow.ofInts(3))).isEqualTo(-3);
	}

	@Test
	void aMethodOfAnotherLaneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Interpreter.evaluateInt(D0, ArrayRow.ofDoubles(1)))
			.withMessage("'double0' is double, not int; use the method of its own lane");
		assertThatIllegalArgumentException().isThrownBy(() -> Interpreter.evaluateLong(FAILS, ArrayRow.ofInts(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> Interpreter.evaluateDouble(I0, ArrayRow.ofInts(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> Interpreter.evaluateBoolean(I0, ArrayRow.ofInts(1)));
	}

}
