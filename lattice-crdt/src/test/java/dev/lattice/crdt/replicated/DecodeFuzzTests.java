package dev.lattice.crdt.replicated;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.HashSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damaged and random bytes: they are refused with a checked error, or they are the bytes
 * of a state. {@code -Dlattice.law.seeds=100000} tries more of them.
 */
class DecodeFuzzTests {

	private static final long SEEDS = Long.getLong("lattice.law.seeds", 200);

	private static final int MUTATIONS = 60;

	static Stream<Supplier<Subject<?>>> types() {
		return ReplicatedStateLawTests.types();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void damagedBytesAreRefusedOrAreTheBytesOfAState(Supplier<Subject<?>> type) {
		int taken = 0;
		int refused = 0;
		for (long seed = 0; seed < SEEDS; seed++) {
			Random random = new Random(seed);
			Subject<?> subject = type.get();
			byte[] valid = bytes(subject, random);
			assertThat(isTaken(subject, valid, seed)).as("seed %d", seed).isTrue();
			for (int i = 0; i < MUTATIONS; i++) {
				if (isTaken(subject, damage(valid, random), seed)) {
					taken++;
				}
				else {
					refused++;
				}
			}
		}
		assertThat(taken).as("damaged bytes that were taken").isPositive();
		assertThat(refused).as("damaged bytes that were refused").isPositive();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void randomBytesAreRefusedOrAreTheBytesOfAState(Supplier<Subject<?>> type) {
		for (long seed = 0; seed < SEEDS; seed++) {
			Random random = new Random(seed);
			Subject<?> subject = type.get();
			byte[] header = Arrays.copyOf(subject.bottom(Limits.DEFAULT).encode(), 2);
			for (int i = 0; i < MUTATIONS; i++) {
				byte[] bytes = new byte[2 + random.nextInt(30)];
				for (int j = 2; j < bytes.length; j++) {
					bytes[j] = (byte) (random.nextBoolean() ? random.nextInt(4) : random.nextInt(256));
				}
				System.arraycopy(header, 0, bytes, 0, 2);
				isTaken(subject, bytes, seed);
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void everyBeginningOfAStateIsRefused(Supplier<Subject<?>> type) {
		for (long seed = 0; seed < 20; seed++) {
			Subject<?> subject = type.get();
			byte[] bytes = bytes(subject, new Random(seed));
			for (int length = 0; length < bytes.length; length++) {
				assertThat(isTaken(subject, Arrays.copyOf(bytes, length), seed)).as("seed %d, %d bytes", seed, length)
					.isFalse();
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void aStateFollowedByAByteIsRefused(Supplier<Subject<?>> type) {
		for (long seed = 0; seed < 20; seed++) {
			Subject<?> subject = type.get();
			byte[] bytes = bytes(subject, new Random(seed));
			assertThat(isTaken(subject, Arrays.copyOf(bytes, bytes.length + 1), seed)).as("seed %d", seed).isFalse();
		}
	}

	private static <S extends ReplicatedState<S>> byte[] bytes(Subject<S> subject, Random random) {
		S state = subject.bottom(Limits.DEFAULT);
		Set<Fact> known = new HashSet<>();
		for (int i = random.nextInt(12); i >= 0; i--) {
			subject.pass(random);
			Set<Fact> news = new HashSet<>();
			S delta = subject.change(state, random.nextInt(Subject.NODES), random, known, news);
			known.addAll(news);
			if (i == 0 && random.nextBoolean()) {
				return delta.encode();
			}
		}
		return state.encode();
	}

	private static <S extends ReplicatedState<S>> boolean isTaken(Subject<S> subject, byte[] bytes, long seed) {
		try {
			S state = subject.decode(bytes, Limits.DEFAULT, Subject.NODES);
			assertThat(state.encode()).as("seed %d", seed).isEqualTo(bytes);
			subject.bottom(Limits.DEFAULT).merge(state);
			return true;
		}
		catch (StateDecodeException ex) {
			assertThat(ex.offset()).as("seed %d", seed).isBetween(0, bytes.length);
			return false;
		}
		catch (RuntimeException ex) {
			throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), ex);
		}
	}

	private static byte[] damage(byte[] valid, Random random) {
		byte[] bytes = valid.clone();
		for (int i = random.nextInt(3); i >= 0; i--) {
			int at = random.nextInt(bytes.length);
			bytes = switch (random.nextInt(6)) {
				case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
				case 1 -> replace(bytes, at, at, (byte) random.nextInt(256));
				case 2 -> replace(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(3)), new byte[] { 0 });
				case 3 -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 4)));
				case 4 -> replace(bytes, at, at + 1, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
				default -> replace(bytes, at, at + 1, (byte) (bytes[at] + random.nextInt(3) - 1));
			};
		}
		return bytes;
	}

	private static byte[] replace(byte[] bytes, int from, int to, byte... by) {
		byte[] result = new byte[bytes.length - (to - from) + by.length];
		System.arraycopy(bytes, 0, result, 0, from);
		System.arraycopy(by, 0, result, from, by.length);
		System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
		return result;
	}

}
