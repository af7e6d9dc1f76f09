package dev.lattice.benchmarks.signal;

/** What chains cost by hand. */
final class PropFloor implements Op {

	private final Sink sink = new Sink();

	private final int[][] chains;

	PropFloor(int width, int height) {
		this.chains = new int[width][height];
	}

	@Override
	public long run() {
		this.sink.clear();
		for (int i = 0; i < PropShapes.WRITES; i++) {
			set(KairoShapes.BASE + i);
		}
		return this.sink.with(0);
	}

	private void set(int head) {
		for (int[] chain : this.chains) {
			int value = head;
			for (int i = 0; i < chain.length; i++) {
				value++;
				if (chain[i] == value) {
					return;
				}
				chain[i] = value;
			}
			this.sink.add(value);
		}
	}

}
