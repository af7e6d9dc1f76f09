package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is asked first. */
class OrderCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("T05")
	void aMemoThatIsMarkedWhileItIsCheckedIsComputedOnce() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = this.runs.memo("b", a);
		Memo<Integer> c = this.runs.memo("c", b);
		Memo<Integer> d = this.runs.memo("d", () -> a.get() + c.get());
		assertThat(d.get()).isZero();
		this.runs.forget();

		a.set(1);

		assertThat(d.get()).isEqualTo(2);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("b", "c", "d");
	}

	@ConformanceCase("T06")
	void anOuterEffectIsCheckedFirstThoughTheInnerOneWasMarkedFirst() {
		Signal<Boolean> cond = new Signal<>(true);
		Memo<Boolean> shown = new Memo<>(cond);
		Signal<Integer> a = new Signal<>(0);
		outerAndInner(shown, a);
		this.runs.forget();

		Scope.batch(() -> {
			a.set(1);
			cond.set(false);
		});

		assertThat(this.runs.inOrder()).containsExactly("outer");
	}

	@ConformanceCase("T06")
	void anOuterEffectThatIsMarkedDuringTheFlushIsCheckedBeforeTheInnerOne() {
		Signal<Boolean> cond = new Signal<>(true);
		Memo<Boolean> shown = new Memo<>(cond);
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> cond.set(a.get() == 0));
		outerAndInner(shown, a);
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("outer");
	}

	private void outerAndInner(Memo<Boolean> shown, Signal<Integer> a) {
		this.runs.effect("outer", () -> {
			if (shown.get()) {
				this.runs.effect("inner", a::get);
			}
		});
	}

}
