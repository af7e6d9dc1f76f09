package dev.lattice.benchmarks.signal;

/** What the kairo shapes cost by hand. */
final class KairoFloor {

	private KairoFloor() {
	}

	/** A chain of ints, each one more than the one before. */
	static final class Deep implements Op {

		private final Sink sink = new Sink();

		private final int[] chain;

		Deep(int length) {
			this.chain = new int[length + 1];
		}

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < KairoShapes.WRITES; i++) {
				set(KairoShapes.BASE + i);
				read += this.chain[this.chain.length - 1];
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			int value = head;
			for (int i = 0; i < this.chain.length; i++, value++) {
				if (this.chain[i] == value) {
					return;
				}
				this.chain[i] = value;
			}
			this.sink.add(this.chain[this.chain.length - 1]);
		}

	}

	/** Two ints a branch. */
	static final class Broad implements Op {

		private final Sink sink = new Sink();

		private final int[] first = new int[50];

		private final int[] second = new int[50];

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < KairoShapes.WRITES; i++) {
				set(KairoShapes.BASE + i);
				read += this.second[49];
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			for (int i = 0; i < 50; i++) {
				if (this.first[i] != head + i) {
					this.first[i] = head + i;
					this.second[i] = head + i + 1;
					this.sink.add(this.second[i]);
				}
			}
		}

	}

	/** Five ints and a sum. */
	static final class Diamond implements Op {

		private final Sink sink = new Sink();

		private final int[] sides = new int[5];

		private int total;

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 500; i++) {
				set(KairoShapes.BASE + i);
				read += this.total;
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			int sum = 0;
			for (int i = 0; i < this.sides.length; i++) {
				this.sides[i] = head + 1;
				sum += this.sides[i];
			}
			if (sum != this.total) {
				this.total = sum;
				this.sink.add(sum);
			}
		}

	}

	/** A chain of ten ints and their sum. */
	static final class Triangle implements Op {

		private final Sink sink = new Sink();

		private final int[] chain = new int[10];

		private int total;

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 100; i++) {
				set(KairoShapes.BASE + i);
				read += this.total;
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			int sum = 0;
			for (int i = 0; i < this.chain.length; i++) {
				this.chain[i] = head + i;
				sum += this.chain[i];
			}
			if (sum != this.total) {
				this.total = sum;
				this.sink.add(sum);
			}
		}

	}

}
