package dev.lattice.benchmarks;

import java.util.List;

/**
 * What was measured in one stretch of time.
 *
 * @param connections how many there were
 * @param fewest the events of the connection that had the fewest
 * @param traffic what went over the wire
 * @param seconds how long it took
 * @param cpuMicros processor time of the server, in microseconds
 */
record Window(int connections, int fewest, Clicker.Traffic traffic, double seconds, double cpuMicros) {

	/** Windows of the same connections as one. */
	static Window sum(List<Window> parts) {
		Clicker.Traffic traffic = new Clicker.Traffic();
		parts.forEach((part) -> traffic.add(part.traffic));
		return new Window(parts.getFirst().connections, parts.stream().mapToInt(Window::fewest).sum(), traffic,
				parts.stream().mapToDouble(Window::seconds).sum(), parts.stream().mapToDouble(Window::cpuMicros).sum());
	}

	int events() {
		return this.traffic.latencies.count();
	}

	double eventsPerSecond() {
		return events() / this.seconds;
	}

	double p50() {
		return this.traffic.latencies.millis(0.5);
	}

	double p99() {
		return this.traffic.latencies.millis(0.99);
	}

	/** The longest time, in milliseconds. */
	double longest() {
		return this.traffic.latencies.millis(1);
	}

	double cpuPerEvent() {
		return this.cpuMicros / events();
	}

	double up() {
		return (double) this.traffic.up / events();
	}

	double down() {
		return (double) this.traffic.down / events();
	}

}
