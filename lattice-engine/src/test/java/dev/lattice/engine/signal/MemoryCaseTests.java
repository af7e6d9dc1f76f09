package dev.lattice.engine.signal;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** What stays in memory, how deep and how wide a graph may be. */
class MemoryCaseTests {

	private static final int SMALL_STACK = 512 << 10;

	private static final long SEED = 20_261_121;

	private final Runs runs = new Runs();

	@ConformanceCase("M02")
	void disposingUnlinksAWholeChain() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(() -> a.get() + 1);
		Memo<Integer> c = new Memo<>(() -> b.get() + 1);
		Memo<Integer> d = new Memo<>(() -> c.get() + 1);
		Effect effect = new Effect(d::get);

		effect.dispose();

		assertThat(edges()).isZero();
		a.set(2);
		assertThat(d.get()).isEqualTo(5);
	}

	@ConformanceCase("M03")
	void aMemoThatNobodyHoldsIsCollected() {
		Signal<Integer> a = new Signal<>(1);
		new Effect(a::get);
		WeakReference<Memo<Integer>> dropped = new WeakReference<>(readOnce(a));

		assertThat(comesTrue(() -> dropped.get() == null)).as("the memo was collected").isTrue();

		a.set(2);
		assertThat(readOnce(a).get()).isEqualTo(3);
	}

	@ConformanceCase("M05")
	void memosThatWereDroppedCostAWriteNothing() {
		Signal<Integer> a = new Signal<>(1);
		GraphSize before = Scope.current().graphSize();
		for (int i = 0; i < 10_000; i++) {
			assertThat(readOnce(a).get()).isEqualTo(2);
		}
		assertThat(comesTrue(() -> Scope.current().graphSize().equals(before))).as("nothing is left to mark").isTrue();
		this.runs.forget();

		a.set(2);

		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("M05")
	void memosOfAScopeThatIsOverCostAWriteNothing() {
		Signal<Integer> a = new Signal<>(1);
		GraphSize before = Scope.current().graphSize();
		Scope scope = Scope.current().child();
		scope.run(() -> {
			for (int i = 0; i < 10_000; i++) {
				assertThat(readOnce(a).get()).isEqualTo(2);
			}
		});

		scope.dispose();

		assertThat(Scope.current().graphSize()).isEqualTo(before);
		this.runs.forget();
		a.set(2);
		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("M06")
	void mountingAndUnmountingLeavesNothing() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> shared = new Memo<>(a);
		new Effect(shared::get);
		GraphSize before = Scope.current().graphSize();
		for (int round = 0; round < 500; round++) {
			Scope part = Scope.current().child();
			part.run(() -> {
				Memo<Integer> own = new Memo<>(() -> shared.get() + a.get());
				new Effect(() -> new Effect(own::get));
				new Effect(own::get);
			});
			a.set(round + 1);
			assertThat(Scope.current().graphSize()).isNotEqualTo(before);

			part.dispose();

			assertThat(Scope.current().graphSize()).as("round " + round).isEqualTo(before);
		}
	}

	@ConformanceCase("M10")
	void anUpdateOfADeepChainNeedsNoDeepStack() throws InterruptedException {
		onASmallStack(() -> {
			Signal<Integer> a = new Signal<>(0);
			List<Memo<Integer>> chain = chain(a, 100_000);
			chain.forEach(Memo::get);

			a.set(1);

			assertThat(chain.getLast().get()).isEqualTo(100_001);
		});
	}

	@ConformanceCase("M10")
	void anUpdateOfADeepObservedChainNeedsNoDeepStack() throws InterruptedException {
		onASmallStack(() -> {
			Signal<Integer> a = new Signal<>(0);
			List<Memo<Integer>> chain = chain(a, 100_000);
			chain.forEach(Memo::get);
			List<Integer> seen = new ArrayList<>();
			new Effect(() -> seen.add(chain.getLast().get()));

			a.set(1);

			assertThat(seen).containsExactly(100_000, 100_001);
		});
	}

	@ConformanceCase({ "M02", "M10" })
	void unlinkingADeepChainNeedsNoDeepStack() throws InterruptedException {
		onASmallStack(() -> {
			List<Memo<Integer>> chain = chain(new Signal<>(0), 100_000);
			chain.forEach(Memo::get);
			Effect effect = new Effect(chain.getLast()::get);

			effect.dispose();

			assertThat(edges()).isZero();
		});
	}

	@ConformanceCase("M11")
	void aDeepChainIsComputedForTheFirstTimeWithoutADeepStack() throws InterruptedException {
		onASmallStack(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> end = chain(a, 10_000).getLast();
			assertThat(end.get()).isEqualTo(10_000);

			a.set(1);

			assertThat(end.get()).isEqualTo(10_001);
		});
	}

	/** The one case with a clock: the limit tells quadratic from linear, no more. */
	@ConformanceCase("M12")
	void disposingManyEffectsOfOneSignalInAnyOrderIsNotQuadratic() {
		long start = ProcessorTime.nanos();
		Signal<Integer> a = new Signal<>(0);
		List<Effect> effects = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			effects.add(this.runs.effect("e", a::get));
		}
		Collections.shuffle(effects, new Random(SEED));

		effects.forEach(Effect::dispose);

		assertThat(Scope.current().graphSize()).as("seed " + SEED).isEqualTo(new GraphSize(0, 0));
		this.runs.forget();
		a.set(1);
		assertThat(this.runs.of("e")).as("seed " + SEED).isZero();
		assertThat(Duration.ofNanos(ProcessorTime.nanos() - start)).isLessThan(Duration.ofSeconds(5));
	}

	/** Makes a memo of its own frame, so that no local variable holds it afterwards. */
	private Memo<Integer> readOnce(Signal<Integer> source) {
		Memo<Integer> memo = this.runs.memo("dropped", () -> source.get() + 1);
		memo.get();
		return memo;
	}

	private static List<Memo<Integer>> chain(Signal<Integer> source, int length) {
		List<Memo<Integer>> chain = new ArrayList<>();
		chain.add(new Memo<>(() -> source.get() + 1));
		while (chain.size() < length) {
			Memo<Integer> before = chain.getLast();
			chain.add(new Memo<>(() -> before.get() + 1));
		}
		return chain;
	}

	private static boolean comesTrue(BooleanSupplier condition) {
		for (int attempt = 0; attempt < 50 && !condition.getAsBoolean(); attempt++) {
			System.gc();
		}
		return condition.getAsBoolean();
	}

	private static void onASmallStack(Runnable test) throws InterruptedException {
		Throwable[] thrown = { null };
		Scope root = Scope.root((action) -> {
		});
		Thread thread = new Thread(null, () -> root.run(test), "small", SMALL_STACK);
		thread.setUncaughtExceptionHandler((failed, ex) -> thrown[0] = ex);
		thread.start();
		thread.join();
		assertThat(thrown[0]).isNull();
	}

	private static int edges() {
		return Scope.current().graphSize().edges();
	}

}
