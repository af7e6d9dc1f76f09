package dev.lattice.benchmarks.signal;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What is compared, by name. */
final class Columns {

	static final String LATTICE = "Lattice";

	static final String ALIEN = "alien";

	static final String VAADIN = "Vaadin";

	static final String CALLS = "calls";

	static final String FLOOR = "floor";

	/** Enough to rank it, and few enough to wait for. */
	private static final Pattern VAADIN_ROWS = Pattern.compile(
			"kairo.(deep|broad|diamond|unstable)|prop.1x1|prop.100x100|write.alone|upd.(1to1|1to1000|flip)|list.*");

	private static final Pattern ALL = Pattern.compile(".*");

	private Columns() {
	}

	static Column named(String name) {
		return switch (name) {
			case LATTICE -> new EngineColumn(LatticeEngine::new, ALL);
			case ALIEN -> new EngineColumn(AlienEngine::new, ALL);
			case VAADIN -> new EngineColumn(VaadinEngine::new, VAADIN_ROWS);
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
		default double probe(Probe probe, int size) {
			return Double.NaN;
		}

		@Override
		default void turn(Runnable action) {
			action.run();
		}

	}

}
