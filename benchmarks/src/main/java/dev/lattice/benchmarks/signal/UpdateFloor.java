package dev.lattice.benchmarks.signal;

/** Few nodes by hand. Each class does what the shape of its name does. */
final class UpdateFloor {

	private static final int WRITES = UpdateShapes.WRITES;

	private static final int BASE = KairoShapes.BASE;

	private UpdateFloor() {
	}

	/** A field, and the one or no sum over it. */
	static final class Alone implements Op {

		private int value;

		@Override
		public long run() {
			for (int i = 0; i < WRITES; i++) {
				if (this.value != BASE + i) {
					this.value = BASE + i;
				}
			}
			return this.value;
		}

	}

	/** A field and one computed from it. */
	static final class Pulled implements Op {

		private int value;

		private int memo;

		@Override
		public long run() {
			long read = 0;
			for (int i = 0; i < WRITES; i++) {
				if (this.value != BASE + i) {
					this.value = BASE + i;
					this.memo = this.value + 1;
				}
				read += this.memo;
			}
			return read;
		}

	}

	/** An array that is read. */
	static final class Read implements Op {

		private final int[] values = new int[WRITES];

		Read(int first) {
			for (int i = 0; i < WRITES; i++) {
				this.values[i] = first + i;
			}
		}

		@Override
		public long run() {
			long read = 0;
			for (int value : this.values) {
				read += value;
			}
			return read;
		}

	}

	/** A field and so many that see it. */
	static final class ToEffects implements Op {

		private final Sink sink = new Sink();

		private final int effects;

		private int value;

		ToEffects(int effects) {
			this.effects = effects;
		}

		@Override
		public long run() {
			this.sink.clear();
			for (int i = 0; i < WRITES; i++) {
				if (this.value != BASE + i) {
					this.value = BASE + i;
					for (int j = 0; j < this.effects; j++) {
						this.sink.add(this.value);
					}
				}
			}
			return this.sink.with(0);
		}

	}

	/** So many fields and one that sees them all. */
	static final class FromSignals implements Op {

		private final Sink sink = new Sink();

		private final int[] values;

		FromSignals(int signals) {
			this.values = new int[signals];
			for (int i = 0; i < signals; i++) {
				this.values[i] = BASE + i;
			}
		}

		@Override
		public long run() {
			this.sink.clear();
			for (int i = 0; i < WRITES; i++) {
				if (this.values[0] != BASE + i) {
					this.values[0] = BASE + i;
					int sum = 0;
					for (int value : this.values) {
						sum += value;
					}
					this.sink.add(sum);
				}
			}
			return this.sink.with(0);
		}

	}

	/** A field that chooses among two others. */
	static final class Flip implements Op {

		private final Sink sink = new Sink();

		private int head;

		private int seen;

		@Override
		public long run() {
			this.sink.clear();
			for (int i = 0; i < WRITES; i++) {
				if (this.head != BASE + i) {
					this.head = BASE + i;
					int value = ((this.head & 1) != 0) ? BASE + 1 : BASE + 2;
					if (value != this.seen) {
						this.seen = value;
						this.sink.add(value);
					}
				}
			}
			return this.sink.with(0);
		}

	}

}
