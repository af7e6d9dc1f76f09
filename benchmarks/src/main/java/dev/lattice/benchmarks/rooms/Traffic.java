package dev.lattice.benchmarks.rooms;

import dev.lattice.benchmarks.Latencies;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of one server have sent and received in a window. Used on the event
 * loop of the load only.
 */
final class Traffic {

	private Latencies latencies = new Latencies();

	private long updates;

	private long deliveries;

	private long frames;

	/** How often an update is still to come to a client. */
	private long missing;

	private @Nullable Throwable broken;

	/** Begins to count anew. */
	void begin() {
		this.latencies = new Latencies();
		this.updates = 0;
		this.deliveries = 0;
		this.frames = 0;
	}

	/**
	 * An update was sent.
	 * @param clients how many are in the room
	 */
	void sent(int clients) {
		this.updates++;
		this.deliveries += clients;
	}

	/** An update is expected to come to so many clients, which hear of it once. */
	void expect(int clients) {
		this.missing += clients;
	}

	/** An update came to a client. */
	void arrived(long nanos) {
		this.latencies.add(nanos);
		this.missing--;
	}

	/** A frame with at least one update came. */
	void frame() {
		this.frames++;
	}

	void broken(Throwable cause) {
		this.broken = cause;
	}

	long missing() {
		if (this.broken != null) {
			throw new IllegalStateException("A client lost its connection", this.broken);
		}
		return this.missing;
	}

	Sample sample(double seconds, double cpuMicros) {
		return new Sample(seconds, cpuMicros, this.updates, this.deliveries, this.frames, this.latencies);
	}

}
