package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What effects, memos and cleanups write. */
class WriteCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("W01")
	void whatAnEffectWritesIsThereWhenTheWriteReturns() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		new Effect(() -> b.set(2 * a.get()));

		a.set(5);

		assertThat(b.get()).isEqualTo(10);
	}

	@ConformanceCase("W03")
	void aMemoThatWritesIsRefusedOnEachRun() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> side = new Signal<>(-1).named("side");
		Memo<Integer> c = new Memo<>(() -> {
			side.set(a.get());
			return 0;
		}).named("writer");
		for (int run = 0; run < 3; run++) {
			a.set(run);
			assertThatIllegalStateException().isThrownBy(c::get)
				.withMessageContaining("signal 'side'")
				.withMessageContaining("memo 'writer'");
		}
		assertThat(side.get()).isEqualTo(-1);
	}

	@ConformanceCase("W03")
	void aMemoThatWritesOnALaterRunIsRefusedToo() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> side = new Signal<>(-1);
		Memo<Integer> c = new Memo<>(() -> {
			if (a.get() > 0) {
				side.set(a.get());
			}
			return a.get();
		});
		new Effect(c::get);

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessageContaining("while computing");

		assertThat(side.get()).isEqualTo(-1);
	}

	@ConformanceCase("W04")
	void theLastOfSeveralWritesIsSeen() {
		Signal<Integer> a = new Signal<>(0);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(a.get()));

		a.set(1);
		a.set(2);
		a.set(3);

		assertThat(seen).endsWith(3);
	}

	@ConformanceCase("W05")
	void aWriteToWhatTheEffectReadSettles() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		new Effect(() -> {
			if (a.get() > 0 && b.get() == 0) {
				b.set(a.get());
			}
		});

		a.set(5);

		assertThat(b.get()).isEqualTo(5);
	}

	@ConformanceCase("W06")
	void anEffectRunsThroughAMemo() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> b = new Memo<>(a);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(b.get()));

		a.set(1);

		assertThat(seen).containsExactly(0, 1);
	}

	@ConformanceCase("W08")
	void aSecondEffectSeesAValueThatTheFirstRestored() {
		Signal<Integer> a = new Signal<>(0);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> {
			if (a.get() == 1) {
				a.set(0);
			}
		});
		new Effect(() -> seen.add(a.get()));

		a.set(1);

		assertThat(a.get()).isZero();
		assertThat(seen).endsWith(0);
	}

	@ConformanceCase("W09")
	void aSecondEffectSeesAValueThatTheFirstChanged() {
		Signal<Integer> a = new Signal<>(0);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> {
			if (a.get() == 1) {
				a.set(10);
			}
		});
		new Effect(() -> seen.add(a.get()));

		a.set(1);

		assertThat(a.get()).isEqualTo(10);
		assertThat(seen).endsWith(10);
	}

	@ConformanceCase("W15")
	void anEffectThatResetsItsSourceRunsTwiceForEachWrite() {
		Signal<Integer> s = new Signal<>(0);
		Memo<Integer> c = new Memo<>(s);
		this.runs.effect("e", () -> {
			if (c.get() > 0) {
				s.set(0);
			}
		});
		for (int value = 1; value <= 3; value++) {
			this.runs.forget();

			s.set(value);

			assertThat(s.get()).isZero();
			assertThat(c.get()).isZero();
			assertThat(this.runs.of("e")).isEqualTo(2);
		}
	}

	@ConformanceCase("W18")
	void twoWritesOfAnEffectAreOneChange() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Signal<Integer> c = new Signal<>(0);
		new Effect(() -> {
			b.set(a.get() + 1);
			c.set(a.get() + 2);
		});
		Memo<Integer> d = new Memo<>(() -> b.get() + c.get());
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(d.get()));

		a.set(10);

		assertThat(seen).containsExactly(3, 23);
	}

	@ConformanceCase("W20")
	void twoEffectsMayFeedOneMemo() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b1 = new Signal<>(0);
		Signal<Integer> b2 = new Signal<>(0);
		new Effect(() -> b1.set(a.get() * 10));
		new Effect(() -> b2.set(a.get() * 20));
		Memo<Integer> sum = new Memo<>(() -> b1.get() + b2.get());
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(sum.get()));

		a.set(1);

		assertThat(seen).endsWith(30);
	}

	@ConformanceCase("W21")
	void anEffectReadsWhatItHasJustWritten() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> b = new Signal<>(0);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> {
			b.set(a.get());
			seen.add(b.get());
		});
		assertThat(seen).containsExactly(1);

		a.set(2);

		assertThat(seen).as("it has seen the value, so it does not run again").containsExactly(1, 2);
	}

	@ConformanceCase("W23")
	void aPairThatAnEffectWritesIsNeverTorn() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Signal<Integer> c = new Signal<>(0);
		List<String> seen = new ArrayList<>();
		Runnable reading = () -> seen.add(b.get() + "," + c.get());
		new Effect(reading);
		new Effect(() -> {
			b.set(a.get());
			c.set(a.get());
		});
		new Effect(reading);
		seen.clear();

		a.set(1);
		a.set(2);

		assertThat(seen).containsExactly("1,1", "1,1", "2,2", "2,2");
	}

	@ConformanceCase("W24")
	void aWriteInAFlushToWhatNobodyReadsRunsNothing() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> unread = new Signal<>(0);
		this.runs.effect("writer", () -> unread.set(a.get()));
		this.runs.effect("other", a::get);
		this.runs.forget();

		a.set(1);

		assertThat(unread.get()).isEqualTo(1);
		assertThat(this.runs.inOrder()).containsExactly("writer", "other");
	}

	@ConformanceCase("W25")
	void aWriteByACleanupRunsEffectsWhenTheDisposalIsDone() {
		Signal<Integer> x = new Signal<>(0);
		Effect disposed = new Effect(() -> {
			Scope.onDispose(() -> this.runs.note("last cleanup"));
			Scope.onDispose(() -> {
				x.set(1);
				this.runs.note("first cleanup");
			});
		});
		this.runs.effect("reader", x::get);
		this.runs.forget();

		disposed.dispose();

		assertThat(this.runs.inOrder()).containsExactly("first cleanup", "last cleanup", "reader");
	}

}
