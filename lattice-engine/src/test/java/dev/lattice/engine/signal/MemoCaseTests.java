package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** When a memo is computed, and what it keeps. */
class MemoCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("C04")
	void severalChangesBeforeAReadAreOneComputation() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> c = this.runs.memo("c", () -> a.get() + b.get());
		assertThat(c.get()).isZero();
		this.runs.forget();

		a.set(1);
		b.set(1);

		assertThat(c.get()).isEqualTo(2);
		assertThat(this.runs.of("c")).isEqualTo(1);
	}

	@ConformanceCase("C05")
	void aSignalGivesWayToAMemoAsSource() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Memo<Integer> c = new Memo<>(a);
		Memo<Integer> d = this.runs.memo("d", () -> (a.get() == 0) ? b.get() : c.get());
		assertThat(d.get()).isZero();
		a.set(1);
		assertThat(d.get()).isEqualTo(1);
		this.runs.forget();

		b.set(10);

		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.of("d")).isZero();
	}

	@ConformanceCase("C06")
	void eachMemoOfAChainIsComputedOnce() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = this.runs.memo("b", a);
		Memo<Integer> c = this.runs.memo("c", b);
		Memo<Integer> d = this.runs.memo("d", c);
		assertThat(d.get()).isZero();
		this.runs.forget();

		a.set(1);

		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.inOrder()).containsExactlyInAnyOrder("b", "c", "d");
	}

	@ConformanceCase("C09")
	void aMemoThatLostItsLastObserverGoesOn() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(() -> 2 * a.get());
		Effect effect = new Effect(b::get);

		effect.dispose();

		a.set(5);
		assertThat(b.get()).isEqualTo(10);
		a.set(10);
		assertThat(b.get()).isEqualTo(20);
	}

	@ConformanceCase("C12")
	void aComputationMayMakeASignal() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> c = new Memo<>(() -> new Signal<>(10 * a.get()).get());
		new Effect(c::get);
		assertThat(c.get()).isZero();
		int edges = Scope.current().graphSize().edges();

		a.set(3);

		assertThat(c.get()).isEqualTo(30);
		assertThat(Scope.current().graphSize().edges()).isEqualTo(edges);
	}

	@ConformanceCase("C13")
	void memosAreComputedInTheOrderOfReading() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = this.runs.memo("b", a);
		Memo<Integer> c = this.runs.memo("c", a);
		c.get();
		b.get();
		this.runs.forget();

		a.set(1);
		b.get();
		c.get();

		assertThat(this.runs.inOrder()).containsExactly("b", "c");
	}

	@ConformanceCase("C16")
	void aCircleOfTwoIsRefusedAndHealsWhenItIsBroken() {
		Signal<Boolean> closed = new Signal<>(true);
		List<Memo<Integer>> other = new ArrayList<>();
		Memo<Integer> x = new Memo<>(() -> closed.get() ? other.getFirst().get() : 1).named("x");
		Memo<Integer> y = new Memo<>(x).named("y");
		other.add(y);
		assertThatIllegalStateException().isThrownBy(x::get).withMessageContaining("depends on itself");
		assertThatIllegalStateException().isThrownBy(y::get).withMessageContaining("depends on itself");

		closed.set(false);

		assertThat(x.get()).isEqualTo(1);
		assertThat(y.get()).isEqualTo(1);
	}

	@ConformanceCase("C18")
	void aReadBetweenAWriteAndItsReversalLeavesNothingStale() {
		Signal<String> s = new Signal<>("A");
		Memo<String> c = new Memo<>(() -> s.get() + "!");
		assertThat(c.get()).isEqualTo("A!");
		Scope.batch(() -> {
			s.set("B");
			assertThat(c.get()).isEqualTo("B!");
			s.set("A");
		});
		assertThat(c.get()).isEqualTo("A!");

		s.set("C");

		assertThat(c.get()).isEqualTo("C!");
	}

}
