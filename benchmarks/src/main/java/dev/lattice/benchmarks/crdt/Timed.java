package dev.lattice.benchmarks.crdt;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * The processor time of an action.
 *
 * @param ms milliseconds of the thread that ran it
 * @param all milliseconds of all threads of the process meanwhile: those that compile and
 * those that collect too
 */
record Timed(double ms, double all) {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private static final double MILLION = 1e6;

	static Timed of(Runnable action) {
		long all = SYSTEM.getProcessCpuTime();
		long own = THREADS.getCurrentThreadCpuTime();
		action.run();
		own = THREADS.getCurrentThreadCpuTime() - own;
		all = SYSTEM.getProcessCpuTime() - all;
		return new Timed(own / MILLION, Math.max(own, all) / MILLION);
	}

	Timed per(int times) {
		return new Timed(this.ms / times, this.all / times);
	}

}
