package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Memos that know their last value, and memos that may set signals. */
class MemoKindCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("C14")
	void aFoldGetsItsLastValue() {
		Signal<Integer> a = new Signal<>(1);
		Memo<Integer> sum = Memo.folding(0, (before) -> before + a.get());
		assertThat(sum.get()).isEqualTo(1);

		a.set(2);
		assertThat(sum.get()).isEqualTo(3);
		assertThat(sum.get()).isEqualTo(3);

		a.set(5);
		assertThat(sum.get()).isEqualTo(8);
	}

	@ConformanceCase("W03")
	void aMemoThatMayWriteDoesSoOnEachRun() {
		Signal<Integer> a = new Signal<>(1);
		Signal<Integer> side = new Signal<>(0);
		Memo<Integer> writer = Memo.writing(() -> {
			side.set(10 * a.get());
			return a.get();
		});
		Memo<Integer> reader = new Memo<>(() -> side.get() + 1);
		List<Integer> seen = new ArrayList<>();
		new Effect(() -> seen.add(side.get()));
		for (int value = 1; value <= 3; value++) {
			a.set(value);

			assertThat(writer.get()).isEqualTo(value);
			assertThat(side.get()).isEqualTo(10 * value);
			assertThat(reader.get()).isEqualTo(10 * value + 1);
		}
		assertThat(seen).containsExactly(0, 10, 20, 30);
	}

	@ConformanceCase("E18")
	void aMemoMayLoseItsLastObserverThroughWhatItWrites() {
		Signal<Boolean> stop = new Signal<>(false);
		Signal<Boolean> stopped = new Signal<>(false);
		Memo<Boolean> writer = Memo.writing(() -> {
			if (stop.get()) {
				stopped.set(true);
			}
			return stop.get();
		});
		Memo<Boolean> last = new Memo<>(writer);
		Effect observer = this.runs.effect("observer", last::get);
		new Effect(() -> {
			if (stopped.get()) {
				observer.dispose();
			}
		});
		this.runs.forget();

		stop.set(true);

		assertThat(stopped.get()).isTrue();
		assertThat(last.get()).isTrue();
		this.runs.forget();
		stop.set(false);
		assertThat(last.get()).isFalse();
		assertThat(this.runs.inOrder()).isEmpty();
		assertThat(Scope.current().graphSize()).as("the effect on what was written").isEqualTo(new GraphSize(1, 1));
	}

	@ConformanceCase("E18")
	void aMemoMayLoseItsLastObserverThroughADisposal() {
		Signal<Boolean> stop = new Signal<>(false);
		Effect[] observer = { null };
		Memo<Boolean> disposing = new Memo<>(() -> {
			if (stop.get()) {
				observer[0].dispose();
			}
			return stop.get();
		});
		Memo<Boolean> last = new Memo<>(disposing);
		observer[0] = this.runs.effect("observer", last::get);
		this.runs.forget();

		stop.set(true);

		assertThat(last.get()).isTrue();
		stop.set(false);
		assertThat(last.get()).isFalse();
		assertThat(this.runs.inOrder()).isEmpty();
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

}
