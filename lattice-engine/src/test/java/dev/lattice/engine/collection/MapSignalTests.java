package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Runs;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.TurnOfItsOwn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** A map that is watched key by key. */
@ExtendWith(TurnOfItsOwn.class)
class MapSignalTests {

	private final Runs runs = new Runs();

	/** A map of a, b and c to 1, 2 and 3. */
	private static MapSignal<String, Integer> map() {
		Map<String, Integer> entries = new LinkedHashMap<>();
		entries.put("a", 1);
		entries.put("b", 2);
		entries.put("c", 3);
		return new MapSignal<>(entries);
	}

	/** Observes a map in every way; returns what runs when something is done to it. */
	private List<String> runsOf(MapSignal<String, Integer> map, Runnable action) {
		this.runs.effect("map", map::get);
		this.runs.effect("keys", map::keys);
		this.runs.effect("size", map::size);
		this.runs.effect("empty", map::isEmpty);
		for (String key : List.of("a", "b", "c", "d")) {
			this.runs.effect(key, () -> map.get(key));
			this.runs.effect("has " + key, () -> map.containsKey(key));
		}
		this.runs.forget();
		action.run();
		return this.runs.inOrder();
	}

	@Nested
	class Reading {

		@Test
		void theWholeGivesTheSameObjectUntilSomethingChanges() {
			MapSignal<String, Integer> map = map();
			Map<String, Integer> before = map.get();
			map.put("a", 1);
			assertThat(map.get()).isSameAs(before).isSameAs(map.peek());
			map.put("a", 5);
			assertThat(before).containsEntry("a", 1).isUnmodifiable();
			assertThat(map.get()).containsEntry("a", 5);
		}

		@Test
		void theKeysGivesTheSameObjectUntilOneComesOrGoes() {
			MapSignal<String, Integer> map = map();
			Set<String> before = map.keys();
			map.put("a", 5);
			assertThat(map.keys()).isSameAs(before).isUnmodifiable();
			map.remove("b");
			assertThat(map.keys()).containsExactly("a", "c");
		}

		@Test
		void theKeysAreInTheOrderInWhichTheyWerePut() {
			MapSignal<String, Integer> map = new MapSignal<>();
			List<List<String>> seen = new ArrayList<>();
			new Effect(() -> seen.add(List.copyOf(map.keys())));
			map.put("z", 1);
			map.put("a", 1);
			Scope.batch(() -> {
				map.remove("z");
				map.put("z", 1);
			});
			assertThat(seen).containsExactly(List.of(), List.of("z"), List.of("z", "a"), List.of("a", "z"));
			assertThat(map.get().keySet()).containsExactly("a", "z");
		}

		@Test
		void aKeyThatIsNotThereRunsAgainWhenItComesAndGoes() {
			MapSignal<String, Integer> map = new MapSignal<>();
			List<@Nullable Integer> seen = new ArrayList<>();
			new Effect(() -> seen.add(map.get("a")));
			map.put("b", 1);
			map.put("a", 2);
			map.remove("a");
			assertThat(seen).containsExactly(null, 2, null);
		}

		@Test
		void peekingDependsOnNothing() {
			MapSignal<String, Integer> map = map();
			MapSignalTests.this.runs.effect("peek", map::peek);
			map.clear();
			assertThat(MapSignalTests.this.runs.of("peek")).isEqualTo(1);
		}

		@Test
		void insideABatchSeesWhatWasWritten() {
			MapSignal<String, Integer> map = map();
			Memo<String> memo = new Memo<>(
					() -> map.get("d") + " " + map.containsKey("d") + " " + map.size() + " " + map.keys());
			new Effect(memo::get);
			Scope.batch(() -> {
				map.put("d", 4);
				assertThat(memo.get()).isEqualTo("4 true 4 [a, b, c, d]");
			});
		}

	}

	@Nested
	class Writing {

		@Test
		void aValueRunsWhoReadsThatValueOrTheWhole() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, () -> assertThat(map.put("b", 7)).isEqualTo(2))).containsExactly("map", "b");
		}

		@Test
		void anEqualValueRunsNothing() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, () -> map.put("b", 2))).isEmpty();
		}

		@Test
		void aNewKeyRunsWhoReadsItOrTheKeys() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, () -> assertThat(map.put("d", 4)).isNull())).containsExactly("map", "keys", "size",
					"d", "has d");
		}

		@Test
		void aKeyAwayRunsWhoReadsItOrTheKeys() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, () -> assertThat(map.remove("a")).isEqualTo(1))).containsExactly("map", "keys",
					"size", "a", "has a");
			assertThat(map.remove("a")).isNull();
		}

		@Test
		void manyIsOneRun() {
			MapSignal<String, Integer> map = map();
			Map<String, Integer> changes = new LinkedHashMap<>();
			changes.put("a", 1);
			changes.put("b", 7);
			changes.put("d", 4);
			assertThat(runsOf(map, () -> map.putAll(changes))).containsExactly("map", "keys", "size", "b", "d",
					"has d");
		}

		@Test
		void allAwayRunsWhoReadWhatWasThere() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, map::clear)).containsExactly("map", "keys", "size", "empty", "a", "has a", "b",
					"has b", "c", "has c");
			assertThat(map.get()).isEmpty();
		}

		@Test
		void andTakingBackInABatchRunsNothing() {
			MapSignal<String, Integer> map = map();
			assertThat(runsOf(map, () -> Scope.batch(() -> {
				map.put("d", 4);
				map.put("a", 7);
				map.remove("d");
				map.put("a", 1);
			}))).isEmpty();
		}

	}

	@Nested
	class Refusing {

		@Test
		void keysAndValuesThatAreNull() {
			MapSignal<String, @Nullable Integer> map = new MapSignal<>();
			assertThatNullPointerException().isThrownBy(() -> map.put("a", null)).withMessageContaining("'a'");
			assertThatNullPointerException().isThrownBy(() -> map.putAll(Collections.singletonMap("b", null)))
				.withMessageContaining("'b'");
			assertThat(map.get()).isEmpty();
		}

		@Test
		void writesInsideAMemo() {
			MapSignal<String, Integer> map = map().named("prices");
			for (Runnable write : List.<Runnable>of(() -> map.put("d", 1), () -> map.putAll(Map.of("d", 1)),
					() -> map.remove("a"), map::clear)) {
				Memo<Integer> memo = new Memo<>(() -> {
					write.run();
					return 0;
				}).named("total");
				assertThatIllegalStateException().isThrownBy(memo::get)
					.withMessageContaining("'prices'")
					.withMessageContaining("'total'");
			}
			assertThat(map.size()).isEqualTo(3);
		}

		@Test
		void writesOutsideTheTurn() {
			Scope other = Scope.root((action) -> {
			});
			MapSignal<String, Integer> map = other.call(() -> map().named("prices"));
			assertThatIllegalStateException().isThrownBy(() -> map.put("a", 5))
				.withMessageContaining("'prices'")
				.withMessageContaining("Scope.post");
			assertThat(map.peek()).containsEntry("a", 1);
		}

	}

	@Test
	void nothingIsLeftWhenNobodyObserves() {
		MapSignal<String, Integer> map = map();
		Scope scope = Scope.current().child();
		GraphSize before = scope.graphSize();
		scope.run(() -> runsOf(map, () -> map.put("d", 4)));
		scope.dispose();
		assertThat(Scope.current().graphSize()).isEqualTo(before);
	}

}
