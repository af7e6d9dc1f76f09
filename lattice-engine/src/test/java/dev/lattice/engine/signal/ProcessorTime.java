package dev.lattice.engine.signal;

import java.lang.management.ManagementFactory;

/** What a test took of the processor, however busy the machine is with others. */
final class ProcessorTime {

	private ProcessorTime() {
	}

	/** The time of this thread, from any start. */
	static long nanos() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

}
