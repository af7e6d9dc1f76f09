package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Which values count as the same, when nobody says otherwise. */
class EqualityCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("Q01")
	void aPrimitiveThatIsWrittenAgainChangesNothing() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> c = this.runs.memo("c", a);
		assertThat(c.get()).isEqualTo(1);
		this.runs.forget();

		a.set(1);

		assertThat(c.get()).isEqualTo(1);
		assertThat(this.runs.of("c")).isZero();
	}

	@ConformanceCase("Q02")
	void anEqualObjectChangesNothing() {
		Signal<String> a = new Signal<>("x1");
		this.runs.effect("e", a::get);
		this.runs.forget();

		a.set(new String("x1"));

		assertThat(this.runs.of("e")).isZero();
	}

	@ConformanceCase("Q04")
	void nothingBehindTheFirstNodeThatStaysTheSameIsComputed() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(() -> (a.get() > 0) ? 1 : 0);
		Memo<Integer> c = this.runs.memo("c", b);
		Memo<Integer> d = this.runs.memo("d", c);
		assertThat(d.get()).isZero();
		a.set(1);
		assertThat(d.get()).isEqualTo(1);
		this.runs.forget();

		a.set(2);

		assertThat(d.get()).isEqualTo(1);
		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("Q05")
	void anObservedMemoThatStaysTheSameStopsTheChange() {
		Signal<Integer> s = new Signal<>(0);
		Memo<Integer> c1 = new Memo<>(s);
		Memo<Integer> c2 = this.runs.memo("c2", () -> c1.get() * 0 + 5);
		this.runs.effect("e", c2::get);
		this.runs.forget();

		s.set(1);
		s.set(2);

		assertThat(this.runs.of("e")).isZero();
		assertThat(this.runs.of("c2")).isEqualTo(2);
	}

	@ConformanceCase("Q07")
	void theSameObjectAsResultChangesNothing() {
		Signal<Integer> a = new Signal<>(0);
		Object result = new Object();
		Memo<Object> b = new Memo<>(() -> {
			a.get();
			return result;
		});
		Memo<Object> c = this.runs.memo("c", b);
		assertThat(c.get()).isSameAs(result);
		this.runs.forget();

		a.set(1);

		assertThat(c.get()).isSameAs(result);
		assertThat(this.runs.of("c")).isZero();
	}

	@ConformanceCase("Q09")
	void notANumberEqualsItself() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Double> c = new Memo<>(() -> a.get() * Double.NaN);
		Memo<Double> d = this.runs.memo("d", c);
		assertThat(d.get()).isNaN();
		this.runs.forget();

		a.set(1);

		assertThat(d.get()).isNaN();
		assertThat(this.runs.of("d")).isZero();
	}

	@ConformanceCase("Q10")
	void minusZeroIsAnotherValueThanZero() {
		Signal<Double> a = new Signal<>(0.0);
		List<Double> seen = new ArrayList<>();
		new Effect(() -> seen.add(a.get()));

		a.set(-0.0);

		assertThat(seen).containsExactly(0.0, -0.0);
	}

}
