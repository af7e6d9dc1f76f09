package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.graph.Graph;
import dev.lattice.engine.graph.Insides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Which sources an observer has after a run that was unlike the one before. */
@ExtendWith(TurnOfItsOwn.class)
class SourcesTests {

	private final Runs runs = new Runs();

	private final List<Integer> seen = new ArrayList<>();

	@Test
	void anEffectThatReadsWhatItRestoresInABatchSeesTheValueRestored() {
		Signal<Integer> a = new Signal<>(0);
		boolean[] disturbed = { false };
		new Effect(() -> {
			if (!disturbed[0]) {
				disturbed[0] = true;
				Scope.batch(() -> {
					a.set(1);
					this.seen.add(a.get());
					a.set(0);
				});
			}
			else {
				this.seen.add(a.get());
			}
		});

		assertThat(this.seen).containsExactly(1, 0);
	}

	@Test
	void anEffectThatReadsAgainWhatItRestoresInABatchSeesTheValueRestored() {
		Signal<Integer> a = new Signal<>(0);
		boolean[] disturbed = { false };
		new Effect(() -> {
			this.seen.add(a.get());
			if (!disturbed[0]) {
				disturbed[0] = true;
				Scope.batch(() -> {
					a.set(1);
					this.seen.add(a.get());
					a.set(0);
				});
			}
		});

		assertThat(this.seen).containsExactly(0, 1, 0);
	}

	@Test
	void anEffectThatReadsInAnotherOrderAsksInThatOrder() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Boolean> backwards = new Signal<>(false);
		Memo<Integer> first = this.runs.memo("first", a);
		Memo<Integer> second = this.runs.memo("second", a);
		new Effect(() -> {
			boolean other = backwards.get();
			int value = (other ? second : first).get();
			if (value < 10) {
				(other ? first : second).get();
			}
		});
		for (int i = 1; i < 9; i++) {
			a.set(i);
		}
		backwards.set(true);
		this.runs.forget();

		a.set(10);

		assertThat(this.runs.inOrder()).containsExactly("second");
	}

	@Test
	void anEffectThatReadsItsOnlySourceInABatchKeepsIt() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		new Effect(() -> Scope.batch(() -> {
			b.set(b.peek() + 1);
			this.seen.add(a.get());
		}));

		a.set(1);
		a.set(2);

		assertThat(this.seen).containsExactly(0, 1, 2);
	}

	@Test
	void anEffectThatOnlyWritesInItsSecondRunHasNoSourceThen() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Effect keepsItWatched = new Effect(b::get);
		boolean[] reads = { true };
		this.runs.effect("effect", () -> {
			if (reads[0]) {
				a.get();
			}
			else {
				Scope.batch(() -> b.set(1));
			}
		});
		reads[0] = false;
		a.set(1);
		keepsItWatched.dispose();

		a.set(2);

		assertThat(this.runs.of("effect")).isEqualTo(2);
		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(1, 0));
	}

	@Test
	void aMemoThatIsComputedAfterAnotherHasSetItsSourceInABatchSeesThatRestored() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		Signal<Integer> set = new Signal<>(0);
		Memo<Integer> setting = Memo.writing(() -> {
			set.set(a.get());
			return a.get();
		});
		Memo<Integer> reading = new Memo<>(() -> set.get() + b.get());
		Memo<Integer> both = new Memo<>(() -> 100 * setting.get() + reading.get());
		new Effect(() -> this.seen.add(both.get()));

		Scope.batch(() -> {
			a.set(1);
			b.set(1);
			assertThat(both.get()).isEqualTo(102);
			set.set(0);
		});

		assertThat(both.get()).isEqualTo(101);
		assertThat(this.seen).containsExactly(0, 101);
	}

	@Test
	void aMemoWhoseComputationEndsItsOnlyReaderIsObservedByNobody() {
		Signal<Boolean> ends = new Signal<>(false);
		Signal<Integer> a = new Signal<>(0);
		Effect[] reader = { null };
		Memo<Integer> memo = new Memo<>(() -> {
			reader[0].dispose();
			return a.get();
		});
		reader[0] = new Effect(() -> {
			if (ends.get()) {
				memo.get();
			}
		});

		ends.set(true);

		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	@Test
	void whatManyReadTwiceAndThenNoMoreIsNoSource() {
		List<Signal<Integer>> signals = signals(200);
		Signal<Boolean> reads = new Signal<>(true);
		new Effect(() -> {
			if (reads.get()) {
				signals.forEach(Signal::get);
				signals.forEach(Signal::get);
			}
		});
		assertThat(Scope.current().graphSize().edges()).isBetween(201, 401);

		reads.set(false);

		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(1, 1));
	}

	@Test
	void whatAFewAreReadTimeAndAgainIsASourceOnce() {
		List<Signal<Integer>> signals = signals(2 * Insides.NEAR);
		new Effect(() -> {
			signals.forEach(Signal::get);
			signals.forEach(Signal::get);
			signals.reversed().forEach(Signal::get);
		});

		assertThat(Scope.current().graphSize()).isEqualTo(new GraphSize(1, signals.size()));
	}

	@Test
	void placesAreFewMoreThanSources() {
		List<Signal<Integer>> signals = signals(1000);
		Signal<Integer> count = new Signal<>(1000);
		Effect effect = new Effect(() -> signals.subList(0, count.get()).forEach(Signal::get));
		assertThat(places(effect)).isBetween(1001, 1300);

		count.set(20);

		assertThat(places(effect)).isLessThan(60);
	}

	@Test
	void placesOfObserversAreFewMoreThanThoseThatAreLeft() {
		Signal<Integer> a = new Signal<>(0);
		List<Effect> effects = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			int number = i;
			effects.add(new Effect(() -> this.seen.add(a.get() + number)));
		}
		assertThat(Insides.room(a)).isBetween(1000, 1300);
		this.seen.clear();

		effects.removeIf((effect) -> {
			boolean ends = effect.age() % 100 != 0;
			if (ends) {
				effect.dispose();
			}
			return ends;
		});
		a.set(1000);

		assertThat(this.seen).hasSize(effects.size()).isSorted();
		assertThat(Insides.room(a)).isLessThan(40);
	}

	@Test
	void placesOfObserversThatComeAndGoAreUsedAgain() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(a::get);
		for (int i = 0; i < 1000; i++) {
			new Effect(a::get).dispose();
		}

		assertThat(Insides.room(a)).isLessThan(8);
	}

	@Test
	void whatABatchHasSetIsHeldNoLongerThanTheBatch() {
		Signal<Integer> a = new Signal<>(0);
		new Effect(a::get);
		Graph graph = Scope.current().graph;

		Scope.batch(() -> {
			a.set(1);
			assertThat(Insides.pending(graph)).isSameAs(a);
		});

		assertThat(Insides.pending(graph)).isNull();
	}

	private static int places(Effect effect) {
		return Insides.room(effect);
	}

	private static List<Signal<Integer>> signals(int count) {
		List<Signal<Integer>> signals = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			signals.add(new Signal<>(i));
		}
		return signals;
	}

}
