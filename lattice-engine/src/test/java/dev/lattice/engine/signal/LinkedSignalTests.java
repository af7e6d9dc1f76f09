package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A value that is set until its source changes. */
@ExtendWith(TurnOfItsOwn.class)
class LinkedSignalTests {

	private final Runs runs = new Runs();

	@Nested
	class Resetting {

		@Test
		void waitsUntilTheValueIsReadOrSet() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source,
					(value) -> LinkedSignalTests.this.runs.noted("reset", () -> value * 10).get());
			source.set(2);
			assertThat(LinkedSignalTests.this.runs.inOrder()).isEmpty();
			assertThat(linked.get()).isEqualTo(20);
			assertThat(LinkedSignalTests.this.runs.inOrder()).containsExactly("reset");
		}

		@Test
		void doesNotHappenWhenTheSourceComesOutEqual() {
			Signal<Integer> number = new Signal<>(1);
			LinkedSignal<String> linked = LinkedSignal.of(() -> number.get() % 2, (odd) -> "odd " + odd);
			assertThat(linked.get()).isEqualTo("odd 1");
			linked.set("mine");

			number.set(3);
			assertThat(linked.get()).isEqualTo("mine");

			number.set(4);
			assertThat(linked.get()).isEqualTo("odd 0");
		}

		@Test
		void toAnEqualValueRunsNothing() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> value / 10);
			LinkedSignalTests.this.runs.effect("reader", linked::get);
			LinkedSignalTests.this.runs.forget();

			source.set(2);
			assertThat(LinkedSignalTests.this.runs.inOrder()).isEmpty();

			source.set(10);
			assertThat(LinkedSignalTests.this.runs.inOrder()).containsExactly("reader");
		}

		@Test
		void getsTheSourceOfTheLastResetThoughItsValueWasEqual() {
			Signal<Integer> source = new Signal<>(1);
			List<LinkedSignal.Previous<Integer, Integer>> seen = new ArrayList<>();
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value, previous) -> {
				if (previous != null) {
					seen.add(previous);
				}
				return 0;
			});
			linked.get();
			source.set(2);
			linked.get();
			linked.set(7);
			source.set(3);
			linked.get();

			assertThat(seen).containsExactly(new LinkedSignal.Previous<>(1, 0), new LinkedSignal.Previous<>(2, 7));
		}

		@Test
		void readsUntracked() {
			Signal<Integer> source = new Signal<>(1);
			Signal<Integer> other = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> value + other.get());
			assertThat(linked.get()).isEqualTo(2);
			other.set(10);
			assertThat(linked.get()).isEqualTo(2);
			source.set(2);
			assertThat(linked.get()).isEqualTo(12);
		}

		@Test
		void happensInsideAMemoToo() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> value * 10);
			Memo<Integer> memo = new Memo<>(() -> linked.get() + 1);
			assertThat(memo.get()).isEqualTo(11);
			source.set(2);
			assertThat(memo.get()).isEqualTo(21);
		}

		@Test
		void thatFailsFailsWhoReadsUntilTheSourceChanges() {
			Signal<Integer> source = new Signal<>(0);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> 10 / value);
			assertThatThrownBy(linked::get).isInstanceOf(ArithmeticException.class);
			assertThatThrownBy(() -> linked.set(1)).isInstanceOf(ArithmeticException.class);
			source.set(5);
			assertThat(linked.get()).isEqualTo(2);
		}

		@Test
		void happensOutsideATurnToo() {
			Scope other = Scope.root((action) -> {
			});
			LinkedSignal<Integer> linked = other.call(() -> LinkedSignal.of(() -> 4, (value) -> value + 1));
			assertThat(linked.peek()).isEqualTo(5);
			assertThat(other.<Integer>call(linked::get)).isEqualTo(5);
		}

	}

	@Nested
	class Setting {

		@Test
		void isSeenByEffectsAndMemos() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> value);
			Memo<Integer> doubled = new Memo<>(() -> linked.get() * 2);
			List<Integer> seen = new ArrayList<>();
			new Effect(() -> seen.add(doubled.get()));
			linked.set(5);
			linked.update((value) -> value + 1);
			assertThat(seen).containsExactly(2, 10, 12);
		}

		@Test
		void ofAnEqualValueRunsNothing() {
			LinkedSignal<Integer> linked = LinkedSignal.of(new Signal<>(1), (value) -> value);
			LinkedSignalTests.this.runs.effect("reader", linked::get);
			linked.set(1);
			assertThat(LinkedSignalTests.this.runs.of("reader")).isEqualTo(1);
		}

		@Test
		void afterTheSourceInABatchWins() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source, (value) -> value);
			List<Integer> seen = new ArrayList<>();
			new Effect(() -> seen.add(linked.get()));
			Scope.batch(() -> {
				source.set(2);
				linked.set(7);
			});
			assertThat(seen).containsExactly(1, 7);
		}

		@Test
		void beforeTheSourceInABatchIsWhatTheResetGets() {
			Signal<Integer> source = new Signal<>(1);
			LinkedSignal<Integer> linked = LinkedSignal.of(source,
					(value, previous) -> value + ((previous != null) ? previous.value() : 0));
			List<Integer> seen = new ArrayList<>();
			new Effect(() -> seen.add(linked.get()));
			Scope.batch(() -> {
				linked.set(7);
				source.set(2);
			});
			assertThat(seen).containsExactly(1, 9);
		}

		@Test
		void insideAMemoIsRefusedByName() {
			LinkedSignal<Integer> linked = LinkedSignal.of(new Signal<>(1), (value) -> value).named("choice");
			Memo<Integer> memo = new Memo<>(() -> {
				linked.set(2);
				return 0;
			}).named("total");
			assertThatIllegalStateException().isThrownBy(memo::get)
				.withMessageContaining("'choice'")
				.withMessageContaining("'total'");
			assertThat(linked.get()).isEqualTo(1);
		}

		@Test
		void outsideTheTurnIsRefusedByName() {
			LinkedSignal<Integer> linked = Scope.root((action) -> {
			}).call(() -> LinkedSignal.of(new Signal<>(1), (Integer value) -> value).named("choice"));
			assertThatIllegalStateException().isThrownBy(() -> linked.set(2))
				.withMessageContaining("'choice'")
				.withMessageContaining("Scope.post");
		}

	}

	static List<Long> seeds() {
		return new Random(0).longs(100).boxed().toList();
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void isWhatFollowingTheSourceByHandGives(long seed) {
		Random random = new Random(seed);
		Signal<Integer> a = new Signal<>(0);
		LinkedSignal<Integer> linked = LinkedSignal.of(() -> a.get() / 2, (half) -> 100 + half);
		Memo<Integer> memo = new Memo<>(() -> linked.get() + 1);
		int[] seen = { 0, 0 };
		Runnable effect = () -> {
			seen[0] = linked.get();
			seen[1]++;
		};
		Effect reader = new Effect(effect);
		int source = 0;
		int value = 100;
		for (int step = 0; step < 60; step++) {
			int before = value;
			int runs = seen[1];
			switch (random.nextInt(4)) {
				case 0 -> {
					a.set(random.nextInt(6));
					if (a.peek() / 2 != source) {
						source = a.peek() / 2;
						value = 100 + source;
					}
				}
				case 1 -> {
					value = random.nextInt(3);
					linked.set(value);
				}
				case 2 -> assertThat(memo.get()).isEqualTo(value + 1);
				default -> {
					reader.dispose();
					reader = new Effect(effect);
					runs++;
				}
			}
			assertThat(seen[0]).as("step " + step).isEqualTo(value);
			assertThat(seen[1] - runs).as("runs in step " + step).isEqualTo((before != value) ? 1 : 0);
			assertThat(linked.get()).isEqualTo(value);
		}
	}

}
