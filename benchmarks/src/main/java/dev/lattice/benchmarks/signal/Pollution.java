package dev.lattice.benchmarks.signal;

import java.time.Duration;

/**
 * Shows every shape to every place from which an engine calls a function. In an
 * application such places see many classes; in a benchmark of one shape they would see
 * one, and the compiler would make the call disappear.
 */
final class Pollution {

	/** For how long each row runs, a round. */
	private static final Duration SHARE = Duration.ofMillis(4);

	private static final int ROUNDS = 3;

	private Pollution() {
	}

	static void run(Column column) {
		for (int round = 0; round < ROUNDS; round++) {
			for (Row row : Rows.all()) {
				Op op = column.build(row.brief());
				if (op != null) {
					new Sampler(column, op).sample(SHARE.toNanos());
				}
			}
		}
	}

}
