package dev.lattice.jit.expression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InterpreterLawTests {

	private static final int EXPRESSIONS = 600;

	private static final int ROWS = 25;

	private static final int DEPTH = 7;

	@Test
	void anExpressionMeansWhatJavaMeansByItsSource(@TempDir Path folder) throws Exception {
		long seed = new Random().nextLong();
		RandomExpressions random = new RandomExpressions(seed);
		List<Expression> expressions = new ArrayList<>();
		for (int i = 0; i < EXPRESSIONS; i++) {
			expressions.add(random.next(DEPTH));
		}
		Set<Lane> seen = EnumSet.noneOf(Lane.class);
		int failures = 0;
		try (JavacOracle oracle = new JavacOracle(expressions, folder)) {
			for (int i = 0; i < EXPRESSIONS; i++) {
				Expression expression = expressions.get(i);
				for (int j = 0; j < ROWS; j++) {
					ArrayRow row = random.row();
					Object result = evaluate(expression, row);
					assertThat(result).as("seed %d, expression %d: %s", seed, i, expression)
						.isEqualTo(oracle.evaluate(i, row));
					failures += (result == ArithmeticException.class) ? 1 : 0;
				}
				seen.add(expression.lane());
			}
		}
		assertThat(seen).as("lanes tried").containsExactlyInAnyOrder(Lane.values());
		assertThat(failures).as("divisions by zero met").isPositive();
	}

	private static Object evaluate(Expression expression, ArrayRow row) {
		try {
			return switch (expression.lane()) {
				case INT -> (Object) Interpreter.evaluateInt(expression, row);
				case LONG -> (Object) Interpreter.evaluateLong(expression, row);
				case DOUBLE -> (Object) Interpreter.evaluateDouble(expression, row);
				case BOOLEAN -> (Object) Interpreter.evaluateBoolean(expression, row);
			};
		}
		catch (ArithmeticException ex) {
			return ex.getClass();
		}
	}

}
