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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpressionTests {

	private static final Expression I0 = new Input(0, Lane.INT);

	private static final Expression I1 = new Input(1, Lane.INT);

	private static final Expression L0 = new Input(0, Lane.LONG);

	private static final Expression B0 = new Input(0, Lane.BOOLEAN);

	private static final Expression ONE = new IntConstant(1);

	private static Expression plus(Expression left, Expression right) {
		return new Arithmetic(ArithmeticOperator.ADD, left, right);
	}

	private static Expression minus(Expression left, Expression right) {
		return new Arithmetic(ArithmeticOperator.SUBTRACT, left, right);
	}

	private static Expression times(Expression left, Expression right) {
		return new Arithmetic(ArithmeticOperator.MULTIPLY, left, right);
	}

	@Nested
	class Lanes {

		@Test
		void arithmeticHasTheLaneOfItsOperands() {
			assertThat(plus(L0, new LongConstant(1)).lane()).isEqualTo(Lane.LONG);
		}

		@Test
		void arithmeticRefusesMixedLanes() {
			assertThatIllegalArgumentException().isThrownBy(() -> plus(I0, L0))
				.withMessage("Operator '+' takes two values of one lane, but 'int0' is int and 'long0' is long;"
						+ " convert one of them");
		}

		@Test
		void arithmeticRefusesBooleans() {
			assertThatIllegalArgumentException().isThrownBy(() -> times(B0, B0))
				.withMessage("Operator '*' takes numbers, but 'boolean0' is boolean;"
						+ " use a conditional to choose between numbers");
			assertThatIllegalArgumentException().isThrownBy(() -> new Negate(B0));
		}

		@Test
		void booleansCanBeEqualButHaveNoOrder() {
			assertThat(new Comparison(ComparisonOperator.EQUAL, B0, B0).lane()).isEqualTo(Lane.BOOLEAN);
			assertThatIllegalArgumentException().isThrownBy(() -> new Comparison(ComparisonOperator.LESS, B0, B0));
		}

		@Test
		void comparisonRefusesMixedLanes() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Comparison(ComparisonOperator.EQUAL, I0, B0))
				.withMessageContaining("'int0' is int and 'boolean0' is boolean");
		}

		@Test
		void logicRefusesNumbers() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Logic(LogicOperator.AND, B0, I0))
				.withMessage("Operator '&&' takes a boolean, but 'int0' is int; compare it with a number");
			assertThatIllegalArgumentException().isThrownBy(() -> new Logic(LogicOperator.OR, I0, B0));
			assertThatIllegalArgumentException().isThrownBy(() -> new Not(I0));
		}

		@Test
		void conditionalRefusesANumberAsConditionAndArmsOfTwoLanes() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Conditional(I0, I0, I0));
			assertThatIllegalArgumentException().isThrownBy(() -> new Conditional(B0, I0, L0))
				.withMessageContaining("Operator '? :' takes two values of one lane");
		}

		@Test
		void convertRefusesBooleansOnEitherSide() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Convert(Lane.BOOLEAN, I0))
				.withMessage("Cannot convert 'int0', which is int, to boolean; compare it with a number");
			assertThatIllegalArgumentException().isThrownBy(() -> new Convert(Lane.INT, B0));
		}

		@Test
		void inputRefusesANegativeIndex() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Input(-1, Lane.INT))
				.withMessage("Input index -1 is negative; the first input has index 0");
		}

	}

	@Nested
	class Limits {

		@Test
		void depthOf256IsAllowedAndOneMoreIsRefused() {
			Expression deep = I0;
			for (int depth = 2; depth <= Expression.MAX_DEPTH; depth++) {
				deep = new Negate(deep);
			}
			Expression deepest = deep;

			assertThatIllegalArgumentException().isThrownBy(() -> new Negate(deepest))
				.withMessageStartingWith("Expression is 257 nodes deep, more than 256; balance it")
				.withMessageContaining("...");
			assertThat(deepest).asString().startsWith("-(-(-(");
		}

		@Test
		void aSharedOperandCountsWhereverItAppears() {
			Expression doubled = I0;
			for (int nodes = 1; 2 * nodes + 1 <= Expression.MAX_SIZE; nodes = 2 * nodes + 1) {
				doubled = plus(doubled, doubled);
			}
			Expression largest = doubled;

			assertThatIllegalArgumentException().isThrownBy(() -> plus(plus(largest, I0), I0))
				.withMessageStartingWith("Expression has 4097 nodes, more than 4096; make a part");
		}

	}

	@Nested
	class Equality {

		@Test
		void theSameTreeIsEqual() {
			assertThat(plus(I0, ONE)).isEqualTo(plus(new Input(0, Lane.INT), new IntConstant(1)))
				.isNotEqualTo(plus(ONE, I0));
		}

		@Test
		void nanEqualsNanAndZerosDiffer() {
			assertThat(new DoubleConstant(Double.NaN)).isEqualTo(new DoubleConstant(Double.NaN));
			assertThat(new DoubleConstant(0.0)).isNotEqualTo(new DoubleConstant(-0.0));
		}

	}

	@Nested
	class ToString {

		@Test
		void productsBindTighterThanSums() {
			assertThat(plus(I0, times(I1, ONE))).hasToString("int0 + int1 * 1");
			assertThat(times(plus(I0, I1), ONE)).hasToString("(int0 + int1) * 1");
		}

		@Test
		void theRightOperandOfTheSameStrengthKeepsItsParentheses() {
			assertThat(minus(minus(I0, I1), ONE)).hasToString("int0 - int1 - 1");
			assertThat(minus(I0, minus(I1, ONE))).hasToString("int0 - (int1 - 1)");
		}

		@Test
		void signsNeverMeet() {
			assertThat(new Negate(new Negate(I0))).hasToString("-(-int0)");
			assertThat(new Negate(new IntConstant(-5))).hasToString("-(-5)");
			assertThat(minus(I0, new IntConstant(-5))).hasToString("int0 - -5");
		}

		@Test
		void constantsAreWrittenAsJava() {
			assertThat(new LongConstant(7)).hasToString("7L");
			assertThat(new DoubleConstant(0.1)).hasToString("0.1");
			assertThat(new DoubleConstant(Double.NaN)).hasToString("Double.NaN");
			assertThat(new DoubleConstant(Double.NEGATIVE_INFINITY)).hasToString("Double.NEGATIVE_INFINITY");
			assertThat(new BooleanConstant(true)).hasToString("true");
		}

		@Test
		void conditionsAndConversionsReadAsJava() {
			Expression less = new Comparison(ComparisonOperator.LESS, I0, new Convert(Lane.INT, L0));
			Expression either = new Logic(LogicOperator.OR, new Not(B0), less);

			assertThat(new Conditional(either, I0, plus(I0, ONE)))
				.hasToString("!boolean0 || int0 < (int) long0 ? int0 : int0 + 1");
			assertThat(new Not(either)).hasToString("!(!boolean0 || int0 < (int) long0)");
		}

	}

}
