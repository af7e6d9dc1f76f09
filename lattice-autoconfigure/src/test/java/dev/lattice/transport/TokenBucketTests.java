package dev.lattice.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenBucketTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

	private final TokenBucket bucket = new TokenBucket(100, 200, this.nanos::get);

	@Test
	void aBurstIsLetThroughAndNoMore() {
		assertThat(take(300)).isEqualTo(200);
	}

	@Test
	void theRateIsLetThroughForEver() {
		take(300);
		for (int second = 0; second < 100; second++) {
			this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());

			assertThat(take(300)).isEqualTo(100);
		}
	}

	@Test
	void aLongSilenceSavesUpOneBurst() {
		this.nanos.addAndGet(Duration.ofHours(1).toNanos());

		assertThat(take(1000)).isEqualTo(200);
	}

	@Test
	void aClockThatStepsBackTakesNothingAway() {
		this.nanos.addAndGet(-Duration.ofSeconds(10).toNanos());

		assertThat(take(300)).isEqualTo(200);
	}

	@Test
	void aRateOfZeroIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TokenBucket(0, 1, this.nanos::get))
			.withMessage("A rate must be above 0, not 0 per second with a burst of 1");
	}

	private int take(int attempts) {
		int taken = 0;
		for (int i = 0; i < attempts; i++) {
			taken += this.bucket.tryTake() ? 1 : 0;
		}
		return taken;
	}

}
