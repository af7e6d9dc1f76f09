package dev.lattice.benchmarks.signal;

/** Where effects leave what they saw. */
final class Sink {

	int runs;

	long sum;

	void add(int value) {
		this.runs++;
		this.sum += value;
	}

	void clear() {
		this.runs = 0;
		this.sum = 0;
	}

	/** Returns the checksum of the effects' work and of what was read besides. */
	long with(long read) {
		return 31 * (31 * read + this.runs) + this.sum;
	}

}
