package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/** Writes the table as Markdown, a line as soon as it is known. */
final class SignalReport {

	private static final String NOTHING = "-";

	/** Between two processes of the same code, as a factor. */
	private static final double LARGE_SPREAD = 1.2;

	private final List<String> columns;

	private final List<String> spreads = new ArrayList<>();

	SignalReport(SignalOptions options) {
		this.columns = options.columns();
		System.out.printf(
				"Java %s, %d processors, %s; CPU time of one thread in ns, best of %d x %d samples of %d ms, in brackets"
						+ " bytes; ratios best / best, in brackets the median of neighbours%n%n",
				System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(),
				String.join(" ", SignalOptions.jvm(options.compact())), options.forks(), options.rounds(),
				options.sampleNanos() / 1_000_000);
	}

	void header() {
		StringJoiner names = new StringJoiner(" | ", "| row | of | ", " |");
		StringJoiner rule = new StringJoiner(" | ", "| --- | --- | ", " |");
		this.columns.forEach(names::add);
		names.add("Lattice / calls").add("Lattice / alien").add("Vaadin / Lattice");
		this.columns.forEach((column) -> rule.add("--:"));
		rule.add("--:").add("--:").add("--:");
		System.out.println(names);
		System.out.println(rule);
	}

	void row(Row row, Map<String, Measurement> measurements) {
		StringJoiner line = new StringJoiner(" | ", "| ", " |");
		line.add(row.name()).add(row.unit());
		for (String column : this.columns) {
			Measurement measurement = measurements.get(column);
			line.add(cost(measurement, row.units()));
			if (measurement != null) {
				noteSpread(row, column, measurement.bests());
			}
		}
		Measurement lattice = measurements.get(Columns.LATTICE);
		line.add(ratio(lattice, measurements.get(Columns.CALLS)));
		line.add(ratio(lattice, measurements.get(Columns.ALIEN)));
		line.add(ratio(measurements.get(Columns.VAADIN), lattice));
		System.out.println(line);
	}

	private void noteSpread(Row row, String column, List<Double> bests) {
		if (bests.getLast() > LARGE_SPREAD * bests.getFirst()) {
			this.spreads.add(row.name() + " " + column + " " + shown(bests.getFirst() / row.units()) + " to "
					+ shown(bests.getLast() / row.units()));
		}
	}

	/**
	 * Writes where the processes of a column differ: what the compiler made of the same
	 * code.
	 */
	void spread() {
		if (!this.spreads.isEmpty()) {
			System.out.println("\nBest of each process, where they differ by more than a fifth: "
					+ String.join("; ", this.spreads) + ".");
		}
	}

	private static String cost(@Nullable Measurement measurement, int units) {
		if (measurement == null) {
			return NOTHING;
		}
		return shown(measurement.best() / units) + " (" + shown(measurement.bytes() / units) + ")";
	}

	private static String ratio(@Nullable Measurement over, @Nullable Measurement under) {
		if (over == null || under == null) {
			return NOTHING;
		}
		return String.format(Locale.ROOT, "%.2f (%.2f)", over.bestOver(under), over.medianOver(under));
	}

	private static String shown(double value) {
		return String.format(Locale.ROOT, (value < 0.05) ? "%.0f" : (value < 100) ? "%.1f" : "%,.0f", value);
	}

}
