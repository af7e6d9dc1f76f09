package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one row and one column, in the order of the rounds. */
final class Measurement {

	private final List<Sample> samples = new ArrayList<>();

	private final int forks;

	/**
	 * Makes an empty one.
	 * @param forks how many processes take turns in giving samples
	 */
	Measurement(int forks) {
		this.forks = forks;
	}

	void add(Sample sample) {
		this.samples.add(sample);
	}

	double best() {
		return Collections.min(values(Sample::nanos));
	}

	/** Returns the best of each process, the lowest first. */
	List<Double> bests() {
		List<Double> bests = new ArrayList<>(Collections.nCopies(this.forks, Double.MAX_VALUE));
		for (int i = 0; i < this.samples.size(); i++) {
			bests.set(i % this.forks, Math.min(bests.get(i % this.forks), this.samples.get(i).nanos()));
		}
		return bests.stream().sorted().toList();
	}

	double bytes() {
		return median(values(Sample::bytes));
	}

	/** Returns by how much this is slower: the best samples of both. */
	double bestOver(Measurement other) {
		return best() / other.best();
	}

	/** Returns by how much this is slower: the median of neighbours. */
	double medianOver(Measurement other) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < this.samples.size(); i++) {
			ratios.add(this.samples.get(i).nanos() / other.samples.get(i).nanos());
		}
		return median(ratios);
	}

	private List<Double> values(ToDoubleFunction<Sample> what) {
		return this.samples.stream().map(what::applyAsDouble).toList();
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
