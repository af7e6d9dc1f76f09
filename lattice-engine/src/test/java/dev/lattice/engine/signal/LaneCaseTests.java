package dev.lattice.engine.signal;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Signals and memos of primitives. */
@ExtendWith(TurnOfItsOwn.class)
class LaneCaseTests {

	private final Runs runs = new Runs();

	private final List<Object> seen = new ArrayList<>();

	@ConformanceCase("Q10")
	void minusZeroIsAnotherValueThanZeroUnboxedToo() {
		DoubleSignal a = new DoubleSignal(0.0);
		DoubleMemo b = new DoubleMemo(a::get);
		new Effect(() -> this.seen.add(a.get()));
		new Effect(() -> this.seen.add(b.get()));

		a.set(-0.0);

		assertThat(this.seen).containsExactly(0.0, 0.0, -0.0, -0.0);
	}

	@ConformanceCase("Q09")
	void notANumberEqualsItselfUnboxedToo() {
		DoubleSignal a = new DoubleSignal(1);
		DoubleMemo c = new DoubleMemo(() -> a.get() * Double.NaN);
		this.runs.effect("c read", c::get);
		a.set(Double.NaN);
		this.runs.effect("a read", a::get);
		this.runs.forget();

		a.set(Double.longBitsToDouble(0x7ff8000000000001L));

		assertThat(c.get()).isNaN();
		assertThat(this.runs.inOrder()).isEmpty();
	}

	@Nested
	class AnInt {

		@Test
		void isFollowed() {
			IntSignal a = new IntSignal(1);
			IntMemo b = new IntMemo(() -> a.get() / 2);
			new Effect(() -> LaneCaseTests.this.seen.add(b.get()));

			a.set(8);
			a.update((before) -> before + 1);
			a.update((before) -> before + 1);

			assertThat(a.get()).isEqualTo(10);
			assertThat(LaneCaseTests.this.seen).containsExactly(0, 4, 5);
		}

		@Test
		void thatABatchRestoresRunsNothing() {
			IntSignal a = new IntSignal(1);
			restore(a::get, () -> a.set(2), () -> a.set(1));
		}

		@Test
		void thatIsPeekedAtIsNoDependency() {
			IntSignal a = new IntSignal(1);
			IntMemo b = new IntMemo(a::get);
			new Effect(() -> LaneCaseTests.this.seen.add(a.peek() + b.peek()));

			a.set(2);

			assertThat(LaneCaseTests.this.seen).containsExactly(2);
			assertThat(b.peek()).isEqualTo(2);
		}

		@Test
		void whatIsReadAfterAPeekIsADependency() {
			IntSignal a = new IntSignal(1);
			IntSignal b = new IntSignal(1);
			IntMemo c = new IntMemo(a::get);
			new Effect(() -> LaneCaseTests.this.seen.add(c.peek() + b.get()));

			b.set(2);
			a.set(2);
			b.set(3);

			assertThat(LaneCaseTests.this.seen).containsExactly(2, 3, 5);
		}

		@Test
		void thatIsTriggeredRunsWhatDependsOnIt() {
			IntSignal a = new IntSignal(1);
			new Effect(() -> LaneCaseTests.this.seen.add(a.get()));

			Scope.batch(() -> {
				a.set(2);
				a.trigger();
				a.set(1);
			});

			assertThat(LaneCaseTests.this.seen).containsExactly(1, 1);
		}

		@Test
		void isNamedInMessages() {
			IntSignal a = new IntSignal(1).named("count");
			IntMemo b = new IntMemo(() -> {
				a.set(2);
				return 1;
			}).named("total");

			assertThatIllegalStateException().isThrownBy(b::get)
				.withMessageContaining("'count'")
				.withMessageContaining("'total'");
			assertThat(a.shown()).isEqualTo(1);
		}

		@Test
		void whoseComputationFailsIsFollowedWhenItRecovers() {
			IntSignal a = new IntSignal(0);
			IntMemo b = new IntMemo(() -> 0 / a.get());
			new Effect(() -> {
				try {
					LaneCaseTests.this.seen.add(b.get());
				}
				catch (ArithmeticException ex) {
					LaneCaseTests.this.seen.add("failed");
				}
			});

			a.set(1);

			assertThat(LaneCaseTests.this.seen).containsExactly("failed", 0);
			assertThat(b.shown()).isEqualTo(0);
		}

	}

	@Nested
	class ALong {

		private static final long LARGE = 1L << 40;

		@Test
		void isFollowed() {
			LongSignal a = new LongSignal(1);
			LongMemo b = new LongMemo(() -> a.get() / LARGE);
			new Effect(() -> LaneCaseTests.this.seen.add(b.get()));

			a.set(LARGE);
			a.update((before) -> before + 1);
			a.update((before) -> before + LARGE);

			assertThat(a.peek()).isEqualTo(2 * LARGE + 1);
			assertThat(b.peek()).isEqualTo(2);
			assertThat(LaneCaseTests.this.seen).containsExactly(0L, 1L, 2L);
			assertThat(a.named("a").shown()).isEqualTo(2 * LARGE + 1);
			assertThat(b.named("b").shown()).isEqualTo(2L);
		}

