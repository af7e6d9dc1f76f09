package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several writes as one. */
class BatchCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("B01")
	void onlyTheOutermostBatchRunsEffects() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("e", a::get);

		Scope.batch(() -> {
			a.set(1);
			Scope.batch(() -> a.set(2));
			assertThat(this.runs.of("e")).isEqualTo(1);
			a.set(3);
		});

		assertThat(this.runs.of("e")).isEqualTo(2);
		assertThat(a.get()).isEqualTo(3);
	}

	@ConformanceCase("B02")
	void aReadInABatchSeesTheWrite() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(a::get);

		Scope.batch(() -> {
			a.set(1);
			assertThat(a.get()).isEqualTo(1);
			a.set(2);
			assertThat(a.get()).isEqualTo(2);
		});
	}

	@ConformanceCase("B03")
	void aMemoInABatchIsFresh() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(() -> a.get() + 1);
		Memo<Integer> c = new Memo<>(() -> b.get() * 2);
		this.runs.effect("e", c::get);
		this.runs.forget();

		Scope.batch(() -> {
			a.set(5);
			assertThat(c.get()).isEqualTo(12);
			assertThat(b.get()).isEqualTo(6);
			assertThat(this.runs.of("e")).isZero();
		});

		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("B05")
	void anEffectThatIsMadeInABatchRunsAtOnce() {
		Signal<Integer> a = new Signal<>(0);
		Scope.batch(() -> {
			this.runs.effect("e", a::get);
			assertThat(this.runs.of("e")).isEqualTo(1);
		});
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("B08")
	void anEffectThatFailsDoesNotStopTheOthers() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> {
			if (a.get() > 0) {
				throw new IllegalArgumentException("planned");
			}
		});
		this.runs.effect("good", a::get);
		this.runs.forget();

		assertThatThrownBy(() -> Scope.batch(() -> a.set(1))).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("planned")
			.hasNoSuppressedExceptions();

		assertThat(this.runs.of("good")).isEqualTo(1);
	}

	@ConformanceCase("B10")
	void aWriteAfterABatchIsARunOfItsOwn() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("e", a::get);
		Scope.batch(() -> a.set(1));
		this.runs.forget();

		a.set(2);
		assertThat(this.runs.of("e")).isEqualTo(1);

		a.set(3);
		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("B11")
	void batchesThatRestoreTheValueRunNothing() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> m = this.runs.memo("m", a);
		this.runs.effect("e", a::get);
		this.runs.effect("through a memo", m::get);
		this.runs.forget();

		for (int value = 1; value <= 3; value++) {
			int other = value;
			Scope.batch(() -> {
				a.set(other);
				a.set(0);
			});
		}

		assertThat(m.get()).isZero();
		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("B13")
	void readingOneMemoDoesNotRunTheEffectOfAnother() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> c1 = new Memo<>(() -> a.get() + 1);
		Memo<Integer> c2 = new Memo<>(() -> a.get() * 2);
		this.runs.effect("e", c2::get);
		this.runs.forget();

		Scope.batch(() -> {
			a.set(5);
			assertThat(c1.get()).isEqualTo(6);
			assertThat(this.runs.of("e")).isZero();
		});

		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("B15")
	void twoSignalsAreOneRun() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(a.get() + "," + b.get()));

		Scope.batch(() -> {
			a.set(1);
			b.set(1);
		});

		assertThat(seen).containsExactly("0,0", "1,1");
	}

	@ConformanceCase("B17")
	void aBatchInsideAnEffectIsOneRun() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Signal<Integer> c = new Signal<>(0);
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(b.get() + "," + c.get()));
		new Effect(() -> Scope.batch(() -> {
			b.set(a.get());
			c.set(a.get());
		}));

		a.set(1);

		assertThat(seen).containsExactly("0,0", "1,1");
	}

}
