package dev.lattice.actuate;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.rooms.log.AckLevel;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/**
 * How the store of rooms is: {@code UP}, {@code DOWN} if nothing can be kept, or
 * {@link #DEGRADED}.
 */
public final class RoomStoreHealth extends AbstractReactiveHealthIndicator {

	/**
	 * It works, but somebody has to look after it. It does not make the whole application
	 * unhealthy.
	 */
	public static final Status DEGRADED = new Status("DEGRADED");

	/** A store that has not answered until then is down. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final RoomStoreReport report;

	private final AckLevel durability;

	/**
	 * Makes an indicator.
	 * @param report how the store is
	 * @param durability how safe an edit must be to count as saved
	 */
	public RoomStoreHealth(RoomStoreReport report, AckLevel durability) {
		super("The store of rooms does not say how it is");
		this.report = report;
		this.durability = durability;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.fromCompletionStage(this.report::condition).timeout(PATIENCE).map((condition) -> {
			Health.Builder told = switch (condition.state()) {
				case UP -> builder.up();
				case DEGRADED -> builder.status(DEGRADED);
				case DOWN -> builder.down();
			};
			new TreeMap<>(condition.details()).forEach(told::withDetail);
			return told.withDetail("durability", this.durability.name().toLowerCase(Locale.ROOT)).build();
		});
	}

}
