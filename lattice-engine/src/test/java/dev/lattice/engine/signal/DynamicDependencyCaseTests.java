package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Dependencies are what the last run read: no less, no more. */
class DynamicDependencyCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("D02")
	void switchingLeavesTheOldBranch() {
		Signal<Boolean> cond = new Signal<>(true);
		Signal<String> a = new Signal<>("a");
		Signal<String> b = new Signal<>("b");
		Memo<String> c = this.runs.memo("c", () -> cond.get() ? a.get() : b.get());
		assertThat(c.get()).isEqualTo("a");
		cond.set(false);
		assertThat(c.get()).isEqualTo("b");
		this.runs.forget();

		a.set("z");

		assertThat(c.get()).isEqualTo("b");
		assertThat(this.runs.of("c")).isZero();

		b.set("w");

		assertThat(c.get()).isEqualTo("w");
		assertThat(this.runs.of("c")).isEqualTo(1);
	}

	@ConformanceCase("D03")
	void aBranchMayReadItsConditionAgain() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(a);
		Memo<Integer> c = new Memo<>(() -> (a.get() > 0) ? a.get() : b.get());
		assertThat(c.get()).isZero();

		a.set(1);
		assertThat(c.get()).isEqualTo(1);

		a.set(0);
		assertThat(c.get()).isZero();
	}

	@ConformanceCase("D04")
	void leavingASourceKeepsTheOthersThatReadIt() {
		Signal<Boolean> t = new Signal<>(true);
		Signal<Integer> s = new Signal<>(1);
		Memo<Integer> p = new Memo<>(() -> t.get() ? s.get() : 111);
		Memo<Integer> pp = new Memo<>(s);
		this.runs.effect("e", p::get);
		assertThat(pp.get()).isEqualTo(1);

		t.set(false);

		assertThat(p.get()).isEqualTo(111);
		this.runs.forget();

		s.set(2);

		assertThat(pp.get()).isEqualTo(2);
		assertThat(this.runs.of("e")).isZero();
	}

	@ConformanceCase("D06")
	void whatIsNotReachedAnyMoreIsNotComputed() {
		Signal<int[]> a = new Signal<>(new int[] { 1 });
		Memo<int[]> b = new Memo<>(a);
		Memo<Integer> c = this.runs.memo("c", () -> b.get()[0]);
		Memo<Integer> d = new Memo<>(() -> (b.get() != null) ? c.get() : 0);
		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.of("c")).isEqualTo(1);

		a.set(null);

		assertThat(d.get()).isZero();
		assertThat(this.runs.of("c")).isEqualTo(1);
	}

	@ConformanceCase("D08")
	void aChainStaysConsistentWhenItsMiddleIsReadFirst() {
		Signal<int[]> items = new Signal<>(null);
		Memo<Boolean> loaded = new Memo<>(() -> items.get() != null);
		Memo<String> message = new Memo<>(() -> loaded.get() ? "loaded" : "not loaded");
		assertThat(message.get()).isEqualTo("not loaded");

		items.set(new int[] { 1, 2, 3 });
		assertThat(loaded.get()).isTrue();
		assertThat(message.get()).isEqualTo("loaded");

		items.set(new int[] { 4 });
		assertThat(loaded.get()).isTrue();
		assertThat(message.get()).isEqualTo("loaded");

		items.set(null);
		assertThat(loaded.get()).isFalse();
		assertThat(message.get()).isEqualTo("not loaded");
	}

	@ConformanceCase("D09")
	void eitherOfTwoSourcesIsEnough() {
		Signal<Integer> s1 = new Signal<>(0);
		Signal<Integer> s2 = new Signal<>(0);
		Memo<Integer> c1 = new Memo<>(s1);
		Memo<Integer> c2 = new Memo<>(() -> s1.get() % 2 + s2.get());
		Memo<Integer> c3 = this.runs.memo("c3", () -> c1.get() + c2.get());
		assertThat(c3.get()).isZero();

		s1.set(2);
		assertThat(c3.get()).isEqualTo(2);
		assertThat(this.runs.of("c3")).isEqualTo(2);

		s2.set(1);
		assertThat(c3.get()).isEqualTo(3);
		assertThat(this.runs.of("c3")).isEqualTo(3);
	}

	@ConformanceCase("D11")
	void anEffectFindsANewSource() {
		Signal<Boolean> cond = new Signal<>(false);
		Signal<String> a = new Signal<>("a");
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(cond.get() ? a.get() : "none"));

		a.set("x");
		assertThat(seen).containsExactly("none");

		cond.set(true);
		assertThat(seen).containsExactly("none", "x");

		a.set("y");
		assertThat(seen).containsExactly("none", "x", "y");
	}

	@ConformanceCase("D12")
	void anEffectForgetsASource() {
		Signal<Boolean> cond = new Signal<>(true);
		Signal<String> a = new Signal<>("a");
		List<String> seen = new ArrayList<>();
		new Effect(() -> seen.add(cond.get() ? a.get() : "none"));

		cond.set(false);
		assertThat(seen).containsExactly("a", "none");

		a.set("x");
		assertThat(seen).containsExactly("a", "none");
	}

	@ConformanceCase("D13")
	void twoEffectsWhoseSourcesShiftAndOverlapKeepApart() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> b = new Signal<>(2);
		Signal<Integer> c = new Signal<>(0);
		Signal<Integer> o1 = new Signal<>(0);
		Signal<Integer> o2 = new Signal<>(0);
		this.runs.effect("e1", () -> o1.set(((c.get() < 2) ? a.get() : 0) + ((c.get() > 1) ? b.get() : 0)));
		this.runs.effect("e2", () -> o2.set(((c.get() > 1) ? a.get() : 0) + ((c.get() < 3) ? b.get() : 0) + o1.get()));
		assertThat(o1.get()).isEqualTo(1);
		assertThat(o2.get()).isEqualTo(3);
		this.runs.forget();

		b.set(3);

		assertThat(o1.get()).isEqualTo(1);
		assertThat(o2.get()).isEqualTo(4);
		assertThat(this.runs.inOrder()).containsExactly("e2");

		c.set(2);

		assertThat(o1.get()).isEqualTo(3);
		assertThat(o2.get()).isEqualTo(7);
	}

	@ConformanceCase("D14")
	void sourcesThatAreReadInTheOtherOrderEachTimeStayOne() {
		Signal<Boolean> flip = new Signal<>(false);
		Signal<String> a = new Signal<>("a");
		Signal<String> b = new Signal<>("b");
		Memo<String> c = this.runs.memo("c", () -> flip.get() ? a.get() + b.get() : b.get() + a.get());
		new Effect(c::get);
		int edgeOfTheEffect = 1;
		assertThat(edges()).isEqualTo(3 + edgeOfTheEffect);
		for (int i = 0; i < 100; i++) {
			flip.update((before) -> !before);
			assertThat(c.get()).isEqualTo(flip.get() ? a.get() + b.get() : b.get() + a.get());
			assertThat(edges()).isEqualTo(3 + edgeOfTheEffect);
			this.runs.forget();

			a.set("a" + i);
			assertThat(c.get()).contains(a.get());
			assertThat(this.runs.of("c")).isEqualTo(1);

			b.set("b" + i);
			assertThat(c.get()).contains(b.get());
			assertThat(this.runs.of("c")).isEqualTo(2);
			assertThat(edges()).isEqualTo(3 + edgeOfTheEffect);
		}
	}

	@ConformanceCase("D15")
	void aSourceMayComeLateAfterManyOthers() {
		List<Signal<Integer>> s = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			s.add(new Signal<>(0));
		}
		Signal<Boolean> gate = new Signal<>(false);
		Memo<Integer> c = this.runs.memo("c", () -> {
			int sum = 0;
			for (Signal<Integer> each : s.subList(0, 99)) {
				sum += each.get();
			}
			return sum + (gate.get() ? s.get(99).get() : 0);
		});
		assertThat(c.get()).isZero();
		gate.set(true);
		assertThat(c.get()).isZero();
		this.runs.forget();

		s.get(99).set(7);
		assertThat(c.get()).isEqualTo(7);
		assertThat(this.runs.of("c")).isEqualTo(1);

		s.get(50).set(3);
		assertThat(c.get()).isEqualTo(10);
		assertThat(this.runs.of("c")).isEqualTo(2);
	}

	@ConformanceCase("D18")
	void aNewSourceIsFreshBeforeItsReaderGoesOn() {
		Signal<Boolean> cond = new Signal<>(false);
		Signal<Integer> x = new Signal<>(0);
		Memo<Integer> slow = this.runs.memo("slow", () -> x.get() + 1);
		Memo<Integer> d = new Memo<>(() -> cond.get() ? slow.get() : 0);
		assertThat(d.get()).isZero();

		x.set(5);
		cond.set(true);

		assertThat(d.get()).isEqualTo(6);
		assertThat(this.runs.of("slow")).isEqualTo(1);
	}

	private static int edges() {
		return Scope.current().graphSize().edges();
	}

}
