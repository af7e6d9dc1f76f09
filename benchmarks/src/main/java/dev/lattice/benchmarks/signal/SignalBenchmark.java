package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measures the signal engine beside a peer and two limits, and prints Markdown.
 * {@code docs/performance.md} says how to read it.
 */
public final class SignalBenchmark {

	/*
	 * The machine drifts within minutes, and two processes running the same code differ
	 * by a fifth. So all columns are there at once, each in processes of its own, and
	 * take turns of a few milliseconds; only one of them works at a time.
	 */

	private final SignalOptions options;

	private final List<ForkProcess> forks;

	private SignalBenchmark(SignalOptions options, List<ForkProcess> forks) {
		this.options = options;
		this.forks = forks;
	}

	public static void main(String[] args) {
		SignalOptions options = SignalOptions.ofSystem();
		List<ForkProcess> forks = new ArrayList<>();
		try {
			for (int i = 0; i < options.forks(); i++) {
				options.columns()
					.forEach((column) -> forks.add(new ForkProcess(column, SignalOptions.jvm(options.compact()))));
			}
			new SignalBenchmark(options, forks).run();
		}
		finally {
			forks.forEach(ForkProcess::close);
		}
		new ProbeReport(options).run();
	}

	private void run() {
		List<Row> wanted = this.options.wanted();
		if (wanted.isEmpty()) {
			return;
		}
		SignalReport report = new SignalReport(this.options);
		this.forks.forEach(ForkProcess::startPolluting);
		this.forks.forEach(ForkProcess::awaitDone);
		report.header();
		for (Row row : wanted) {
			report.row(row, measure(row));
		}
		report.spread();
	}

	private Map<String, Measurement> measure(Row row) {
		List<ForkProcess> able = build(row);
		able.forEach((fork) -> fork.sample(this.options.warmUpNanos()));
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		for (int round = 0; round < this.options.rounds(); round++) {
			for (ForkProcess fork : able) {
				measurements.computeIfAbsent(fork.column(), (column) -> new Measurement(this.options.forks()))
					.add(fork.sample(this.options.sampleNanos()));
			}
		}
		return measurements;
	}

	/** Builds the row wherever it can be, and compares what comes out. */
	private List<ForkProcess> build(Row row) {
		Map<String, Long> checksums = new LinkedHashMap<>();
		List<ForkProcess> able = new ArrayList<>();
		for (ForkProcess fork : this.forks) {
			OptionalLong checksum = fork.build(row);
			if (checksum.isPresent()) {
				checksums.put(fork.column(), checksum.getAsLong());
				able.add(fork);
			}
		}
		if (checksums.values().stream().distinct().count() > 1) {
			throw new IllegalStateException("The columns disagree about " + row.name() + ": " + checksums);
		}
		return able;
	}

}
