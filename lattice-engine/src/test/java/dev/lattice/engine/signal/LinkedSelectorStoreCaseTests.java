package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.collection.MapSignal;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that are derived and yet set, one of many, and many in one. */
class LinkedSelectorStoreCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("S01")
	void aLinkedSignalIsSetUntilItsSourceChanges() {
		Signal<List<String>> source = new Signal<>(List.of("a", "b"));
		LinkedSignal<String> selected = LinkedSignal.of(source, (options) -> {
			this.runs.note("reset");
			return options.getFirst();
		});
		assertThat(selected.get()).isEqualTo("a");
		assertThat(selected.get()).isEqualTo("a");
		assertThat(this.runs.of("reset")).isEqualTo(1);
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(selected.get()));

		selected.set("b");
		assertThat(selected.get()).isEqualTo("b");

		source.set(List.of("c"));
		assertThat(selected.get()).isEqualTo("c");
		assertThat(seen).containsExactly("a", "b", "c");
		assertThat(this.runs.of("reset")).isEqualTo(2);
	}

	@ConformanceCase("S03")
	void aLinkedSignalGetsItsLastSourceAndValue() {
		Signal<List<String>> source = new Signal<>(List.of("a", "b", "c"));
		List<LinkedSignal.Previous<List<String>, String>> previous = new ArrayList<>();
		LinkedSignal<String> selected = LinkedSignal.of(source, (options, last) -> {
			previous.add(last);
			return (last != null && options.contains(last.value())) ? last.value() : options.getFirst();
		});
		assertThat(selected.get()).isEqualTo("a");
		selected.set("b");

		source.set(List.of("b", "c"));
		assertThat(selected.get()).isEqualTo("b");

		source.set(List.of("c"));
		assertThat(selected.get()).isEqualTo("c");
		assertThat(previous).containsExactly(null, new LinkedSignal.Previous<>(List.of("a", "b", "c"), "b"),
				new LinkedSignal.Previous<>(List.of("b", "c"), "b"));
	}

	@ConformanceCase("S04")
	void movingASelectionRunsTheTwoRowsThatChange() {
		Signal<Integer> selected = new Signal<>(3);
		Selector<Integer> selector = new Selector<>(selected);
		for (int row = 0; row < 1000; row++) {
			int key = row;
			this.runs.effect("row " + key, () -> this.runs.note(key + " " + selector.isSelected(key)));
		}
		this.runs.forget();

		selected.set(7);

		assertThat(this.runs.inOrder()).containsExactly("row 3", "3 false", "row 7", "7 true");
	}

	@ConformanceCase("S07")
	void aWriteOfOneFieldDoesNotRunReadersOfAnother() {
		MapSignal<String, Object> person = person();
		this.runs.effect("name", () -> person.get("name"));
		this.runs.effect("age", () -> person.get("age"));
		this.runs.forget();

		person.put("name", "Bob");

		assertThat(person.get("name")).isEqualTo("Bob");
		assertThat(this.runs.inOrder()).containsExactly("name");
	}

	@ConformanceCase("S10")
	void writesOfThreeFieldsInABatchAreOneRun() {
		MapSignal<String, Object> person = person();
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(person.get("name") + " " + person.get("age") + " " + person.get("city")));

		Scope.batch(() -> {
			person.put("name", "Bob");
			person.put("age", 42);
			person.put("city", "Rome");
		});

		assertThat(seen).containsExactly("Ann 41 null", "Bob 42 Rome");
	}

	private static MapSignal<String, Object> person() {
		return new MapSignal<>(Map.of("name", "Ann", "age", 41));
	}

}
