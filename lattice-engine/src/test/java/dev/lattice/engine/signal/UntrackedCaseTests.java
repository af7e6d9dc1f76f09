package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading without depending. */
class UntrackedCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("U02")
	void aMemoDoesNotDependOnWhatItReadsUntracked() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(10);
		Memo<Integer> c = this.runs.memo("c", () -> a.get() + Scope.untracked(b));
		assertThat(c.get()).isEqualTo(10);
		a.set(1);
		assertThat(c.get()).isEqualTo(11);
		this.runs.forget();

		b.set(20);

		assertThat(c.get()).isEqualTo(11);
		assertThat(this.runs.of("c")).isZero();
	}

	@ConformanceCase("U03")
	void aStaleMemoIsFreshWhenItIsReadUntracked() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(() -> 2 * a.get());
		assertThat(b.get()).isZero();

		a.set(5);

		assertThat(Scope.untracked(b)).isEqualTo(10);
	}

	@ConformanceCase("U05")
	void anUntrackedWriteDependsOnNothing() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> b = new Signal<>(0);
		this.runs.effect("untracked", () -> Scope.untracked(() -> {
			b.set(10 * a.get());
			return b.get();
		}));
		assertThat(b.get()).isEqualTo(10);

		a.set(2);

		assertThat(b.get()).isEqualTo(10);
		assertThat(this.runs.of("untracked")).isEqualTo(1);
	}

	@ConformanceCase("U05")
	void anUntrackedWriteBesideATrackedReadFollowsIt() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> b = new Signal<>(0);
		this.runs.effect("tracked", () -> {
			int value = a.get();
			Scope.untracked(() -> {
				b.set(10 * value);
				return b.get();
			});
		});

		a.set(2);

		assertThat(b.get()).isEqualTo(20);
		assertThat(this.runs.of("tracked")).isEqualTo(2);
	}

	@ConformanceCase("U06")
	void onlyTheTrackedHalfOfABatchRunsTheEffect() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		this.runs.effect("e", () -> {
			a.get();
			Scope.untracked(b);
		});
		this.runs.forget();

		Scope.batch(() -> b.set(1));
		assertThat(this.runs.of("e")).isZero();

		Scope.batch(() -> {
			b.set(2);
			a.set(1);
		});
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("U07")
	void anEffectThatIsMadeUntrackedMayReadUntrackedInTurn() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Scope.untracked(() -> this.runs.effect("e", () -> {
			b.get();
			Scope.untracked(() -> Scope.untracked(() -> {
				a.set(a.get() + 1);
				return a.get();
			}));
		}));
		assertThat(a.get()).isEqualTo(1);
		assertThat(this.runs.of("e")).isEqualTo(1);

		a.set(10);
		assertThat(this.runs.of("e")).isEqualTo(1);

		b.set(1);
		assertThat(this.runs.of("e")).isEqualTo(2);
		assertThat(a.get()).isEqualTo(11);
	}

}
