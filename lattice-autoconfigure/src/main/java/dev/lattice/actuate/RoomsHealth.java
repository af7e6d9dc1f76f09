package dev.lattice.actuate;

import dev.lattice.collaboration.RoomsOverview;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether rooms can be loaded and kept. A room that is damaged where it is kept is told
 * of, and does not take the others down.
 */
public final class RoomsHealth extends AbstractHealthIndicator {

	private final RoomsOverview rooms;

	/**
	 * Makes an indicator.
	 * @param rooms how the rooms are
	 */
	public RoomsHealth(RoomsOverview rooms) {
		super("The health of rooms could not be found out");
		this.rooms = rooms;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		boolean kept = this.rooms.unsaved() == 0 && this.rooms.unavailable() == 0;
		(kept ? builder.up() : builder.down()).withDetail("unsaved", this.rooms.unsaved())
			.withDetail("unavailable", this.rooms.unavailable())
			.withDetail("damaged", this.rooms.damaged().size());
	}

}
