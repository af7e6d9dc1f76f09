package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Runs;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Selector;
import dev.lattice.engine.signal.TurnOfItsOwn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** A list that is watched entry by entry. */
@ExtendWith(TurnOfItsOwn.class)
class ListSignalTests {

	private final Runs runs = new Runs();

	private static ListSignal<String> list(String... entries) {
		return new ListSignal<>(List.of(entries));
	}

	/** Observes a list in every way; returns what runs when something is done to it. */
	private List<String> runsOf(ListSignal<String> list, Runnable action) {
		this.runs.effect("list", list::get);
		this.runs.effect("size", list::size);
		this.runs.effect("empty", list::isEmpty);
		for (int at = 0; at < list.peek().size(); at++) {
			int index = at;
			this.runs.effect("" + index, () -> {
				if (index < list.peek().size()) {
					list.get(index);
				}
			});
		}
		this.runs.forget();
		action.run();
		return this.runs.inOrder();
	}

	@Nested
	class Reading {

		@Test
		void theWholeGivesTheSameObjectUntilSomethingChanges() {
			ListSignal<String> list = list("a", "b");
			List<String> before = list.get();
			list.set(0, "a");
			assertThat(list.get()).isSameAs(before).isSameAs(list.peek());
			list.add("c");
			assertThat(before).containsExactly("a", "b");
			assertThat(list.get()).containsExactly("a", "b", "c").isUnmodifiable();
		}

		@Test
		void theWholeDependsOnEveryEntry() {
			ListSignal<String> list = list("a", "b");
			List<List<String>> seen = new ArrayList<>();
			new Effect(() -> seen.add(list.get()));
			list.set(1, "c");
			list.move(0, 1);
			list.clear();
			assertThat(seen).containsExactly(List.of("a", "b"), List.of("a", "c"), List.of("c", "a"), List.of());
		}

		@Test
		void peekingDependsOnNothing() {
			ListSignal<String> list = list("a");
			ListSignalTests.this.runs.effect("peek", list::peek);
			list.add("b");
			assertThat(ListSignalTests.this.runs.of("peek")).isEqualTo(1);
		}

		@Test
		void theSizeDependsOnNoEntry() {
			ListSignal<String> list = list("a", "b");
			ListSignalTests.this.runs.effect("size", list::size);
			list.set(1, "c");
			list.move(0, 1);
			assertThat(ListSignalTests.this.runs.of("size")).isEqualTo(1);
			list.add("d");
			assertThat(ListSignalTests.this.runs.of("size")).isEqualTo(2);
		}

		@Test
		void whetherItIsEmptyDependsOnTheFirstAndTheLastOnly() {
			ListSignal<String> list = list();
			ListSignalTests.this.runs.effect("empty", list::isEmpty);
			list.add("a");
			list.add("b");
			list.remove("a");
			assertThat(ListSignalTests.this.runs.of("empty")).isEqualTo(2);
			assertThat(list.isEmpty()).isFalse();
			list.clear();
			assertThat(list.isEmpty()).isTrue();
		}

		@Test
		void aPositionThatIsNotThereRunsAgainWhenItComes() {
			ListSignal<String> list = list("a");
			List<String> seen = new ArrayList<>();
			new Effect(() -> {
				try {
					seen.add(list.get(1));
				}
				catch (IndexOutOfBoundsException ex) {
					seen.add("none");
				}
			});
			list.add("b");
			list.remove(0);
			assertThat(seen).containsExactly("none", "b", "none");
		}

		@Test
		void insideABatchSeesWhatWasWritten() {
			ListSignal<String> list = list("a");
			Memo<String> joined = new Memo<>(() -> String.join("", list.get()) + list.size() + list.get(0));
			new Effect(joined::get);
			Scope.batch(() -> {
				list.add(0, "b");
				assertThat(joined.get()).isEqualTo("ba2b");
				assertThat(list.get()).containsExactly("b", "a");
			});
		}

	}

	@Nested
	class Writing {

		@Test
		void anEntryRunsWhoReadsItsPositionOrTheWhole() {
			ListSignal<String> list = list("a", "b", "c");
			assertThat(runsOf(list, () -> assertThat(list.set(1, "x")).isEqualTo("b"))).containsExactly("list", "1");
		}

		@Test
		void anEqualEntryRunsNothing() {
			ListSignal<String> list = list("a", "b");
			assertThat(runsOf(list, () -> list.set(1, "b"))).isEmpty();
		}

		@Test
		void atTheEndRunsNoPositionBefore() {
			ListSignal<String> list = list("a", "b", "c");
			assertThat(runsOf(list, () -> {
				list.add("d");
				assertThat(list.remove(3)).isEqualTo("d");
			})).containsOnly("list", "size");
		}

		@Test
		void inTheMiddleRunsThePositionsBehindThatHaveAnotherEntryNow() {
			ListSignal<String> list = list("a", "b", "b", "c");
			assertThat(runsOf(list, () -> list.add(1, "b"))).containsExactly("list", "size", "3");
			assertThat(list.get()).containsExactly("a", "b", "b", "b", "c");
		}

		@Test
		void byAFunctionChangesOneEntry() {
			ListSignal<String> list = list("a", "b");
			list.update(1, (entry) -> entry + entry);
			assertThat(list.get()).containsExactly("a", "bb");
		}

		@Test
		void anEntryAwayByPositionOrByItself() {
			ListSignal<Integer> list = new ListSignal<>(List.of(3, 2, 1, 3));
			assertThat(list.remove(1)).isEqualTo(2);
			assertThat(list.remove(Integer.valueOf(3))).isTrue();
			assertThat(list.remove(Integer.valueOf(7))).isFalse();
			assertThat(list.get()).containsExactly(1, 3);
		}

