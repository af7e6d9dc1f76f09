package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

/** Who owns what, and in which order it ends. */
class NestingCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("N02")
	void anOuterEffectDoesNotDependOnWhatAnInnerOneReads() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("outer", () -> Scope.untracked(() -> this.runs.effect("inner", a::get)));
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("inner");
	}

	@ConformanceCase("N03")
	void anOuterEffectIsNotTriggeredByASignalOfItsOwn() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("parent", () -> {
			a.get();
			Signal<Integer> own = new Signal<>(0);
			this.runs.effect("child", own::get);
			own.set(1);
		});
		assertThat(this.runs.of("parent")).isEqualTo(1);

		a.set(1);

		assertThat(this.runs.of("parent")).isEqualTo(2);
	}

	@ConformanceCase("N04")
	void anInnerEffectRunsWithoutTheOuterOne() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		outerAndInner(a, b);
		this.runs.forget();

		b.set(1);

		assertThat(this.runs.of("inner:run")).isEqualTo(1);
		assertThat(this.runs.of("outer:run")).isZero();
	}

	@ConformanceCase("N06")
	void disposingReachesThreeLevels() {
		Signal<Integer> a = new Signal<>(0);
		Effect outer = this.runs.effect("outer", () -> {
			a.get();
			this.runs.effect("middle", () -> {
				a.get();
				this.runs.effect("inner", a::get);
			});
		});
		this.runs.forget();

		outer.dispose();
		a.set(1);

		assertThat(this.runs.inOrder()).isEmpty();
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	@ConformanceCase("N07")
	void innerEffectsDoNotPileUp() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Signal<Integer> c = new Signal<>(0);
		this.runs.effect("outer", () -> {
			a.get();
			this.runs.effect("b", b::get);
			this.runs.effect("c", c::get);
		});
		a.set(1);
		this.runs.forget();

		b.set(1);
		assertThat(this.runs.inOrder()).containsExactly("b");

		c.set(1);
		assertThat(this.runs.inOrder()).containsExactly("b", "c");
	}

	@ConformanceCase("N08")
	void anInnerEffectIsMadeAnewAndTheOldOneDoesNotRun() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("outer", () -> {
			int made = a.get();
			this.runs.effect("inner made at " + made, a::get);
		});
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("outer", "inner made at 1");
	}

	@ConformanceCase("N09")
	void anInnerEffectThatTheOuterOneDropsDoesNotRun() {
		Signal<Boolean> cond = new Signal<>(true);
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> {
			if (cond.get()) {
				this.runs.effect("inner", a::get);
			}
		});
		this.runs.forget();

		Scope.batch(() -> {
			cond.set(false);
			a.set(1);
		});

		assertThat(this.runs.of("inner")).isZero();
	}

	@ConformanceCase("N10")
	void aNewRunBeginsWithTheInnerCleanup() {
		Signal<Integer> a = new Signal<>(0);
		outerAndInner(a, new Signal<>(0));
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("inner:cleanup", "outer:cleanup", "outer:run", "inner:run");
	}

	@ConformanceCase("N11")
	void disposingBeginsWithTheInnerCleanup() {
		Effect outer = outerAndInner(new Signal<>(0), new Signal<>(0));
		this.runs.forget();

		outer.dispose();

		assertThat(this.runs.inOrder()).containsExactly("inner:cleanup", "outer:cleanup");
	}

	@ConformanceCase("N12")
	void siblingsEndLastMadeFirst() {
		Scope scope = Scope.current().child();
		scope.run(() -> {
			new Effect(() -> Scope.onDispose(() -> this.runs.note("e1")));
			new Effect(() -> Scope.onDispose(() -> this.runs.note("e2")));
			new Effect(() -> Scope.onDispose(() -> this.runs.note("e3")));
		});

		scope.dispose();

		assertThat(this.runs.inOrder()).containsExactly("e3", "e2", "e1");
	}

	@ConformanceCase("N15")
	void anEffectInAMemoEndsBeforeTheNextComputation() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> m = memoWithAnEffect(a);
		m.get();
		this.runs.forget();

		a.set(1);
		m.get();

		assertThat(this.runs.inOrder()).containsExactly("inner:cleanup", "inner:run");
	}

	@ConformanceCase("N15")
	void anEffectInAnObservedMemoEndsBeforeTheNextComputation() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> m = memoWithAnEffect(a);
		new Effect(m::get);
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("inner:cleanup", "inner:run");
	}

	@ConformanceCase("N16")
	void theEffectsInAMemoEndWhenItsLastObserverLeaves() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> m = new Memo<>(() -> {
			new Effect(() -> Scope.onDispose(() -> this.runs.note("first")));
			new Effect(() -> Scope.onDispose(() -> this.runs.note("second")));
			return a.get();
		});
		Effect one = new Effect(m::get);
		Effect other = new Effect(m::get);

		one.dispose();
		assertThat(this.runs.inOrder()).isEmpty();

		other.dispose();
		assertThat(this.runs.inOrder()).containsExactly("second", "first");
	}

	@ConformanceCase({ "N17", "N18" })
	void theOuterEffectStillReactsInOrderAfterTheInnerOneRanAlone() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		outerAndInner(a, b);
		b.set(1);
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("inner:cleanup", "outer:cleanup", "outer:run", "inner:run");
	}

	@ConformanceCase("N20")
	void whatIsMadeInAScopeLaterEndsWithIt() {
		Signal<Integer> a = new Signal<>(0);
		Scope owner = Scope.current().child();
		new Effect(() -> owner.run(() -> this.runs.effect("e", a::get))).dispose();
		a.set(1);
		assertThat(this.runs.of("e")).isEqualTo(2);

		owner.dispose();
		a.set(2);

		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("N21")
	void disposingWhileDisposingIsSafe() {
		Scope scope = Scope.current().child();
		scope.run(() -> {
			Scope.onDispose(() -> this.runs.note("first"));
			Scope.onDispose(() -> {
				this.runs.note("second");
				scope.dispose();
			});
			new Effect(() -> Scope.onDispose(() -> {
				this.runs.note("third");
				scope.dispose();
			}));
		});

		scope.dispose();

		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("third", "second", "first");
	}

	@ConformanceCase("N22")
	void theCleanupsOfOneRunRunLastRegisteredFirst() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> {
			a.get();
			Scope.onDispose(() -> this.runs.note("1"));
			Scope.onDispose(() -> this.runs.note("2"));
			Scope.onDispose(() -> this.runs.note("3"));
		});

		a.set(1);
		assertThat(this.runs.inOrder()).containsExactly("3", "2", "1");

		a.set(2);
		assertThat(this.runs.inOrder()).containsExactly("3", "2", "1", "3", "2", "1");
	}

	/** An effect on one signal, which makes an effect on another. */
	private Effect outerAndInner(Signal<Integer> outer, Signal<Integer> inner) {
		return this.runs.effect("outer:run", () -> {
			outer.get();
			Scope.onDispose(() -> this.runs.note("outer:cleanup"));
			innerEffect(inner);
		});
	}

	private Memo<Integer> memoWithAnEffect(Signal<Integer> source) {
		return new Memo<>(() -> {
			innerEffect(new Signal<>(0));
			return source.get();
		});
	}

	private void innerEffect(Signal<Integer> source) {
		this.runs.effect("inner:run", () -> {
			source.get();
			Scope.onDispose(() -> this.runs.note("inner:cleanup"));
		});
	}

}
