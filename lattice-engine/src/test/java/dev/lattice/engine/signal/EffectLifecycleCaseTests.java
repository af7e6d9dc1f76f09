package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the first run of an effect to its end. */
class EffectLifecycleCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("E02")
	void anEffectRunsOnEachChange() {
		Signal<String> a = new Signal<>("a");
		List<String> values = new ArrayList<>();
		new Effect(() -> values.add(a.get()));

		a.set("b");
		a.set("c");

		assertThat(values).containsExactly("a", "b", "c");
	}

	@ConformanceCase("E03")
	void aCleanupRunsBeforeTheNextRun() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> {
			int value = a.get();
			this.runs.note("run:" + value);
			Scope.onDispose(() -> this.runs.note("cleanup:" + value));
		});

		a.set(1);
		a.set(2);

		assertThat(this.runs.inOrder()).containsExactly("run:0", "cleanup:0", "run:1", "cleanup:1", "run:2");
	}

	@ConformanceCase("E04")
	void aCleanupRunsOnceWhenTheEffectIsDisposed() {
		Signal<Integer> a = new Signal<>(0);
		Effect effect = new Effect(() -> {
			a.get();
			Scope.onDispose(() -> this.runs.note("cleanup"));
		});
		assertThat(this.runs.of("cleanup")).isZero();

		effect.dispose();
		effect.dispose();

		assertThat(this.runs.of("cleanup")).isEqualTo(1);
	}

	@ConformanceCase("E05")
	void aCleanupReadsUntracked() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		this.runs.effect("e", () -> {
			a.get();
			Scope.onDispose(b::get);
		});
		a.set(1);
		assertThat(this.runs.of("e")).isEqualTo(2);

		b.set(1);

		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("E08")
	void anEffectMayDisposeItself() {
		Signal<Integer> a = new Signal<>(0);
		Effect[] self = { null };
		self[0] = this.runs.effect("e", () -> {
			a.get();
			if (this.runs.of("e") == 2) {
				self[0].dispose();
			}
		});

		a.set(1);
		a.set(2);
		a.set(3);

		assertThat(this.runs.of("e")).isEqualTo(2);
	}

	@ConformanceCase("E09")
	void whatADisposedEffectReadsOnDoesNotBringItBack() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Effect[] self = { null };
		self[0] = this.runs.effect("e", () -> {
			if (a.get() == 1) {
				self[0].dispose();
			}
			b.get();
		});
		a.set(1);
		assertThat(edges()).isZero();
		this.runs.forget();

		a.set(2);
		b.set(1);

		assertThat(this.runs.of("e")).isZero();
	}

	@ConformanceCase("E11")
	void aCleanupThatDisposesItsEffectPreventsTheNextRun() {
		Signal<Integer> a = new Signal<>(0);
		Effect[] self = { null };
		self[0] = this.runs.effect("e", () -> {
			a.get();
			Scope.onDispose(() -> self[0].dispose());
		});

		a.set(1);
		a.set(2);

		assertThat(this.runs.of("e")).isEqualTo(1);
	}

	@ConformanceCase("E12")
	void aDisposedEffectNeverRunsAgain() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Effect effect = this.runs.effect("e", () -> {
			a.get();
			b.get();
		});
		effect.dispose();
		this.runs.forget();

		for (int i = 1; i <= 4; i++) {
			a.set(i);
			b.set(i);
		}

		assertThat(this.runs.of("e")).isZero();
	}

	@ConformanceCase("E15")
	void aMemoMayDisposeAnEffectThatIsAboutToReadIt() {
		Signal<Integer> s = new Signal<>(0);
		Effect[] e1 = { null };
		Memo<Integer> a = new Memo<>(() -> {
			if (s.get() == 1) {
				e1[0].dispose();
			}
			return s.get();
		});
		e1[0] = this.runs.effect("e1", a::get);
		this.runs.effect("e2", a::get);
		this.runs.forget();

		s.set(1);

		assertThat(this.runs.inOrder()).containsExactly("e2");

		s.set(2);
		s.set(3);

		assertThat(this.runs.of("e1")).isZero();
		assertThat(this.runs.of("e2")).isEqualTo(3);
		assertThat(Scope.current().graphSize()).as("e2, a, and one edge of each").isEqualTo(new GraphSize(2, 2));
	}

	@ConformanceCase("E17")
	void aMemoMayDisposeTheEffectBesideASiblingThatStaysTheSame() {
		Signal<Integer> s = new Signal<>(0);
		Effect[] effect = { null };
		Memo<Integer> constant = new Memo<>(() -> s.get() * 0);
		Memo<Integer> disposing = new Memo<>(() -> {
			if (s.get() > 0) {
				effect[0].dispose();
			}
			return s.get();
		});
		Memo<Integer> both = new Memo<>(() -> (constant.get() + disposing.get()) * 0);
		effect[0] = this.runs.effect("e", both::get);
		this.runs.forget();

		s.set(1);
		s.set(2);

		assertThat(this.runs.of("e")).isZero();
		assertThat(edges()).isZero();
		assertThat(both.get()).isZero();
	}

	@ConformanceCase("E20")
	void anEffectMayFollowADisposedOne() {
		Signal<Integer> a = new Signal<>(0);
		this.runs.effect("e1", a::get).dispose();
		this.runs.effect("e2", a::get);
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.inOrder()).containsExactly("e2");
	}

	@ConformanceCase("E22")
	void ofAnEffectWhoseFirstRunFailsNothingIsLeft() {
		Signal<Integer> a = new Signal<>(0);
		assertThatThrownBy(() -> this.runs.effect("e", () -> {
			a.get();
			throw new IllegalArgumentException("planned");
		})).isInstanceOf(IllegalArgumentException.class).hasMessage("planned");
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
		this.runs.forget();

		a.set(1);

		assertThat(this.runs.of("e")).isZero();
	}

	@ConformanceCase("E26")
	void anEffectThatIsMarkedTwiceRunsOnce() {
		Signal<Integer> start = new Signal<>(0);
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		new Effect(() -> {
			a.set(start.get());
			b.set(start.get());
		});
		this.runs.effect("reader", () -> {
			a.get();
			b.get();
		});
		this.runs.forget();

		start.set(1);

		assertThat(this.runs.of("reader")).isEqualTo(1);
	}

	private static int edges() {
		return Scope.current().graphSize().edges();
	}

}
