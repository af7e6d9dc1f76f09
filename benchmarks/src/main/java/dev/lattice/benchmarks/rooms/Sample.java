package dev.lattice.benchmarks.rooms;

import dev.lattice.benchmarks.Latencies;

/**
 * What was measured in one window.
 *
 * @param seconds how long it was
 * @param cpuMicros processor time of the server, of all threads, in microseconds
 * @param updates how many updates were sent
 * @param deliveries how many clients were to be told of them, the writers included
 * @param frames how many frames with updates came
 * @param latencies from sending an update to its arrival at another client
 */
record Sample(double seconds, double cpuMicros, long updates, long deliveries, long frames, Latencies latencies) {

	double updatesPerSecond() {
		return this.updates / this.seconds;
	}

	double cpuPerUpdate() {
		return this.cpuMicros / this.updates;
	}

	double cpuPerDelivery() {
		return this.cpuMicros / this.deliveries;
	}

	double framesPerDelivery() {
		return (double) this.frames / this.deliveries;
	}

	double deliveriesPerUpdate() {
		return (double) this.deliveries / this.updates;
	}

	double p50() {
		return this.latencies.millis(0.5);
	}

	double p99() {
		return this.latencies.millis(0.99);
	}

	double p999() {
		return this.latencies.millis(0.999);
	}

}
