package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.graph.Failures;
import dev.lattice.engine.graph.Graph;
import dev.lattice.engine.graph.Insides;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a graph does when it has counted as far as it can. */
@ExtendWith(TurnOfItsOwn.class)
class GraphAgeTests {

	private final Runs runs = new Runs();

	private final List<Integer> seen = new ArrayList<>();

	/** The state of a memo has room for a part of the time only. */
	@Nested
	@ExtendWith(TurnOfItsOwn.class)
	class WhenAMemoCanNotTellTimesApart {

		private static final int ROUND = Insides.ROUND;

		@Test
		void whatNobodyObservesIsStillCurrent() {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> above = new Memo<>(a);
			Memo<Integer> memo = new Memo<>(() -> above.get() + 1);
			for (int i = 0; i < 9; i++) {
				a.set(i);
				assertThat(memo.get()).isEqualTo(i + 1);
				Insides.advance(graph(), ROUND - 1);
			}
		}

		@Test
		void whatHasNotChangedForSoLongMakesItsReaderRunAtMostOnceARound() {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> other = new Signal<>(0);
			Memo<Integer> above = new Memo<>(a);
			Memo<Integer> memo = GraphAgeTests.this.runs.memo("memo", above);
			memo.get();
			Insides.advance(graph(), ROUND - 5);
			for (int i = 1; i < 19; i++) {
				other.set(i);
				memo.get();
			}

			assertThat(GraphAgeTests.this.runs.of("memo")).isLessThanOrEqualTo(2);
		}

		@Test
		void whatGetsAnObserverIsCurrent() {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> above = new Memo<>(a);
			Memo<Integer> memo = new Memo<>(above);
			for (int i = 0; i < 9; i++) {
				a.set(i);
				Effect effect = new Effect(() -> GraphAgeTests.this.seen.add(memo.get()));
				a.set(100 + i);
				effect.dispose();
				Insides.advance(graph(), ROUND);
			}

			assertThat(GraphAgeTests.this.seen).startsWith(0, 100, 1, 101).endsWith(7, 107, 8, 108).hasSize(18);
		}

	}

	@Test
	void changesThatCannotBeToldApartAreRefused() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(a);
		Insides.leaveChanges(graph(), 1);
		memo.get();
		a.set(1);
		assertThat(memo.get()).isEqualTo(1);

		assertThatIllegalStateException().isThrownBy(() -> a.set(2)).withMessageContaining("begin a new session");
	}

	@Nested
	@ExtendWith(TurnOfItsOwn.class)
	class AfterTheLastNumberOfAnEffect {

		@Test
		void effectsRunInTheOrderOfTheirMakingAllTheSame() {
			Runs runs = GraphAgeTests.this.runs;
			Signal<Integer> a = new Signal<>(0);
			Scope scope = Scope.current().child();
			WatchQueue queue = new WatchQueue();
			Insides.leaveNumbers(graph(), 5);
			scope.run(() -> runs.effect("first", a::get));
			runs.effect("second", () -> {
				a.get();
				runs.effect("inner", a::get);
			});
			new Watcher(queue, 0, () -> runs.note("watcher " + a.get()));
			scope.run(() -> runs.effect("third", a::get));
			scope.run(() -> runs.effect("last", a::get));
			runs.forget();

			a.set(1);
			queue.drain(Failures::rethrow);

			assertThat(runs.inOrder()).containsExactly("first", "second", "inner", "third", "last", "watcher 1");
			assertThat(Insides.numbers(graph())).isLessThan(9);
		}

	}

	private static Graph graph() {
		return Scope.current().graph;
	}

}
