package dev.lattice.benchmarks.signal;

/** What the functions do beside reading. */
final class Work {

	private Work() {
	}

	/** Something slow, out of the shape called mol. */
	static int hard(int value) {
		return value + fibonacci(16);
	}

	private static int fibonacci(int n) {
		return (n < 2) ? 1 : fibonacci(n - 1) + fibonacci(n - 2);
	}

	/** Returns which of the later sources a sum leaves out, or -1. */
	static int dropped(double sum, int later) {
		long whole = (long) sum;
		return ((whole & 1) != 0) ? (int) (whole % later) : -1;
	}

}
