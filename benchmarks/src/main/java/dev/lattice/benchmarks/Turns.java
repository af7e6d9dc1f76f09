package dev.lattice.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Windows of both servers, which took turns: those of the same place are neighbours.
 *
 * @param lattice those of Lattice
 * @param floor those of the floor, as many
 */
record Turns(List<Window> lattice, List<Window> floor) {

	/** The median of Lattice's windows. */
	double ofLattice(ToDoubleFunction<Window> value) {
		return Report.median(this.lattice.stream().mapToDouble(value).boxed().toList());
	}

	/** The median of the floor's windows. */
	double ofFloor(ToDoubleFunction<Window> value) {
		return Report.median(this.floor.stream().mapToDouble(value).boxed().toList());
	}

	/** Lattice ÷ floor, the median of neighbours. */
	double pairs(ToDoubleFunction<Window> value) {
		return Report.median(IntStream.range(0, this.lattice.size())
			.mapToDouble((at) -> value.applyAsDouble(this.lattice.get(at)) / value.applyAsDouble(this.floor.get(at)))
			.boxed()
			.toList());
	}

	/** Lattice ÷ floor, the best window of each. */
	double best(ToDoubleFunction<Window> value) {
		return this.lattice.stream().mapToDouble(value).min().orElseThrow()
				/ this.floor.stream().mapToDouble(value).min().orElseThrow();
	}

	/** The worst of Lattice's windows. */
	double worst(ToDoubleFunction<Window> value) {
		return this.lattice.stream().mapToDouble(value).max().orElseThrow();
	}

}
