package dev.lattice.actuate;

import dev.lattice.store.archive.ArchivedRoomLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how the archive of rooms does. */
public final class RoomArchiveMetrics {

	/**
	 * Registers the meters.
	 * @param registry where to
	 * @param log knows how the archive does
	 */
	public RoomArchiveMetrics(MeterRegistry registry, ArchivedRoomLog log) {
		FunctionCounter.builder("lattice.rooms.archive.kept", log, (archived) -> archived.archive().kept())
			.description("Snapshots that the archive has kept")
			.register(registry);
		Gauge.builder("lattice.rooms.archive.refused", log, (archived) -> archived.archive().refused())
			.description("Calls that have failed since the archive answered last; above 0 logs grow")
			.register(registry);
	}

}
