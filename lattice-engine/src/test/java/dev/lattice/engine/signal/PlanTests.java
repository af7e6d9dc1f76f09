package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.graph.Failures;
import dev.lattice.engine.graph.Insides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What comes between a plan and its end: nobody can tell that there was one. */
@ExtendWith(TurnOfItsOwn.class)
class PlanTests {

	private final Runs runs = new Runs();

	private final List<Integer> seen = new ArrayList<>();

	@Test
	void anEffectThatEndsALaterOneLeavesItsMemoUncomputed() {
		Signal<Integer> a = new Signal<>(0);
		Effect[] later = { null };
		new Effect(() -> {
			if (a.get() == 100) {
				later[0].dispose();
			}
		});
		Memo<Integer> memo = this.runs.memo("memo", a);
		later[0] = new Effect(memo::get);
		planned(a);

		a.set(100);

		assertThat(this.runs.of("memo")).isZero();
	}

	@Test
	void anEffectThatABatchEndsLeavesItsMemoUncomputed() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = this.runs.memo("memo", a);
		Effect effect = new Effect(memo::get);
		planned(a);

		Scope.batch(() -> {
			a.set(100);
			effect.dispose();
		});

		assertThat(this.runs.of("memo")).isZero();
	}

	@Test
	void anEffectThatABatchMakesRunsOnce() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("first", a::get);
		planned(a);

		Scope.batch(() -> {
			a.set(100);
			this.runs.effect("second", a::get);
		});

		assertThat(this.runs.inOrder()).containsExactly("second", "first");
	}

	@Test
	void aBatchThatRestoresRunsNothing() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = this.runs.memo("memo", a);
		this.runs.effect("effect", () -> memo.get());
		planned(a);

		Scope.batch(() -> {
			int before = a.peek();
			a.set(100);
			a.set(before);
		});

		assertThat(this.runs.inOrder()).isEmpty();
	}

	@Test
	void aBatchThatSetsTwoRunsWhatReadsEither() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> sum = this.runs.memo("sum", () -> a.get() + b.get());
		this.runs.effect("sums", () -> this.seen.add(sum.get()));
		this.runs.effect("reads b", b::get);
		planned(a);
		planned(b);

		Scope.batch(() -> {
			a.set(100);
			b.set(100);
		});

		assertThat(this.runs.inOrder()).containsExactly("sum", "sums", "reads b");
		assertThat(this.seen.getLast()).isEqualTo(200);
	}

	@Test
	void aTriggerInABatchReachesWhatOtherWritesOfTheBatchReach() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> aboveB = new Memo<>(b);
		Memo<Integer> sum = new Memo<>(() -> a.get() * 0 + aboveB.get());
		Memo<Integer> below = new Memo<>(sum);
		new Effect(() -> this.seen.add(below.get()));
		planned(a);

		Scope.batch(() -> {
			a.trigger();
			assertThat(below.get()).isZero();
			b.set(100);
			a.set(100);
			assertThat(below.get()).isEqualTo(100);
			b.set(101);
		});

		assertThat(this.seen).containsExactly(0, 101);
	}

	@Test
	void anEffectWithoutASourceThatChangedDoesNotRun() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Boolean> large = new Memo<>(() -> a.get() >= 100);
		this.runs.effect("effect", large::get);
		planned(a);

		a.set(50);
		assertThat(this.runs.inOrder()).isEmpty();

		a.set(100);
		assertThat(this.runs.inOrder()).containsExactly("effect");
	}

	@Test
	void whatTwoReadIsComputedOnceAndBothRun() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> shared = this.runs.memo("shared", a);
		Memo<Integer> left = this.runs.memo("left", () -> shared.get() + 1);
		Memo<Integer> right = this.runs.memo("right", () -> shared.get() + 2);
		this.runs.effect("effect", () -> this.seen.add(left.get() * right.get()));
		this.runs.effect("other", () -> this.seen.add(shared.get() + right.get()));
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("shared", "left", "effect", "right", "other");
		assertThat(this.seen).endsWith(101 * 102, 202);
	}

	@Test
	void aMemoIsNotComputedForAReaderThatHasChangedBeforeItAndReadsItNoMore() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = this.runs.memo("memo", a);
		this.runs.effect("effect", () -> {
			if (a.get() < 100) {
				memo.get();
			}
		});
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("effect");
	}

	@Test
	void aMemoIsNotComputedForAReaderWhoseSharedSourceHasChangedBeforeIt() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> shared = this.runs.memo("shared", a);
		Memo<Integer> memo = this.runs.memo("memo", a);
		this.runs.effect("first", shared::get);
		this.runs.effect("second", () -> {
			if (shared.get() < 100) {
				memo.get();
			}
		});
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("shared", "first", "second");
	}

	@Test
	void aMemoThatItsFirstReaderReadsNoMoreIsComputedForTheSecond() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> shared = this.runs.memo("shared", a);
		Memo<Boolean> large = new Memo<>(() -> a.get() >= 100);
		this.runs.effect("first", () -> {
			if (!large.get()) {
				shared.get();
			}
		});
		this.runs.effect("second", () -> this.seen.add(shared.get()));
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("first", "shared", "second");
		assertThat(this.seen.getLast()).isEqualTo(100);
	}

	@Test
	void aMemoThatItsFirstReaderReadsAgainIsCurrentForTheSecond() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> first = this.runs.memo("first", a);
		Memo<Integer> constant = this.runs.memo("constant", () -> a.get() * 0);
		Memo<Integer> below = this.runs.memo("below", () -> constant.get() + 1);
		this.runs.effect("reads all", () -> this.seen.add(first.get() + below.get()));
		this.runs.effect("reads below", below::get);
		this.runs.effect("reads the constant", constant::get);
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("first", "reads all", "constant");
		assertThat(this.seen.getLast()).isEqualTo(101);
	}

	@Test
	void aReaderOfManyAsksThemInOrderUntilOneHasChanged() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> constant = this.runs.memo("constant", () -> a.get() * 0);
		Memo<Integer> changing = this.runs.memo("changing", a);
		Memo<Integer> unread = this.runs.memo("unread", a);
		Memo<Integer> below = this.runs.memo("below", () -> (constant.get() + changing.get() < 100) ? unread.get() : 0);
		this.runs.effect("effect", below::get);
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("constant", "changing", "below", "effect");
	}

	@Test
	void aWatcherWaitsInItsQueueOnce() {
		Signal<Integer> a = new Signal<>(0);
		WatchQueue queue = new WatchQueue();
		Memo<Integer> memo = new Memo<>(a);
		new Watcher(queue, 0, () -> this.seen.add(memo.get()));
		planned(a);
		queue.drain(Failures::rethrow);
		this.seen.clear();

		a.set(100);
		a.set(101);
		assertThat(this.seen).isEmpty();
		queue.drain(Failures::rethrow);

		assertThat(this.seen).containsExactly(101);
	}

	@Test
	void anEffectThatFailsKeepsNoOtherFromRunning() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> {
			if (a.get() == 100) {
				throw new IllegalStateException("planned");
			}
		});
		this.runs.effect("other", a::get);
		planned(a);

		assertThatIllegalStateException().isThrownBy(() -> a.set(100)).withMessage("planned");
		a.set(101);

		assertThat(this.runs.inOrder()).containsExactly("other", "other");
	}

	@Test
	void anEffectThatSetsWhatAnEarlierOneReadsRunsThatAgain() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		this.runs.effect("first", () -> this.seen.add(a.get() + b.get()));
		this.runs.effect("second", () -> b.set(a.get() / 100));
		this.runs.effect("third", a::get);
		planned(a);

		a.set(100);

		assertThat(this.runs.inOrder()).containsExactly("first", "second", "first", "third");
		assertThat(this.seen.getLast()).isEqualTo(101);
	}

	@Test
	void aMemoMayNeedADeepChainForTheFirstTime() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> end = new Memo<>(a);
		for (int i = 0; i < 5 * Insides.NESTED; i++) {
			Memo<Integer> before = end;
			end = new Memo<>(() -> before.get() + 1);
		}
		Memo<Integer> chain = end;
		Memo<Integer> memo = new Memo<>(() -> (a.get() < 100) ? a.get() : chain.get());
		new Effect(() -> this.seen.add(memo.get()));
		planned(a);

		a.set(100);
		a.set(101);

		assertThat(this.seen).endsWith(100 + 5 * Insides.NESTED, 101 + 5 * Insides.NESTED);
	}

	@Test
	void moreThanAPlanHasRoomForRunAllTheSame() {
		Signal<Integer> a = new Signal<>(0);
		int[] sum = { 0 };
		for (int i = 0; i <= Insides.LONGEST_PLAN; i++) {
			new Effect(() -> sum[0] += a.get());
		}
		planned(a);
		sum[0] = 0;

		a.set(100);

		assertThat(sum[0]).isEqualTo(100 * (Insides.LONGEST_PLAN + 1));
	}

	@Test
	void moreSignalsThanThereAreRoomForPlansRunTheirReaders() {
		List<Signal<Integer>> signals = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			Signal<Integer> signal = new Signal<>(0);
			signals.add(signal);
			new Effect(() -> this.seen.add(signal.get()));
		}
		signals.forEach(this::planned);
		this.seen.clear();

		signals.forEach((signal) -> signal.set(100));

		assertThat(this.seen).hasSize(100).containsOnly(100);
	}

	/** Writes it so often that there is a plan, if there may be one. */
	private void planned(Signal<Integer> signal) {
		for (int i = 1; i < 10; i++) {
			signal.set(i);
		}
		this.runs.forget();
	}

}
