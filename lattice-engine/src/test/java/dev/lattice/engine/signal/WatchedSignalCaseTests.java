package dev.lattice.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

/** A signal that knows whether anybody lives on it. */
class WatchedSignalCaseTests {

	private final Runs runs = new Runs();

	@ConformanceCase("M08")
	void theFirstLiveObserverAndTheLastAreTold() {
		Signal<Integer> a = watched();
		Memo<Integer> b = new Memo<>(a);
		Effect first = new Effect(b::get);
		assertThat(this.runs.inOrder()).containsExactly("watched");

		Effect second = new Effect(a::get);
		first.dispose();
		assertThat(this.runs.inOrder()).containsExactly("watched");

		second.dispose();
		assertThat(this.runs.inOrder()).containsExactly("watched", "unwatched");

		new Effect(b::get);
		assertThat(this.runs.inOrder()).containsExactly("watched", "unwatched", "watched");
	}

	@ConformanceCase("M08")
	void aReadThatNobodyLivesOnTellsNothing() {
		Signal<Integer> a = watched();
		Memo<Integer> cold = new Memo<>(a);

		assertThat(a.get()).isZero();
		assertThat(a.peek()).isZero();
		assertThat(cold.get()).isZero();
		new Effect(() -> Scope.untracked(cold)).dispose();

		assertThat(this.runs.inOrder()).isEmpty();
	}

	@ConformanceCase("M08")
	void anEffectThatRunsAgainStaysTheSameObserver() {
		Signal<Integer> a = watched();
		new Effect(a::get);

		a.set(1);
		a.set(2);

		assertThat(this.runs.inOrder()).containsExactly("watched");
	}

	private Signal<Integer> watched() {
		return Signal.watched(0, () -> this.runs.note("watched"), () -> this.runs.note("unwatched"));
	}

}
