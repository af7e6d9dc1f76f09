package dev.lattice.benchmarks.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements of both peers, taken by turns. */
final class Pairs {

	private final List<Double> yjs = new ArrayList<>();

	private final List<Double> lattice = new ArrayList<>();

	private final List<Double> latticeAll = new ArrayList<>();

	void add(Message yjs, Message lattice) {
		add(yjs.number("ms"), lattice.number("ms"), lattice.number("all"));
	}

	void addParse(Message yjs, Message lattice) {
		add(yjs.number("parseMs"), lattice.number("parseMs"), lattice.number("parseMs"));
	}

	/** Adds the microseconds that each of several took. */
	void addPer(Message yjs, int yjsTimes, Message lattice, int latticeTimes) {
		add(1000 * yjs.number("ms") / yjsTimes, 1000 * lattice.number("ms") / latticeTimes,
				1000 * lattice.number("all") / latticeTimes);
	}

	private void add(double yjs, double lattice, double latticeAll) {
		this.yjs.add(yjs);
		this.lattice.add(lattice);
		this.latticeAll.add(latticeAll);
	}

	/** Medians of Yjs, of Lattice and its best, and of the ratios of neighbours. */
	String cells() {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < this.yjs.size(); i++) {
			ratios.add(this.yjs.get(i) / this.lattice.get(i));
		}
		return shown(median(this.yjs)) + " | " + shown(median(this.lattice)) + " (" + shown(best(this.lattice)) + ") | "
				+ String.format(Locale.ROOT, (median(ratios) < 10) ? "%.1fx" : "%.0fx", median(ratios));
	}

	/** The same, and the time of all threads of Lattice. */
	String cellsWithAllThreads() {
		return cells() + " | " + shown(median(this.latticeAll));
	}

	static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private static double best(List<Double> values) {
		return values.stream().min(Double::compare).orElseThrow();
	}

	static String shown(double value) {
		return String.format(Locale.ROOT, (value < 1) ? "%.3f" : (value < 10) ? "%.2f" : "%,.0f", value);
	}

}
