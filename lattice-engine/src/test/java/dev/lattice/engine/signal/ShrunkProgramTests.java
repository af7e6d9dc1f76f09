package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.lattice.engine.graph.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What random programs once found wrong, as small as it gets. */
class ShrunkProgramTests {

	private final Runs runs = new Runs();

	private final List<Integer> seen = new ArrayList<>();

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aBatchThatRestoresAValueComputesNoUnobservedMemo() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = this.runs.memo("memo", a);
		memo.get();

		Scope.batch(() -> {
			a.set(1);
			a.set(0);
		});

		memo.get();
		assertThat(this.runs.of("memo")).isEqualTo(1);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aBatchThatRestoresAPrimitiveComputesNoUnobservedMemo() {
		IntSignal a = new IntSignal(0);
		LongSignal b = new LongSignal(0);
		DoubleSignal c = new DoubleSignal(0);
		BooleanSignal d = new BooleanSignal(false);
		Memo<String> memo = this.runs.memo("memo", () -> "" + a.get() + b.get() + c.get() + d.get());
		memo.get();

		Scope.batch(() -> {
			a.set(1);
			b.set(1);
			c.set(1);
			d.set(true);
			a.set(0);
			b.set(0);
			c.set(0);
			d.set(false);
		});

		memo.get();
		assertThat(this.runs.of("memo")).isEqualTo(1);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aMemoLeftMarkedByABatchThatRestoredTheValueIsAskedByItsNextReader() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> above = new Memo<>(a);
		Memo<Integer> below = new Memo<>(above);
		WatchQueue queue = new WatchQueue();
		Watcher watcher = new Watcher(queue, 0, above::get);
		new Effect(below::get).dispose();
		Scope.batch(() -> {
			a.set(1);
			a.set(0);
		});
		watcher.dispose();

		new Effect(() -> this.seen.add(below.get()));
		a.set(2);

		assertThat(this.seen).containsExactly(0, 2);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aMemoWhoseMakingsEndedIsAskedByTheNextReaderOfItsReader() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> above = new Memo<>(() -> {
			new Effect(() -> this.runs.note("made " + a.get()));
			return a.get();
		});
		Memo<Integer> below = new Memo<>(above);
		new Effect(below::get).dispose();
		this.runs.forget();

		new Effect(() -> this.seen.add(below.get()));
		a.set(1);

		assertThat(this.seen).containsExactly(0, 1);
		assertThat(this.runs.inOrder()).startsWith("made 0").endsWith("made 1");
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void whatAMemoMakesStaysWhenItsReaderIsMadeAnew() {
		Signal<Integer> again = new Signal<>(0);
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(() -> {
			new Effect(() -> this.runs.note("made " + a.get()));
			return 0;
		});
		new Effect(() -> {
			again.get();
			new Effect(memo::get);
		});
		again.set(1);
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("made 1");
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void whatIsMadeByAMemoThatOnlyAnotherOnesMakingsReadEndsWithThem() {
		Memo<Integer> inner = new Memo<>(() -> {
			Scope.onDispose(() -> this.runs.note("cleanup"));
			return 0;
		});
		Memo<Integer> outer = new Memo<>(() -> {
			new Effect(inner::get);
			return 0;
		});
		Effect effect = new Effect(outer::get);

		effect.dispose();

		assertThat(this.runs.inOrder()).containsExactly("cleanup");
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aSourceThatARunHasNotReadYetDoesNotMakeItRunAgain() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> constant = new Memo<>(() -> a.get() * 0);
		Memo<Integer> changing = new Memo<>(a);
		this.runs.effect("outer", () -> {
			constant.get();
			new Effect(() -> {
				if (a.peek() % 2 == 1) {
					a.set(a.peek() + 1);
				}
				changing.get();
			});
			this.seen.add(changing.get() + a.get());
		});
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("outer");
		assertThat(this.seen).containsExactly(0, 4);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aMemoThatLosesWhatItReadWhileItIsComputedIsAskedAgain() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = disturbed(a);
		memo.get();
		a.set(1);

		new Effect(() -> this.seen.add(memo.get()));
		a.set(2);

		assertThat(this.seen).containsExactly(1, 2);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void theReadersOfOneThatReadSuchAMemoHearOfLaterChanges() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> disturbed = disturbed(a);
		disturbed.get();
		Memo<Integer> reader = new Memo<>(() -> (a.get() == 0) ? 1 : disturbed.get());
		Memo<Integer> below = new Memo<>(reader);
		new Effect(() -> this.seen.add(below.get()));

		a.set(1);
		a.set(3);

		assertThat(this.seen).containsExactly(1, 3);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void whatAComputationSetsReachesThoseThatWereAskedBeforeIt() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> askedFirst = new Memo<>(b);
		Memo<Integer> setting = new Memo<>(() -> {
			int value = a.get();
			new Effect(() -> b.set(value));
			return 0;
		});
		new Effect(() -> this.seen.add(askedFirst.get() + setting.get()));

		a.set(1);
		assertThat(this.seen).containsExactly(0, 1);

		b.set(5);
		assertThat(this.seen).containsExactly(0, 1, 5);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void whatAComputationSetsInABatchReachesThoseThatAreAskedAfterIt() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> setting = new Memo<>(() -> {
			int value = a.get();
			new Effect(() -> b.set(value));
			return 0;
		});
		Memo<Integer> askedLast = new Memo<>(b);
		Memo<Integer> both = new Memo<>(() -> setting.get() + askedLast.get());
		new Effect(() -> this.seen.add(askedLast.get()));
		both.get();

		Scope.batch(() -> {
			a.set(1);
			both.get();
		});

		assertThat(this.seen).containsExactly(0, 1);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void anUnobservedMemoThatMakesWhatSetsItsSourceIsComputedAgainAtTheNextRead() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> memo = new Memo<>(() -> {
			int value = a.get();
			new Effect(() -> a.set(0));
			return value;
		});
		memo.get();

		assertThat(memo.get()).isZero();
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aFailureThatIsKeptDoesNotGrowWithoutEnd() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> unchanging = new Signal<>(0);
		Memo<Integer> failing = new Memo<>(() -> 1 / unchanging.get());
		new Effect(() -> {
			if (a.get() > 0) {
				failing.get();
			}
		});
		new Effect(() -> {
			if (a.get() > 0) {
				throw new IllegalStateException("planned");
			}
		});
		Throwable thrown = null;
		for (int i = 1; i < 2 * Failures.MOST; i++) {
			int value = i;
			thrown = catchThrowable(() -> a.set(value));
		}

		assertThat(thrown).isInstanceOf(ArithmeticException.class);
		assertThat(thrown.getSuppressed()).hasSize(Failures.MOST);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aTriggerAfterManyWritesInABatchCounts() {
		List<Signal<Integer>> signals = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			signals.add(new Signal<>(0));
		}
		this.runs.effect("effect", () -> signals.forEach(Signal::get));
		this.runs.forget();

		Scope.batch(() -> {
			signals.subList(0, 8).forEach((signal) -> signal.set(1));
			signals.get(8).trigger();
			signals.subList(0, 8).forEach((signal) -> signal.set(0));
		});

		assertThat(this.runs.inOrder()).containsExactly("effect");
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aCircleThatIsFoundWhileAMemoIsAskedEndsWhenAnyOfItIsBroken() {
		Signal<Boolean> firstReads = new Signal<>(false);
		Signal<Boolean> secondReads = new Signal<>(true);
		AtomicReference<Memo<Integer>> second = new AtomicReference<>();
		Memo<Integer> first = new Memo<>(() -> firstReads.get() ? second.get().get() : 0).named("first");
		second.set(new Memo<>(() -> secondReads.get() ? first.get() : 5).named("second"));
		new Effect(() -> {
			try {
				this.seen.add(first.get() + second.get().get());
			}
			catch (IllegalStateException ex) {
				this.seen.add(-1);
			}
		});

		firstReads.set(true);
		secondReads.set(false);

		assertThat(this.seen).containsExactly(0, -1, 10);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void anEffectThatReadsAMemoThatHasSetItsOwnSourceSeesWhatThatGives() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(() -> {
			int value = a.get();
			new Effect(() -> a.set(0));
			return value;
		});
		Memo<Integer> below = new Memo<>(memo);
		memo.get();
		below.get();
		a.set(1);

		new Effect(() -> this.seen.add(memo.get() + below.get()));

		assertThat(this.seen).endsWith(0);
	}

	/** A memo of what it makes and ends is the last to need what it has read itself. */
	private static Memo<Integer> disturbed(Signal<Integer> a) {
		Memo<Integer> making = new Memo<>(() -> {
			Scope.onDispose(() -> {
			});
			return a.get();
		});
		Memo<Integer> between = new Memo<>(making);
		return new Memo<>(() -> {
			int value = making.get();
			new Effect(between::get).dispose();
			return value;
		});
	}

}
