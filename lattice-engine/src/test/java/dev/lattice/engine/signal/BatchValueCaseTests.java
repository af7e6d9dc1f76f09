package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

/** What a batch returns. */
class BatchValueCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("B16")
	void aBatchReturnsItsValue() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("e", a::get);
		this.runs.forget();

		int value = Scope.batch(() -> {
			a.set(40);
			a.update((before) -> before + 2);
			assertThat(this.runs.of("e")).isZero();
			return a.get();
		});

		assertThat(value).isEqualTo(42);
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

}
