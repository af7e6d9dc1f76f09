package dev.lattice.benchmarks.signal;

/** The grid by hand. */
final class GridFloor implements Op {

	private static final int LAYERS = 4;

	private static final int WIDTH = 50;

	private final Sink sink = new Sink();

	private final int[][] layers = new int[LAYERS][WIDTH];

	@Override
	public long run() {
		this.sink.clear();
		for (int i = 0; i < PageShapes.WRITES; i++) {
			set(KairoShapes.BASE + i);
		}
		return this.sink.with(0);
	}

	private void set(int head) {
		for (int i = 0; i < WIDTH; i++) {
			this.layers[0][i] = head + i;
		}
		for (int depth = 1; depth < LAYERS; depth++) {
			int[] above = this.layers[depth - 1];
			for (int i = 0; i < WIDTH; i++) {
				int value = computed((3 * depth + i) % Engine.KINDS, above[i], above[(i + 1) % WIDTH]);
				if (value != this.layers[depth][i]) {
					this.layers[depth][i] = value;
					if (depth == LAYERS - 1) {
						this.sink.add(value);
					}
				}
			}
		}
	}

	private static int computed(int kind, int left, int right) {
		return switch (kind) {
			case 0 -> left + 1;
			case 1 -> left + right;
			case 2 -> left - 3 * right;
			case 3 -> 3 * left;
			case 4 -> left ^ 0x55;
			case 5 -> 5 - left;
			case 6 -> (left & 0xFFFF) + right;
			default -> left - 7;
		};
	}

}
