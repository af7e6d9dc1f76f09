package dev.lattice.crdt.clock;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HybridTimestampTests {

	@Test
	void millisecondsDecideBeforeTheCounter() {
		assertThat(new HybridTimestamp(1, HybridTimestamp.MAX_COUNTER)).isLessThan(new HybridTimestamp(2, 0));
	}

	@Test
	void counterDecidesWithinAMillisecond() {
		assertThat(new HybridTimestamp(5, 1).isBefore(new HybridTimestamp(5, 2))).isTrue();
		assertThat(new HybridTimestamp(5, 2).isBefore(new HybridTimestamp(5, 2))).isFalse();
	}

	@Test
	void encodesMillisecondsAbove16BitsOfCounter() {
		assertThat(new HybridTimestamp(0x0123_4567_89ABL, 0xCDEF).encode()).isEqualTo(0x0123_4567_89AB_CDEFL);
	}

	@Test
	void everyNumberDecodesAndEncodesToItself() {
		for (long encoded : new long[] { 0, 1, 65_535, 65_536, Long.MAX_VALUE, Long.MIN_VALUE, -1 }) {
			assertThat(HybridTimestamp.decode(encoded).encode()).isEqualTo(encoded);
		}
	}

	@Test
	void encodedNumbersHaveTheOrderOfTheTimestamps() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		for (int i = 0; i < 10_000; i++) {
			long left = random.nextLong();
			long right = random.nextBoolean() ? random.nextLong() : left + random.nextInt(3) - 1;

			int order = HybridTimestamp.decode(left).compareTo(HybridTimestamp.decode(right));

			assertThat(Integer.signum(order)).as("seed %d", seed)
				.isEqualTo(Integer.signum(Long.compareUnsigned(left, right)));
		}
	}

	@Test
	void refusesMillisecondsOver48Bits() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(1L << 48, 0))
			.withMessage("Milliseconds 281474976710656 do not fit a timestamp; use 0 to 281474976710655");
		assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(-1, 0));
	}

	@Test
	void refusesACounterOver16Bits() {
		assertThat(new HybridTimestamp(0, 65_535).counter()).isEqualTo(65_535);
		assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(0, 65_536))
			.withMessage("Counter 65536 does not fit a timestamp; use 0 to 65535");
		assertThatIllegalArgumentException().isThrownBy(() -> new HybridTimestamp(0, -1));
	}

	@Test
	void printsMillisecondsAndCounter() {
		assertThat(new HybridTimestamp(1_700_000_000_000L, 7)).hasToString("1700000000000.7");
	}

}
