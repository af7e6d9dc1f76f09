package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.graph.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What random programs once found wrong with effects and watchers, as small as it gets.
 */
class ShrunkReactionTests {

	private final List<Integer> seen = new ArrayList<>();

	private final Runs runs = new Runs();

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void whatAWatcherSetsRunsEffects() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		WatchQueue queue = new WatchQueue();
		new Watcher(queue, 0, () -> b.set(a.get()));
		new Effect(() -> this.seen.add(b.get()));
		a.set(1);

		queue.drain((failure) -> {
			throw new AssertionError(failure);
		});

		assertThat(this.seen).containsExactly(0, 1);
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void anEffectThatEndsItselfMayReadOn() {
		List<Signal<Integer>> signals = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			signals.add(new Signal<>(i));
		}
		Effect[] self = { null };
		self[0] = new Effect(() -> {
			signals.forEach(Signal::get);
			if (self[0] != null) {
				self[0].dispose();
				signals.forEach(Signal::get);
			}
		});

		assertThatCode(() -> signals.get(4).set(0)).doesNotThrowAnyException();
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	@Test
	@ExtendWith(TurnOfItsOwn.class)
	void aDrainInsideABatchRunsWatchersForWhatTheBatchHasSet() {
		Signal<Integer> a = new Signal<>(0);
		WatchQueue queue = new WatchQueue();
		new Watcher(queue, 0, () -> this.seen.add(a.get()));

		Scope.batch(() -> {
			a.set(1);
			queue.drain(Failures::rethrow);
		});

		assertThat(this.seen).containsExactly(0, 1);
	}

}
