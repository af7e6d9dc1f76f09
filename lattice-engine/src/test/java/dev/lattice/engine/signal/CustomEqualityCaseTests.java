package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which values count as the same, when somebody says so. */
class CustomEqualityCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("Q12")
	void aMemoMayCompareByAPartOfItsValue() {
		Signal<Person> source = new Signal<>(new Person(1, "Ann"));
		Memo<Person> c = Memo.of(source, (before, after) -> before.id() == after.id());
		this.runs.effect("e", c::get);
		this.runs.forget();

		source.set(new Person(1, "Anna"));
		assertThat(this.runs.of("e")).isZero();

		source.set(new Person(2, "Anna"));
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("Q13")
	void comparingReadsUntracked() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> x = new Signal<>(0);
		Equality<Integer> reading = (before, after) -> {
			this.runs.note("compared");
			x.get();
			return before.equals(after);
		};
		Memo<Integer> c = Memo.of(this.runs.noted("c", a), reading);
		Signal<Integer> copy = Signal.of(0, reading);
		this.runs.effect("reader", c::get);
		this.runs.effect("writer", () -> copy.set(a.get()));
		a.set(1);
		assertThat(this.runs.of("compared")).isPositive();
		this.runs.forget();

		x.set(1);

		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("Q14")
	void aSignalWhoseValuesAreNeverTheSameRunsOnEachWrite() {
		Signal<String> a = Signal.of("same", Equality.never());
		this.runs.effect("e", a::get);
		this.runs.forget();

		a.set("same");

		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("Q15")
	void aComparisonThatFailsIsKeptLikeAFailedComputation() {
		Signal<Integer> a = new Signal<>(0);
		IllegalArgumentException failure = new IllegalArgumentException("planned");
		Memo<Integer> c = Memo.of(this.runs.noted("c", a), (before, after) -> {
			if (after == 1) {
				throw failure;
			}
			return before.equals(after);
		});
		List<String> seen = new ArrayList<>();
		new Effect(() -> {
			try {
				seen.add("" + c.get());
			}
			catch (IllegalArgumentException ex) {
				seen.add(ex.getMessage());
			}
		});

		a.set(1);

		assertThatThrownBy(c::get).isSameAs(failure);
		assertThat(seen).containsExactly("0", "planned");
		assertThat(this.runs.of("c")).isEqualTo(2);

		a.set(2);

		assertThat(c.get()).isEqualTo(2);
		assertThat(seen).containsExactly("0", "planned", "2");
	}

	@ConformanceCase("Q16")
	void whatChangedInPlaceIsAnnounced() {
		Signal<List<String>> list = new Signal<>(new ArrayList<>());
		Memo<Integer> size = this.runs.memo("size", () -> list.get().size());
		assertThat(size.get()).isZero();

		list.peek().add("one");
		list.trigger();
		assertThat(size.get()).isEqualTo(1);

		this.runs.effect("e", () -> {
			list.get();
			size.get();
		});
		list.peek().add("two");
		list.trigger();
		assertThat(size.get()).isEqualTo(2);
		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("Q16")
	void announcementsInABatchAreOneRun() {
		Signal<List<String>> one = new Signal<>(new ArrayList<>());
		Signal<List<String>> other = new Signal<>(new ArrayList<>());
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(one.get().size() + other.get().size()));

		Scope.batch(() -> {
			one.peek().add("x");
			other.peek().add("y");
			one.trigger();
			other.trigger();
			one.trigger();
		});

		assertThat(seen).containsExactly(0, 2);
	}

	private record Person(int id, String name) {
	}

}
