package dev.lattice.benchmarks.signal;

/** What the kairo shapes with a shortcut cost by hand. */
final class ShortcutFloor {

	private static final int BASE = KairoShapes.BASE;

	private ShortcutFloor() {
	}

	/** Three ints, of which the second stays. */
	static final class Avoidable implements Op {

		private final Sink sink = new Sink();

		private int first = BASE;

		private int zero;

		private int last = BASE + 6;

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 1000; i++) {
				set(KairoShapes.BASE + i);
				read += this.last;
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			if (this.first != head) {
				this.first = head;
				int zero = 0;
				if (this.zero != zero) {
					this.zero = zero;
					this.last = zero + BASE + 6;
					this.sink.add(this.last);
				}
			}
		}

	}

	/** An int, thirty times. */
	static final class Repeated implements Op {

		private final Sink sink = new Sink();

		private int head = BASE;

		private int sum;

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 100; i++) {
				set(KairoShapes.BASE + i);
				read += this.sum;
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			if (this.head != head) {
				this.head = head;
				int sum = 0;
				for (int i = 0; i < 30; i++) {
					sum += head;
				}
				if (this.sum != sum) {
					this.sum = sum;
					this.sink.add(sum);
				}
			}
		}

	}

	/** The one or the other int, twenty times. */
	static final class Unstable implements Op {

		private final Sink sink = new Sink();

		private int head = BASE;

		private int sum;

		@Override
		public long run() {
			set(KairoShapes.BASE + 1);
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 100; i++) {
				set(KairoShapes.BASE + i);
				read += this.sum;
			}
			return this.sink.with(read);
		}

		private void set(int head) {
			if (this.head != head) {
				this.head = head;
				int sum = 0;
				for (int i = 0; i < 20; i++) {
					sum += (head % 2 != 0) ? head * 2 : -head;
				}
				if (this.sum != sum) {
					this.sum = sum;
					this.sink.add(sum);
				}
			}
		}

	}

	/** An array, copied. */
	static final class Mux implements Op {

		private final Sink sink = new Sink();

		private final int[] heads = new int[100];

		private final int[] at = new int[100];

		private final int[] split = new int[100];

		@Override
		public long run() {
			this.sink.clear();
			long read = 0;
			for (int i = 0; i < 20; i++) {
				int written = i % 10;
				set(written, BASE + i + 1);
				read += this.split[written];
			}
			return this.sink.with(read);
		}

		private void set(int index, int value) {
			if (this.heads[index] == value) {
				return;
			}
			this.heads[index] = value;
			int[] values = this.heads.clone();
			for (int i = 0; i < values.length; i++) {
				if (this.at[i] != values[i]) {
					this.at[i] = values[i];
					this.split[i] = values[i] + 1;
					this.sink.add(this.split[i]);
				}
			}
		}

	}

	/** The slow functions alone, as often as they must run. */
	static final class Mol implements Op {

		private final Sink sink = new Sink();

		private int join;

		private int right;

		Mol() {
			run();
		}

		@Override
		public long run() {
			this.sink.clear();
			set(BASE + 1, BASE + 1);
			set(BASE + 2, BASE + 2);
			return this.sink.with(0);
		}

		private void set(int a, int b) {
			int parity = a % 2 + b % 2;
			int first = a % 2 - b % 2;
			int right = Work.hard((first + 2 != 0) ? first + 2 : b);
			int second = (parity != 0) ? parity : Work.hard(parity + a + first) % 2;
			int join = parity + second + first + 4 + right;
			if (join != this.join) {
				this.join = join;
				this.sink.add(Work.hard(join));
				this.sink.add(join);
			}
			if (right != this.right) {
				this.right = right;
				this.sink.add(Work.hard(right));
			}
		}

	}

}
