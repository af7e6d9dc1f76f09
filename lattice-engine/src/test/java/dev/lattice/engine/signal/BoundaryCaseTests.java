package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Failures that stay in a part of the graph. */
class BoundaryCaseTests {

	private final Runs runs = new Runs();

	private final List<Throwable> failures = new ArrayList<>();

	@ConformanceCase("X13")
	void theNearestBoundaryGetsWhatAnEffectThrows() {
		Signal<Integer> a = new Signal<>(0);
		List<Throwable> outerFailures = new ArrayList<>();
		Boundary.of(() -> {
			Boundary.of(() -> new Effect(() -> failAtOne(a.get())), this.failures::add);
			this.runs.effect("inside the outer one", a::get);
		}, outerFailures::add);
		this.runs.effect("outside", a::get);
		this.runs.forget();

		a.set(1);

		assertThat(this.failures).singleElement().isInstanceOf(IllegalArgumentException.class);
		assertThat(outerFailures).isEmpty();
		assertThat(this.runs.inOrder()).containsExactly("inside the outer one", "outside");
	}

	@ConformanceCase("X13")
	void theBoundaryOfItsReaderGetsWhatAMemoThrows() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> failing = new Memo<>(() -> failAtOne(a.get()));
		Boundary.of(() -> this.runs.effect("inside", failing::get), this.failures::add);
		this.runs.effect("outside", a::get);
		this.runs.forget();

		a.set(1);

		assertThat(this.failures).singleElement().isInstanceOf(IllegalArgumentException.class);
		assertThat(this.runs.of("outside")).isEqualTo(1);

		a.set(2);

		assertThat(this.failures).hasSize(1);
		assertThat(this.runs.of("inside")).as("the effect goes on").isEqualTo(2);
	}

	@ConformanceCase("X13")
	void aBoundaryGetsWhatAFirstRunThrows() {
		Signal<Integer> a = new Signal<>(1);
		this.runs.effect("outside", a::get);

		Boundary.of(() -> new Effect(() -> failAtOne(a.get())), this.failures::add);

		assertThat(this.failures).singleElement().isInstanceOf(IllegalArgumentException.class);
		a.set(2);
		assertThat(this.runs.of("outside")).isEqualTo(2);
	}

	@ConformanceCase("X13")
	void aResetRunsTheBodyAnew() {
		Signal<Integer> a = new Signal<>(0);
		Boundary boundary = Boundary.of(() -> {
			this.runs.note("body");
			Scope.onDispose(() -> this.runs.note("cleanup"));
			new Effect(() -> failAtOne(a.get()));
			this.runs.effect("inside", a::get);
		}, this.failures::add);
		a.set(1);
		assertThat(this.failures).hasSize(1);
		a.set(2);
		this.runs.forget();

		boundary.reset();

		assertThat(this.runs.inOrder()).containsExactly("cleanup", "body", "inside");
		this.runs.forget();
		a.set(3);
		assertThat(this.runs.inOrder()).containsExactly("inside");
		this.runs.forget();

		boundary.dispose();
		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("cleanup");
		assertThat(this.failures).hasSize(1);
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	private static int failAtOne(int value) {
		if (value == 1) {
			throw new IllegalArgumentException("planned");
		}
		return value;
	}

}
