package dev.lattice.actuate;

import java.time.Duration;
import java.util.Locale;

import dev.lattice.collaboration.CollaborationListener;
import dev.lattice.collaboration.RoomsOverview;
import dev.lattice.rooms.RoomListener;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.log.AckLevel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times what happens in rooms and on the sockets of their clients. */
public final class RoomMetrics implements RoomListener, CollaborationListener {

	private final MeterRegistry registry;

	private final DistributionSummary edits;

	private final Timer saved;

	private final Counter socketsRefused;

	private final Counter socketsSlow;

	/**
	 * Registers the meters.
	 * @param registry where to
	 * @param overview knows how the rooms are
	 */
	public RoomMetrics(MeterRegistry registry, RoomsOverview overview) {
		this.registry = registry;
		for (Level level : new Level[] { Level.RELAY, Level.LIVE }) {
			Gauge.builder("lattice.rooms", overview, (rooms) -> rooms.rooms(level))
				.description("Rooms in memory")
				.tag("level", level.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		Gauge.builder("lattice.rooms.clients", overview, RoomsOverview::clients)
			.description("Clients in rooms")
			.register(registry);
		Gauge.builder("lattice.rooms.unsaved", overview, RoomsOverview::unsaved)
			.description("Rooms with edits that could not be kept so far")
			.register(registry);
		this.edits = DistributionSummary.builder("lattice.rooms.edit.bytes")
			.description("Size of the edits of rooms")
			.baseUnit("bytes")
			.register(registry);
		this.saved = Timer.builder("lattice.rooms.saved")
			.description("Time from an edit until it is kept as safely as configured")
			.register(registry);
		this.socketsRefused = Counter.builder("lattice.rooms.sockets.refused")
			.description("Clients of rooms that were refused, or closed for what they said")
			.register(registry);
		this.socketsSlow = Counter.builder("lattice.rooms.sockets.slow")
			.description("Clients of rooms that were closed since they read too slowly")
			.register(registry);
	}

	@Override
	public void edited(String room, int bytes, int clients) {
		this.edits.record(bytes);
	}

	@Override
	public void saved(String room, AckLevel level, long millis) {
		this.saved.record(Duration.ofMillis(millis));
	}

	@Override
	public void refused(String room, RoomRefusedException refusal) {
		Counter.builder("lattice.rooms.refused")
			.description("Edits and clients that rooms refused")
			.tag("reason", refusal.reason().name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

	@Override
	public void clientRefused() {
		this.socketsRefused.increment();
	}

	@Override
	public void clientTooSlow() {
		this.socketsSlow.increment();
	}

}
