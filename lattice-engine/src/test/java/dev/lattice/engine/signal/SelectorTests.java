package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Which one of many is selected. */
@ExtendWith(TurnOfItsOwn.class)
class SelectorTests {

	private final Runs runs = new Runs();

	private Effect row(Selector<Integer> selector, int key) {
		return this.runs.effect("row " + key, () -> selector.isSelected(key));
	}

	@Nested
	class Moving {

		@Test
		void runsMemosOfTheTwoKeysOnly() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			for (int row = 0; row < 4; row++) {
				int key = row;
				Memo<Boolean> memo = SelectorTests.this.runs.memo("row " + key, () -> selector.isSelected(key));
				new Effect(memo::get);
			}
			SelectorTests.this.runs.forget();

			selected.set(2);

			assertThat(SelectorTests.this.runs.inOrder()).containsExactly("row 1", "row 2");
		}

		@Test
		void awayFromAndBackToAKeyInABatchRunsItsReadersAtMostOnce() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			row(selector, 1);
			row(selector, 3);
			SelectorTests.this.runs.forget();

			Scope.batch(() -> {
				selected.set(2);
				selected.set(1);
			});

			assertThat(SelectorTests.this.runs.of("row 1")).isLessThan(2);
			assertThat(SelectorTests.this.runs.of("row 3")).isZero();
		}

		@Test
		void isSeenAtOnceInABatchDirectlyAndThroughMemos() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			Memo<Boolean> memo = new Memo<>(() -> selector.isSelected(2));
			Memo<Boolean> below = new Memo<>(() -> !memo.get());
			new Effect(below::get);
			Scope.batch(() -> {
				selected.set(2);
				assertThat(selector.isSelected(2)).isTrue();
				assertThat(memo.get()).isTrue();
				assertThat(below.get()).isFalse();
			});
		}

		@Test
		void isSeenByAnEffectTogetherWithTheSource() {
			Signal<Integer> selected = new Signal<>(1);
			List<String> seen = new ArrayList<>();
			Selector<Integer>[] late = newArray();
			new Effect(() -> seen.add(selected.get() + " " + (late[0] != null && late[0].isSelected(2))));
			late[0] = new Selector<>(selected);
			new Effect(() -> seen.add(late[0].isSelected(2) + " " + selected.get()));
			selected.set(3);
			selected.set(2);
			assertThat(seen).containsExactly("1 false", "false 1", "3 false", "false 3", "2 true", "true 2");
		}

		@SuppressWarnings("unchecked")
		private static Selector<Integer>[] newArray() {
			return (Selector<Integer>[]) new Selector<?>[1];
		}

		@Test
		void byAnEffectIsSeenByTheOthersOfTheFlush() {
			Signal<Integer> cause = new Signal<>(1);
			Signal<Integer> selected = new Signal<>(1);
			new Effect(() -> selected.set(cause.get()));
			Selector<Integer> selector = new Selector<>(selected);
			List<String> seen = new ArrayList<>();
			new Effect(() -> seen.add(cause.get() + " " + selector.isSelected(2)));
			cause.set(2);
			assertThat(seen).containsExactly("1 false", "2 true");
		}

		@Test
		void toNothingDeselects() {
			Signal<@Nullable Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			row(selector, 1);
			row(selector, 2);
			SelectorTests.this.runs.forget();

			selected.set(null);

			assertThat(SelectorTests.this.runs.inOrder()).containsExactly("row 1");
			assertThat(selector.isSelected(1)).isFalse();
		}

		@Test
		void ofOneSelectorMayMoveAnother() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> first = new Selector<>(selected);
			Selector<String> second = new Selector<>(() -> first.isSelected(1) ? "one" : "other");
			List<Boolean> seen = new ArrayList<>();
			new Effect(() -> seen.add(second.isSelected("one")));
			selected.set(2);
			selected.set(3);
			selected.set(1);
			assertThat(seen).containsExactly(true, false, true);
		}

		@Test
		void withoutEndIsReported() {
			Signal<Integer> selected = new Signal<>(1);
			List<Selector<Integer>> self = new ArrayList<>();
			self.add(new Selector<>(() -> (!self.isEmpty() && self.getFirst().isSelected(selected.get()))
					? selected.get() + 1 : selected.get()));
			assertThatIllegalStateException().isThrownBy(() -> {
				selected.set(2);
				selected.set(3);
			}).withMessageContaining("its own selector");
		}

	}

	@Nested
	class Failing {

		@Test
		void reachesWhoAsksUntilTheSourceRecovers() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(() -> {
				if (selected.get() == 0) {
					throw new IllegalArgumentException("planned");
				}
				return selected.get();
			});
			List<String> seen = new ArrayList<>();
			new Effect(() -> {
				try {
					seen.add("" + selector.isSelected(1));
				}
				catch (IllegalArgumentException ex) {
					seen.add(ex.getMessage());
				}
			});
			selected.set(0);
			assertThatIllegalArgumentException().isThrownBy(() -> selector.isSelected(5)).withMessage("planned");
			selected.set(2);
			selected.set(1);
			assertThat(seen).containsExactly("true", "planned", "false", "true");
		}

		@Test
		void betweenTwoWritesOfABatchReachesNobody() {
			Signal<Integer> size = new Signal<>(1);
			Signal<Integer> index = new Signal<>(0);
			Selector<Integer> selector = new Selector<>(() -> List.of("a", "b").subList(0, size.get()).indexOf("b")
					+ 0 * List.of("a", "b").subList(0, size.get()).get(index.get()).length());
			List<Boolean> seen = new ArrayList<>();
			new Effect(() -> seen.add(selector.isSelected(1)));
			Scope.batch(() -> {
				index.set(1);
				size.set(2);
			});
			assertThat(seen).containsExactly(false, true);
		}

	}

	@Nested
	class Keeping {

		@Test
		void noSignalForAKeyThatNobodyObserves() {
			Selector<Integer> selector = new Selector<>(new Signal<>(1));
			Effect one = row(selector, 1);
			Effect again = row(selector, 1);
			row(selector, 2);
			assertThat(selector.size()).isEqualTo(2);
			one.dispose();
			assertThat(selector.size()).isEqualTo(2);
			again.dispose();
			assertThat(selector.size()).isEqualTo(1);
		}

		@Test
		void noSignalForAKeyThatIsOnlyAskedFor() {
			Selector<Integer> selector = new Selector<>(new Signal<>(1));
			Memo<Boolean> memo = new Memo<>(() -> selector.isSelected(1));
			assertThat(memo.get()).isTrue();
			assertThat(selector.isSelected(2)).isFalse();
			new Effect(() -> Scope.untracked(() -> selector.isSelected(3)));
			assertThat(selector.size()).isZero();
		}

		@Test
		void nothingOfASelectorThatIsDisposed() {
			GraphSize before = Scope.current().graphSize();
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			Effect row = row(selector, 1);
			selector.dispose();
			selected.set(2);
			assertThat(selector.isSelected(1)).isTrue();
			assertThat(SelectorTests.this.runs.of("row 1")).isEqualTo(1);
			row.dispose();
			assertThat(Scope.current().graphSize()).isEqualTo(before);
		}

		@Test
		void theSelectionCurrentForAMemoThatWasObservedOnce() {
			Signal<Integer> selected = new Signal<>(1);
			Selector<Integer> selector = new Selector<>(selected);
			Memo<Boolean> memo = new Memo<>(() -> selector.isSelected(2));
			new Effect(memo::get).dispose();
			selected.set(2);
			assertThat(memo.get()).isTrue();
			List<Boolean> seen = new ArrayList<>();
			new Effect(() -> seen.add(memo.get()));
			selected.set(3);
			assertThat(seen).containsExactly(true, false);
		}

	}

	static List<Long> seeds() {
		List<Long> seeds = new ArrayList<>();
		for (long seed = 0; seed < 300; seed++) {
			seeds.add(seed);
		}
		return seeds;
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void everybodySeesWhatComparingGives(long seed) {
		Random random = new Random(seed);
		int keys = 5;
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> sum = new Memo<>(() -> (a.get() + b.get()) % keys);
		Supplier<Integer> source = List.<Supplier<Integer>>of(a, sum, () -> (a.get() == 1) ? b.get() : a.get())
			.get(random.nextInt(3));
		Supplier<Integer> naive = (source == sum) ? () -> (a.peek() + b.peek()) % keys
				: (source == a) ? a::peek : () -> (a.peek() == 1) ? b.peek() : a.peek();
		List<Effect> effects = new ArrayList<>();
		int[] runs = new int[keys];
		Runnable[] actions = new Runnable[keys];
		List<Memo<Boolean>> memos = new ArrayList<>();
		Selector<Integer> selector = new Selector<>(source);
		for (int key = 0; key < keys; key++) {
			int own = key;
			Memo<Boolean> memo = new Memo<>(() -> selector.isSelected(own));
			memos.add(memo);
			int kind = random.nextInt(4);
			actions[key] = () -> {
				runs[own]++;
				boolean selected = (kind == 0) ? memo.get() : selector.isSelected(own);
				assertThat(selected).isEqualTo(naive.get() == own);
				if (kind == 1) {
					assertThat(memo.get()).isEqualTo(selected);
				}
				if (kind == 2) {
					assertThat(source.get() == own).isEqualTo(selected);
				}
			};
			effects.add(new Effect(actions[key]));
		}
		for (int step = 0; step < 40; step++) {
			int before = naive.get();
			int[] ran = runs.clone();
			Scope.batch(() -> {
				for (int write = 0; write <= random.nextInt(3); write++) {
					(random.nextBoolean() ? a : b).set(random.nextInt(keys));
					int key = random.nextInt(keys);
					if (random.nextBoolean()) {
						assertThat(memos.get(key).get()).as("memo in a batch").isEqualTo(naive.get() == key);
					}
					assertThat(selector.isSelected(key)).as("in a batch").isEqualTo(naive.get() == key);
				}
			});
			for (int key = 0; key < keys; key++) {
				boolean moved = (before == key) != (naive.get() == key) && !effects.get(key).isDisposed();
				assertThat(runs[key] - ran[key]).as("runs of key " + key).isBetween(moved ? 1 : 0, 1);
			}
			int key = random.nextInt(keys);
			assertThat(memos.get(key).get()).isEqualTo(naive.get() == key);
			effects.get(key).dispose();
			if (random.nextInt(3) > 0) {
				effects.set(key, new Effect(actions[key]));
			}
		}
		effects.forEach(Effect::dispose);
		assertThat(selector.size()).isZero();
		selector.dispose();
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

}
