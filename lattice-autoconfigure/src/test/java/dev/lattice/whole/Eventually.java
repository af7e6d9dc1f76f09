package dev.lattice.whole;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import reactor.core.publisher.Flux;

/** Waits for what another thread is about to do. */
public final class Eventually {

	private Eventually() {
	}

	public static void assertThat(BooleanSupplier condition) {
		Flux.interval(Duration.ZERO, Duration.ofMillis(10))
			.takeUntil((tick) -> condition.getAsBoolean())
			.blockLast(LivePage.TIMEOUT);
	}

}
