package dev.lattice.actuate;

import dev.lattice.store.archive.ArchiveStatus;
import dev.lattice.store.archive.ArchivedRoomLog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the archive of rooms takes snapshots: {@code UP}, or
 * {@link RoomStoreHealth#DEGRADED} if it did not answer last. Rooms that are loaded go on
 * without it, and their logs grow.
 */
public final class RoomArchiveHealth extends AbstractHealthIndicator {

	private final ArchivedRoomLog log;

	/**
	 * Makes an indicator.
	 * @param log knows how the archive does
	 */
	public RoomArchiveHealth(ArchivedRoomLog log) {
		super("The health of the archive of rooms could not be found out");
		this.log = log;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ArchiveStatus status = this.log.archive();
		builder.status(status.isReachable() ? Status.UP : RoomStoreHealth.DEGRADED)
			.withDetail("kept", status.kept())
			.withDetail("refused", status.refused());
		if (status.failure() != null) {
			builder.withDetail("failure", status.failure());
		}
	}

}
