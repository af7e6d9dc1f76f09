package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** How a change travels: every node once, nothing in vain. */
class GraphPropagationCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("G01")
	void aDiamondIsComputedOnceForAChange() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(a);
		Memo<Integer> d = this.runs.memo("d", () -> b.get() + c.get());
		assertThat(d.get()).isEqualTo(2);
		assertThat(this.runs.of("d")).isEqualTo(1);

		a.set(2);

		assertThat(d.get()).isEqualTo(4);
		assertThat(this.runs.of("d")).isEqualTo(2);
	}

	@ConformanceCase("G02")
	void theTailOfADiamondIsComputedOnceForAChange() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(a);
		Memo<Integer> d = new Memo<>(() -> b.get() + c.get());
		Memo<Integer> e = this.runs.memo("e", d);
		assertThat(e.get()).isEqualTo(2);

		a.set(2);

		assertThat(e.get()).isEqualTo(4);
		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("G04")
	void aSourceThatIsReadDirectlyAndThroughAnotherIsOneChange() {
		Signal<Integer> a = new Signal<>(2);
		Memo<Integer> b = new Memo<>(() -> a.get() - 1);
		Memo<Integer> c = new Memo<>(() -> a.get() + b.get());
		Memo<String> d = this.runs.memo("d", () -> "d:" + c.get());
		assertThat(d.get()).isEqualTo("d:3");
		assertThat(this.runs.of("d")).isEqualTo(1);

		a.set(4);

		assertThat(d.get()).isEqualTo("d:7");
		assertThat(this.runs.of("d")).isEqualTo(2);
	}

	@ConformanceCase("G05")
	void aConstantBranchDoesNotBlockTheOther() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = constant(a, 10);
		Memo<Integer> d = this.runs.memo("d", () -> b.get() + c.get());
		assertThat(d.get()).isEqualTo(11);
		this.runs.forget();

		a.set(2);

		assertThat(d.get()).isEqualTo(12);
		assertThat(this.runs.of("d")).isEqualTo(1);
	}

	@ConformanceCase("G08")
	void linesThatConvergeAreComputedOnce() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = this.runs.memo("c", () -> a.get() + b.get());
		Memo<Integer> d = this.runs.memo("d", () -> a.get() + c.get());
		assertThat(d.get()).isZero();
		this.runs.forget();

		a.set(1);

		assertThat(d.get()).isEqualTo(3);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("c", "d");
	}

	@ConformanceCase("G09")
	void waysThatDoubleAtEachStepAreWalkedOnce() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = this.runs.memo("c", () -> b.get() + a.get());
		Memo<Integer> d = this.runs.memo("d", () -> c.get() + b.get());
		Memo<Integer> e = this.runs.memo("e", () -> d.get() + c.get());
		assertThat(e.get()).isZero();
		this.runs.forget();

		a.set(1);

		assertThat(e.get()).isEqualTo(5);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("c", "d", "e");
	}

	@ConformanceCase("G11")
	void twoConstantBranchesOfThreeDoNotBlockTheThird() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = constant(a, 10);
		Memo<Integer> d = constant(a, 100);
		Memo<Integer> e = this.runs.memo("e", () -> b.get() + c.get() + d.get());
		assertThat(e.get()).isEqualTo(111);
		this.runs.forget();

		a.set(2);

		assertThat(e.get()).isEqualTo(112);
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("G12")
	void stackedDiamondsAreComputedOnce() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(a);
		Memo<Integer> d = this.runs.memo("d", () -> b.get() + c.get());
		Memo<Integer> e = new Memo<>(d);
		Memo<Integer> f = new Memo<>(d);
		Memo<Integer> g = this.runs.memo("g", () -> e.get() + f.get());
		assertThat(g.get()).isEqualTo(4);
		this.runs.forget();

		a.set(2);

		assertThat(g.get()).isEqualTo(8);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("d", "g");
	}

	@ConformanceCase("G13")
	void waysOfDifferentLengthMeetOnce() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(b);
		Memo<Integer> d = new Memo<>(c);
		Memo<Integer> e = new Memo<>(a);
		Memo<Integer> f = this.runs.memo("f", () -> d.get() + e.get());
		assertThat(f.get()).isEqualTo(2);
		this.runs.forget();

		a.set(2);

		assertThat(f.get()).isEqualTo(4);
		assertThat(this.runs.of("f")).isEqualTo(1);
	}

	@ConformanceCase("G14")
	void anEffectThatIsMadeAfterAnUnobservedChangeSeesIt() {
		Signal<Integer> s = new Signal<>(0);
		Memo<Integer> c = new Memo<>(s);
		assertThat(c.get()).isZero();
		s.set(1);
		List<Integer> seen = new ArrayList<>();

		new Effect(() -> seen.add(c.get()));

		assertThat(seen).containsExactly(1);
		s.set(2);
		s.set(3);
		assertThat(seen).containsExactly(1, 2, 3);
	}

	@ConformanceCase("G15")
	void whatOnlyADisposedEffectNeededIsNotComputed() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = this.runs.memo("b", () -> a.get() * 0);
		Memo<Integer> c = this.runs.memo("c", () -> b.get() * 0);
		Memo<Integer> d = new Memo<>(a);
		Effect effect = new Effect(c::get);
		effect.dispose();
		this.runs.forget();

		a.set(1);

		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("G16")
	void aBranchThatABatchSwitchesOffIsNotComputed() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> c = this.runs.memo("c", b);
		Memo<Integer> d = new Memo<>(() -> (a.get() == 0) ? c.get() : 1);
		assertThat(d.get()).isZero();
		this.runs.forget();

		Scope.batch(() -> {
			a.set(1);
			b.set(1);
		});

		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.of("c")).isZero();
	}

	@ConformanceCase("G17")
	void threeWritesComputeWhatIsNeededOnceAndNothingElse() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> b = new Signal<>(1);
		Signal<Integer> c = new Signal<>(1);
		Memo<Integer> d = this.runs.memo("d", c);
		Memo<Integer> e = this.runs.memo("e", () -> (a.get() > 0) ? b.get() + d.get() : b.get());
		assertThat(e.get()).isEqualTo(2);
		this.runs.forget();

		Scope.batch(() -> {
			a.set(2);
			b.set(10);
			c.set(100);
		});

		assertThat(e.get()).isEqualTo(110);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("d", "e");
		this.runs.forget();

		Scope.batch(() -> {
			a.set(-1);
			c.set(200);
		});

		assertThat(e.get()).isEqualTo(10);
		assertThat(this.runs.inOrder()).containsExactly("e");
	}

	@ConformanceCase("G18")
	void anEffectThatComesAfterAReadIsTold() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(b);
		assertThat(c.get()).isZero();
		this.runs.effect("e", c::get);

		a.set(1);

		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("G19")
	void anEffectDoesNotRunWhenItsMemoComesOutTheSame() {
		Signal<Integer> s = new Signal<>(0);
		Memo<Integer> c = this.runs.memo("c", () -> s.get() * 0);
		this.runs.effect("e", c::get);
		this.runs.forget();

		s.set(1);

		assertThat(this.runs.inOrder()).containsExactly("c");
	}

	@ConformanceCase("G20")
	void twoSourcesOfOneMemoAreOneChange() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> c = this.runs.memo("c", () -> a.get() + b.get());
		this.runs.effect("e", c::get);
		this.runs.forget();

		Scope.batch(() -> {
			a.set(1);
			b.set(1);
		});

		assertThat(this.runs.of("c")).isEqualTo(1);
		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	private static Memo<Integer> constant(Signal<Integer> source, int value) {
		return new Memo<>(() -> {
			source.get();
			return value;
		});
	}

}
