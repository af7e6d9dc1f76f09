package dev.lattice.actuate;

import java.time.Duration;

import dev.lattice.transport.TransportListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times traffic. */
public final class LatticeMetrics implements TransportListener {

	private final Counter handled;

	private final Counter dropped;

	private final Counter refused;

	private final Counter sessionsRefused;

	private final Timer turns;

	private final DistributionSummary patches;

	/**
	 * Registers the meters.
	 * @param registry where to
	 */
	public LatticeMetrics(MeterRegistry registry) {
		this.handled = events(registry, "handled");
		this.dropped = events(registry, "dropped");
		this.refused = events(registry, "refused");
		this.sessionsRefused = Counter.builder("lattice.sessions.refused")
			.description("Pages answered with 503 since there were too many sessions")
			.register(registry);
		this.turns = Timer.builder("lattice.turn").description("Turns of sessions").register(registry);
		this.patches = DistributionSummary.builder("lattice.patch.bytes")
			.description("Size of the patches sent")
			.baseUnit("bytes")
			.register(registry);
	}

	private static Counter events(MeterRegistry registry, String outcome) {
		return Counter.builder("lattice.events")
			.description("Browser events, and other frames that were refused")
			.tag("outcome", outcome)
			.register(registry);
	}

	@Override
	public void turnRan(Duration duration) {
		this.turns.record(duration);
	}

	@Override
	public void patchSent(int bytes) {
		this.patches.record(bytes);
	}

	@Override
	public void eventHandled() {
		this.handled.increment();
	}

	@Override
	public void eventDropped() {
		this.dropped.increment();
	}

	@Override
	public void frameRefused() {
		this.refused.increment();
	}

	@Override
	public void sessionRefused() {
		this.sessionsRefused.increment();
	}

}
