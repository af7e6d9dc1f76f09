package dev.lattice.benchmarks.signal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What to measure, and for how long: the system properties of {@link SignalBenchmark}.
 *
 * @param rows a pattern of the names of rows ({@code signals.rows})
 * @param columns names of columns ({@code signals.columns})
 * @param forks processes a column ({@code signals.forks})
 * @param rounds samples a process and row ({@code signals.rounds})
 * @param sampleNanos length of a sample ({@code signals.sample-ms})
 * @param warmUpNanos length of what comes before ({@code signals.warm-up-ms})
 * @param compact whether objects have compact headers ({@code signals.compact})
 */
record SignalOptions(Pattern rows, List<String> columns, int forks, int rounds, long sampleNanos, long warmUpNanos,
		boolean compact) {

	private static final String ALL_COLUMNS = String.join(",", Columns.FLOOR, Columns.CALLS, Columns.ALIEN,
			Columns.LATTICE, Columns.VAADIN);

	private static final long NANOS = 1_000_000;

	static SignalOptions ofSystem() {
		return new SignalOptions(Pattern.compile(System.getProperty("signals.rows", "")),
				List.of(System.getProperty("signals.columns", ALL_COLUMNS).split(",")),
				Integer.getInteger("signals.forks", 3), Integer.getInteger("signals.rounds", 7),
				NANOS * Integer.getInteger("signals.sample-ms", 30),
				NANOS * Integer.getInteger("signals.warm-up-ms", 250), Boolean.getBoolean("signals.compact"));
	}

	/** Returns the options of the processes. */
	static List<String> jvm(boolean compact) {
		return List.of("-XX:+UseSerialGC", "-Xmx1g",
				compact ? "-XX:+UseCompactObjectHeaders" : "-XX:-UseCompactObjectHeaders");
	}

	List<Row> wanted() {
		return Rows.all().stream().filter((row) -> this.rows.matcher(row.name()).find()).toList();
	}

}
