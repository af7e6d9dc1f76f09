package dev.lattice.benchmarks.signal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/** Writes the table as Markdown, a line as soon as it is known. */
final class SignalReport {

	private static final String NOTHING = "-";

	private final List<String> columns;

	SignalReport(SignalOptions options) {
		this.columns = options.columns();
		System.out.printf(
				"Java %s, %d processors, %s; CPU time of one thread in ns, best of %d x %d samples of %d ms, in brackets"
						+ " bytes; ratios best / best, in brackets the median of neighbours%n%n",
				System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(),
				String.join(" ", options.jvm()), options.forks(), options.rounds(), options.sampleNanos() / 1_000_000);
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
			line.add(cost(measurements.get(column), row.units()));
		}
		Measurement lattice = measurements.get(Columns.LATTICE);
		line.add(ratio(lattice, measurements.get(Columns.CALLS)));
		line.add(ratio(lattice, measurements.get(Columns.ALIEN)));
		line.add(ratio(measurements.get(Columns.VAADIN), lattice));
		System.out.println(line);
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
