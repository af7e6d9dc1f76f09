package dev.lattice.actuate;

import java.time.Duration;
import java.util.Locale;

import dev.lattice.engine.session.NavigationOutcome;
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

	private final Counter arrived;

	private final Counter stayed;

	private final Counter loaded;

	private final Timer turns;

	private final Counter slowTurns;

	private final Counter clientFailures;

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
		this.arrived = navigations(registry, NavigationOutcome.ARRIVED);
		this.stayed = navigations(registry, NavigationOutcome.STAYED);
		this.loaded = navigations(registry, NavigationOutcome.LOADED);
		this.turns = Timer.builder("lattice.turn").description("Turns of sessions").register(registry);
		this.clientFailures = Counter.builder("lattice.client.failures")
			.description("Faults that clients told of themselves")
			.register(registry);
		this.slowTurns = Counter.builder("lattice.turns.slow")
			.description("Turns that took longer than lattice.supervision.slow-turn")
			.register(registry);
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

	private static Counter navigations(MeterRegistry registry, NavigationOutcome outcome) {
		return Counter.builder("lattice.navigations")
			.description("Navigations in open pages")
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(registry);
	}

	@Override
	public void turnRan(Duration duration) {
		this.turns.record(duration);
	}

	@Override
	public void clientFailed() {
		this.clientFailures.increment();
	}

	@Override
	public void turnIsSlow() {
		this.slowTurns.increment();
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
	public void navigated(NavigationOutcome outcome) {
		switch (outcome) {
			case ARRIVED -> this.arrived.increment();
			case STAYED -> this.stayed.increment();
			case LOADED -> this.loaded.increment();
		}
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