		@Test
		void allAwayToWhichAConditionApplies() {
			ListSignal<String> list = list("a", "b", "ab", "c");
			assertThat(runsOf(list, () -> assertThat(list.removeIf((entry) -> entry.contains("b"))).isTrue()))
				.containsExactly("list", "size", "1", "2", "3");
			assertThat(list.get()).containsExactly("a", "c");
			assertThat(list.removeIf(String::isEmpty)).isFalse();
		}

		@Test
		void aConditionThatFailsChangesNothing() {
			ListSignal<String> list = list("a", "b");
			assertThatIllegalArgumentException().isThrownBy(() -> list.removeIf((entry) -> {
				if (entry.equals("b")) {
					throw new IllegalArgumentException("planned");
				}
				return true;
			}));
			assertThat(list.get()).containsExactly("a", "b");
		}

		@Test
		void aMoveRunsThePositionsBetween() {
			ListSignal<String> list = list("a", "b", "c", "d");
			assertThat(runsOf(list, () -> list.move(2, 1))).containsExactly("list", "1", "2");
			assertThat(list.get()).containsExactly("a", "c", "b", "d");
			list.move(0, 3);
			assertThat(list.get()).containsExactly("c", "b", "d", "a");
		}

		@Test
		void allRunsWhatDiffers() {
			ListSignal<String> list = list("a", "b", "c");
			assertThat(runsOf(list, () -> list.setAll(List.of("a", "c", "b")))).containsExactly("list", "1", "2");
		}

		@Test
		void manyIsOneRun() {
			ListSignal<String> list = list("a");
			assertThat(runsOf(list, () -> list.addAll(List.of("b", "c", "d")))).containsExactly("list", "size");
			list.addAll(List.of());
			assertThat(list.get()).containsExactly("a", "b", "c", "d");
		}

		@Test
		void andTakingBackInABatchRunsNothing() {
			ListSignal<String> list = list("a", "b");
			assertThat(runsOf(list, () -> Scope.batch(() -> {
				list.add(0, "c");
				list.remove("c");
				list.move(0, 1);
				list.move(0, 1);
			}))).isEmpty();
		}

	}

	@Nested
	class Refusing {

		private void refused(int index, Consumer<ListSignal<String>> write) {
			ListSignal<String> list = list("a", "b");
			assertThat(runsOf(list,
					() -> assertThatExceptionOfType(IndexOutOfBoundsException.class)
						.isThrownBy(() -> write.accept(list))
						.withMessageContaining(" " + index + " ")
						.withMessageContaining("size 2")))
				.isEmpty();
			assertThat(list.get()).containsExactly("a", "b");
		}

		@Test
		void positionsThatAreNotThere() {
			refused(2, (list) -> list.get(2));
			refused(-1, (list) -> list.get(-1));
			refused(2, (list) -> list.set(2, "x"));
			refused(2, (list) -> list.update(2, (entry) -> entry));
			refused(3, (list) -> list.add(3, "x"));
			refused(-1, (list) -> list.add(-1, "x"));
			refused(2, (list) -> list.remove(2));
			refused(2, (list) -> list.move(2, 0));
			refused(2, (list) -> list.move(0, 2));
		}

		@Test
		void entriesThatAreNull() {
			ListSignal<String> list = list("a");
			assertThatNullPointerException().isThrownBy(() -> list.addAll(Arrays.asList("b", null)));
			assertThatNullPointerException().isThrownBy(() -> list.setAll(Arrays.asList("b", null)));
			assertThat(list.get()).containsExactly("a");
		}

		@Test
		void writesInsideAMemo() {
			ListSignal<String> list = list("a", "b").named("rows");
			List<Runnable> writes = List.of(() -> list.add("c"), () -> list.set(0, "c"), () -> list.remove(0),
					() -> list.remove("a"), () -> list.removeIf((entry) -> true), () -> list.move(0, 1), list::clear,
					() -> list.setAll(List.of()), () -> list.update(0, (entry) -> "c"), () -> list.addAll(List.of("c")),
					() -> list.add(0, "c"));
			for (Runnable write : writes) {
				Memo<Integer> memo = new Memo<>(() -> {
					write.run();
					return 0;
				}).named("total");
				assertThatIllegalStateException().isThrownBy(memo::get)
					.withMessageContaining("'rows'")
					.withMessageContaining("'total'");
			}
			assertThat(list.get()).containsExactly("a", "b");
		}

		@Test
		void writesOutsideTheTurn() {
			Scope other = Scope.root((action) -> {
			});
			ListSignal<String> list = other.call(() -> list("a").named("rows"));
			assertThatIllegalStateException().isThrownBy(() -> list.add("b"))
				.withMessageContaining("'rows'")
				.withMessageContaining("Scope.post");
			assertThat(list.peek()).containsExactly("a");
		}

	}

	@Test
	void aSelectorOfAnEntryFollowsTheList() {
		ListSignal<String> list = list("a", "b");
		Selector<String> selector = new Selector<>(() -> list.get(list.size() - 1));
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(list.get() + " " + selector.isSelected("b")));
		list.add("c");
		list.removeIf((entry) -> !entry.equals("b"));
		assertThat(seen).containsExactly("[a, b] true", "[a, b, c] false", "[b] true");
	}

	@Test
	void nothingIsLeftWhenNobodyObserves() {
		ListSignal<String> list = list("a", "b");
		runsOf(list, () -> {
		});
		Scope scope = Scope.current().child();
		GraphSize before = scope.graphSize();
		scope.run(() -> {
			new Effect(list.mapped((entry) -> new Effect(() -> list.get(0)))::get);
			new Effect(() -> list.get(1));
		});
		list.add("c");
		scope.dispose();
		assertThat(Scope.current().graphSize()).isEqualTo(before);
	}

}
