package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of memos, each adding up some of the layer above; some of them leave out
 * one of their sources, by what the first has. One signal is written, then all the leaves
 * that an effect watches are read. These are the dynamic graphs of
 * js-reactivity-benchmark, with the same random numbers and the same results.
 *
 * @param width nodes in a layer
 * @param layers how many, with that of the signals
 * @param sources of a node
 * @param fixed how many of the nodes always read all, as a fraction
 * @param read how many of the leaves are read, as a fraction
 * @param writes in a run
 * @param sum of the leaves that are read, after a run
 * @param count of the memos that run in a run
 */
record LayeredShape(int width, int layers, int sources, double fixed, double read, int writes, double sum,
		int count) implements Shape {

	private static final double UNKNOWN = Double.NaN;

	static final LayeredShape SIMPLE = new LayeredShape(10, 5, 2, 1, 0.2, 600_000, 19_199_968, 3_480_000);

	static final LayeredShape COMPONENT = new LayeredShape(10, 10, 6, 0.75, 0.2, 15_000, 302_310_782_860.0, 1_155_000);

	static final LayeredShape APPLICATION = new LayeredShape(1000, 12, 4, 0.95, 1, 7_000, 29_355_933_696_000.0,
			1_463_000);

	static final LayeredShape DENSE = new LayeredShape(1000, 5, 25, 1, 1, 3_000, 1_171_484_375_000.0, 732_000);

	static final LayeredShape DEEP = new LayeredShape(5, 500, 3, 1, 1, 500, 3.0239642676898464e241, 1_246_500);

	static final LayeredShape DYNAMIC = new LayeredShape(100, 15, 6, 0.5, 1, 2_000, 15_664_996_402_790_400.0,
			1_078_000);

	/** Returns the same graph with few writes, whose results nobody has published. */
	LayeredShape brief() {
		return new LayeredShape(this.width, this.layers, this.sources, this.fixed, this.read, this.writes / 200,
				UNKNOWN, 0);
	}

	@Override
	public <S, M> Op build(Engine<S, M> engine) {
		return new Graph<>(this, engine);
	}

	private static final class Graph<S, M> implements Op {

		private final LayeredShape shape;

		private final Engine<S, M> engine;

		private final List<S> signals = new ArrayList<>();

		private final List<M> leaves;

		private final Sink counter = new Sink();

		/** The first run begins with other values and may do less. */
		private boolean first = true;

		Graph(LayeredShape shape, Engine<S, M> engine) {
			this.shape = shape;
			this.engine = engine;
			for (int i = 0; i < shape.width; i++) {
				this.signals.add(engine.signal((double) i));
			}
			SuiteRandom random = new SuiteRandom();
			List<M> layer = firstLayer(random);
			for (int i = 2; i < shape.layers; i++) {
				layer = layer(layer, random);
			}
			this.leaves = watchedLeaves(layer);
			engine.watchAll(this.leaves);
		}

		private List<M> firstLayer(SuiteRandom random) {
			List<M> layer = new ArrayList<>();
			for (int i = 0; i < this.shape.width; i++) {
				List<S> above = sources(this.signals, i);
				layer.add((random.next() < this.shape.fixed) ? this.engine.totalOfSignals(above, this.counter)
						: this.engine.droppingOfSignals(above, this.counter));
			}
			return layer;
		}

		private List<M> layer(List<M> previous, SuiteRandom random) {
			List<M> layer = new ArrayList<>();
			for (int i = 0; i < this.shape.width; i++) {
				List<M> above = sources(previous, i);
				layer.add((random.next() < this.shape.fixed) ? this.engine.total(above, this.counter)
						: this.engine.dropping(above, this.counter));
			}
			return layer;
		}

		private <N> List<N> sources(List<N> layer, int node) {
			List<N> sources = new ArrayList<>();
			for (int i = 0; i < this.shape.sources; i++) {
				sources.add(layer.get((node + i) % layer.size()));
			}
			return sources;
		}

		private List<M> watchedLeaves(List<M> layer) {
			SuiteRandom random = new SuiteRandom();
			List<M> watched = new ArrayList<>(layer);
			long ignored = Math.round(layer.size() * (1 - this.shape.read));
			for (int i = 0; i < ignored; i++) {
				watched.remove((int) (random.next() * watched.size()));
			}
			return watched;
		}

		@Override
		public long run() {
			this.counter.clear();
			for (int i = 0; i < this.shape.writes; i++) {
				int written = i % this.shape.width;
				this.engine.set(this.signals.get(written), (double) (i + written));
				for (M leaf : this.leaves) {
					this.engine.value(leaf);
				}
			}
			double sum = 0;
			for (M leaf : this.leaves) {
				sum += (Double) this.engine.value(leaf);
			}
			verify(sum);
			this.first = false;
			return 31 * Double.doubleToLongBits(sum) + this.counter.runs;
		}

		private void verify(double sum) {
			if (Double.isNaN(this.shape.sum)) {
				return;
			}
			boolean right = sum == this.shape.sum && this.counter.runs == this.shape.count;
			if (!right && !this.first) {
				throw new IllegalStateException("The sum is " + sum + " in " + this.counter.runs
						+ " runs of memos; expected " + this.shape.sum + " in " + this.shape.count);
			}
		}

	}

}