		@Test
		void thatABatchRestoresRunsNothing() {
			LongSignal a = new LongSignal(LARGE);
			restore(a::get, () -> a.set(0), () -> a.set(LARGE));
		}

	}

	@Nested
	class ADouble {

		@Test
		void isFollowed() {
			DoubleSignal a = new DoubleSignal(0.5);
			DoubleMemo b = new DoubleMemo(() -> Math.floor(a.get()));
			new Effect(() -> LaneCaseTests.this.seen.add(b.get()));

			a.set(1.5);
			a.update((before) -> before + 0.25);
			a.update((before) -> before + 0.25);

			assertThat(a.peek()).isEqualTo(2.0);
			assertThat(b.peek()).isEqualTo(2.0);
			assertThat(LaneCaseTests.this.seen).containsExactly(0.0, 1.0, 2.0);
			assertThat(a.named("a").shown()).isEqualTo(2.0);
			assertThat(b.named("b").shown()).isEqualTo(2.0);
		}

		@Test
		void thatABatchRestoresRunsNothing() {
			DoubleSignal a = new DoubleSignal(Double.NaN);
			restore(a::get, () -> a.set(0), () -> a.set(Double.NaN));
		}

		@Test
		void whoseSignABatchChangesIsAnotherValue() {
			DoubleSignal a = new DoubleSignal(0.0);
			new Effect(() -> LaneCaseTests.this.seen.add(a.get()));

			Scope.batch(() -> {
				a.set(1);
				a.set(-0.0);
			});

			assertThat(LaneCaseTests.this.seen).containsExactly(0.0, -0.0);
		}

	}

	@Nested
	class ABoolean {

		@Test
		void isFollowed() {
			BooleanSignal a = new BooleanSignal(false);
			BooleanMemo b = new BooleanMemo(() -> !a.get());
			new Effect(() -> LaneCaseTests.this.seen.add(b.get()));

			a.set(true);
			a.set(true);
			a.flip();

			assertThat(a.peek()).isFalse();
			assertThat(b.peek()).isTrue();
			assertThat(LaneCaseTests.this.seen).containsExactly(true, false, true);
			assertThat(a.named("a").shown()).isEqualTo(false);
			assertThat(b.named("b").shown()).isEqualTo(true);
		}

		@Test
		void thatABatchRestoresRunsNothing() {
			BooleanSignal a = new BooleanSignal(true);
			restore(a::get, a::flip, a::flip);
		}

	}

	/** What a write costs once the graph is as it stays. */
	@Nested
	class Allocation {

		private static final int WRITES = 10_000;

		private static final int ROUNDS = 5;

		private int last;

		@Test
		void ofAWriteOfAnIntIsNothing() {
			IntSignal a = new IntSignal(0);
			IntMemo b = new IntMemo(() -> a.get() * 2);
			new Effect(() -> this.last = b.get() + b.peek());

			assertThat(bytesOfAWrite((i) -> a.set(1_000_000 + i))).isLessThan(1);
			assertThat(this.last).isEqualTo(4 * (1_000_000 + WRITES - 1));
		}

		@Test
		void ofAWriteOfADoubleIsNothing() {
			DoubleSignal a = new DoubleSignal(0);
			DoubleMemo b = new DoubleMemo(() -> a.get() * 2);
			new Effect(() -> this.last = (int) b.get());

			assertThat(bytesOfAWrite((i) -> a.set(1_000 + i))).isLessThan(1);
			assertThat(this.last).isEqualTo(2 * (1_000 + WRITES - 1));
		}

		@Test
		void ofAWriteOfAnObjectThatIsThereIsNothing() {
			Integer[] values = new Integer[WRITES];
			for (int i = 0; i < WRITES; i++) {
				values[i] = i;
			}
			Signal<Integer> a = new Signal<>(-1);
			Memo<Integer> b = new Memo<>(() -> values[(WRITES - 1 - a.get()) % WRITES]);
			new Effect(() -> this.last = b.get());

			assertThat(bytesOfAWrite((i) -> a.set(values[i]))).isLessThan(1);
			assertThat(this.last).isZero();
		}

		/** The average of the best round; the compiler may allocate in the others. */
		private double bytesOfAWrite(IntConsumer write) {
			ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
			long best = Long.MAX_VALUE;
			for (int round = 0; round < ROUNDS; round++) {
				long before = thread.getCurrentThreadAllocatedBytes();
				for (int i = 0; i < WRITES; i++) {
					write.accept(i);
				}
				best = Math.min(best, thread.getCurrentThreadAllocatedBytes() - before);
			}
			return (double) best / WRITES;
		}

	}

	private void restore(Runnable reading, Runnable change, Runnable restore) {
		this.runs.effect("e", reading);
		this.runs.forget();

		Scope.batch(() -> {
			change.run();
			restore.run();
		});
		assertThat(this.runs.of("e")).isZero();

		Scope.batch(change);
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

}
