package dev.lattice.benchmarks.signal;

import org.jspecify.annotations.Nullable;

/** What is compared, by name. */
final class Columns {

	static final String LATTICE = "Lattice";

	static final String ALIEN = "alien";

	static final String CALLS = "calls";

	static final String FLOOR = "floor";

	private Columns() {
	}

	static Column named(String name) {
		return switch (name) {
			case LATTICE -> new EngineColumn(LatticeEngine::new);
			case ALIEN -> new EngineColumn(AlienEngine::new);
			case CALLS -> new Limit() {
				@Override
				public @Nullable Op build(Row row) {
					return CallsEngine.build(row, new CallsEngine());
				}
			};
			case FLOOR -> new Limit() {
				@Override
				public @Nullable Op build(Row row) {
					return (row.floor() != null) ? row.floor().get() : null;
				}
			};
			default -> throw new IllegalArgumentException("No column is called '" + name + "'");
		};
	}

	/** A column whose graphs need nothing around them. */
	private interface Limit extends Column {

		@Override
		default void turn(Runnable action) {
			action.run();
		}

	}

}
