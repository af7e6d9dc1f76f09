package dev.lattice.benchmarks.rooms;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import dev.lattice.benchmarks.Report;

/** Writes the same value of several windows. */
final class Cell {

	private Cell() {
	}

	/** The median, and the range. */
	static String of(List<Sample> samples, ToDoubleFunction<Sample> value, int digits) {
		List<Double> values = samples.stream().mapToDouble(value).sorted().boxed().toList();
		String format = "%,." + digits + "f";
		return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", Report.median(values),
				values.getFirst(), values.getLast());
	}

	static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
		return Report.median(samples.stream().mapToDouble(value).boxed().toList());
	}

}
