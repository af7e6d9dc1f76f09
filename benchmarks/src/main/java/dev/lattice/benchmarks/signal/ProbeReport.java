package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Runs the probes, each in a process of its own, and writes what they found as Markdown.
 */
final class ProbeReport {

	private static final int NODES = 100_000;

	private static final int EFFECTS = 40_000;

	private static final int SHORTEST = 125;

	private static final int LONGEST = 64_000;

	private static final List<Line> LINES = List.of(new Line("memory.signal", "signal", "memory.signal", 1, ""),
			new Line("memory.memo", "memo, never read", "memory.memo", 1, ""),
			new Line("memory.memo+1", "memo, read, 1 edge", "memory.memo+1", 1, ""),
			new Line("memory.memo+2", "memo, read, 2 edges", "memory.memo+2", 1, ""),
			new Line("memory.memo+4", "memo, read, 4 edges", "memory.memo+4", 1, ""),
			new Line("memory.memo+12", "memo, read, 12 edges", "memory.memo+12", 1, ""),
			new Line("memory.edge", "a further edge of those", "memory.memo+12", 8, "memory.memo+4"),
			new Line("memory.observed+1", "memo, observed, 1 edge", "memory.observed+1", 1, "memory.effect+1"),
			new Line("memory.observed+2", "memo, observed, 2 edges", "memory.observed+2", 1, "memory.effect+1"),
			new Line("memory.observed+4", "memo, observed, 4 edges", "memory.observed+4", 1, "memory.effect+1"),
			new Line("memory.observed+12", "memo, observed, 12 edges", "memory.observed+12", 1, "memory.effect+1"),
			new Line("memory.observed-edge", "a further edge of those", "memory.observed+12", 8, "memory.observed+4"),
			new Line("memory.effect+1", "effect, 1 edge", "memory.effect+1", 1, ""),
			new Line("memory.chain", "signal, memo and effect, with functions", "memory.chain", 1, ""));

	private final SignalOptions options;

	private final List<String> engines;

	ProbeReport(SignalOptions options) {
		this.options = options;
		this.engines = options.columns()
			.stream()
			.filter((column) -> !column.equals(Columns.CALLS) && !column.equals(Columns.FLOOR))
			.toList();
	}

	void run() {
		memory();
		others();
	}

	private void memory() {
		List<Line> lines = LINES.stream().filter((line) -> wanted(line.name)).toList();
		if (lines.isEmpty()) {
			return;
		}
		List<Map<String, String>> columns = new ArrayList<>();
		StringJoiner head = new StringJoiner(" | ", "\n| bytes of | ", " |");
		for (String engine : this.engines) {
			columns.add(memory(engine, false, lines));
			head.add(engine);
			if (!engine.equals(Columns.VAADIN)) {
				columns.add(memory(engine, true, lines));
				head.add(engine + ", compact headers");
			}
		}
		System.out.println(head);
		System.out.println("| ---" + " | --:".repeat(columns.size()) + " |");
		for (Line line : lines) {
			System.out.println("| " + line.title + " | "
					+ String.join(" | ", columns.stream().map((c) -> c.get(line.name)).toList()) + " |");
		}
	}

	private Map<String, String> memory(String engine, boolean compact, List<Line> lines) {
		Map<String, Double> found = new LinkedHashMap<>();
		Stream<String> probes = lines.stream().flatMap((line) -> Stream.of(line.probe, line.without));
		probes.filter((probe) -> !probe.isEmpty())
			.distinct()
			.forEach((probe) -> found.put(probe, probe(engine, compact, probe, NODES)));
		Map<String, String> shown = new LinkedHashMap<>();
		for (Line line : lines) {
			double without = found.getOrDefault(line.without, 0.0);
			shown.put(line.name, shown((found.getOrDefault(line.probe, Double.NaN) - without) / line.parts));
		}
		return shown;
	}

	private void others() {
		List<String> names = Stream.of("depth.first", "depth.update", "dispose.random").filter(this::wanted).toList();
		if (names.isEmpty()) {
			return;
		}
		System.out.println("\n| what | " + String.join(" | ", this.engines) + " |");
		System.out.println("| ---" + " | --:".repeat(this.engines.size()) + " |");
		for (String name : names) {
			StringJoiner line = new StringJoiner(" | ", "| ", " |").add(name);
			this.engines.forEach((engine) -> line.add(name.startsWith(Probes.DEPTH) ? deepest(engine, name)
					: shown(probe(engine, this.options.compact(), name, EFFECTS))));
			System.out.println(line);
		}
	}

	/** Doubles a chain until it fails. */
	private String deepest(String engine, String name) {
		int length = SHORTEST;
		while (length <= LONGEST && probe(engine, this.options.compact(), name, length) == 1) {
			length *= 2;
		}
		if (length == SHORTEST) {
			return "less than " + SHORTEST;
		}
		return String.format(Locale.ROOT, (length > LONGEST) ? "%,d or more" : "%,d", length / 2);
	}

	private double probe(String engine, boolean compact, String name, int size) {
		try (ForkProcess fork = new ForkProcess(engine, SignalOptions.jvm(compact))) {
			return fork.probe(name, size);
		}
	}

	private boolean wanted(String name) {
		return this.options.rows().matcher(name).find();
	}

	private static String shown(double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.1f", value);
	}

	/**
	 * A line of the table of bytes.
	 *
	 * @param name what {@code signals.rows} calls it
	 * @param title what the table calls it
	 * @param probe finds it out
	 * @param parts by how many the result is divided
	 * @param without the probe whose result is taken off first, or nothing
	 */
	private record Line(String name, String title, String probe, int parts, String without) {
	}

}
