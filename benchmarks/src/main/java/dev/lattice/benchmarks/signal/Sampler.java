package dev.lattice.benchmarks.signal;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** Runs an operation again and again, for a given processor time of this thread. */
final class Sampler {

	/** How often the clock is read, in nanoseconds. */
	private static final long TICK = 1_000_000;

	private static final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Column column;

	private final Op op;

	private final long expected;

	/** Runs between two looks at the clock. */
	private int chunk = 1;

	/** Runs the operation twice; the second sum is the one that all others must have. */
	Sampler(Column column, Op op) {
		this.column = column;
		this.op = op;
		long[] sum = new long[1];
		column.turn(() -> {
			op.run();
			sum[0] = op.run();
		});
		this.expected = sum[0];
	}

	/** Returns the processor time that this thread has used. */
	static long cpuNanos() {
		return thread.getCurrentThreadCpuTime();
	}

	long checksum() {
		return this.expected;
	}

	/** Runs for at least so many nanoseconds. */
	Sample sample(long nanos) {
		long[] spent = new long[3];
		this.column.turn(() -> measure(nanos, spent));
		return new Sample((double) spent[0] / spent[2], (double) spent[1] / spent[2]);
	}

	private void measure(long nanos, long[] spent) {
		long bytes = thread.getCurrentThreadAllocatedBytes();
		long start = cpuNanos();
		long runs = 0;
		long elapsed = 0;
		while (elapsed < nanos) {
			int chunk = this.chunk;
			repeat(chunk);
			runs += chunk;
			long now = cpuNanos() - start;
			if (now - elapsed < TICK / 2) {
				this.chunk = 2 * chunk;
			}
			else if (now - elapsed > 4 * TICK && chunk > 1) {
				this.chunk = chunk / 2;
			}
			elapsed = now;
		}
		spent[0] = elapsed;
		spent[1] = thread.getCurrentThreadAllocatedBytes() - bytes;
		spent[2] = runs;
	}

	private void repeat(int times) {
		for (int i = 0; i < times; i++) {
			long sum = this.op.run();
			if (sum != this.expected) {
				throw new IllegalStateException("A run gave " + sum + ", the first gave " + this.expected);
			}
		}
	}

}
