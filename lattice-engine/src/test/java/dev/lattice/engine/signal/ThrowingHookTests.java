package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What throws while the graph is at work: cleanups, hooks, equalities, handlers, traces.
 * The writer or a boundary hears of it, and the change goes on to everybody it concerns.
 */
@ExtendWith(TurnOfItsOwn.class)
class ThrowingHookTests {

	private final Runs runs = new Runs();

	private final List<Integer> seen = new ArrayList<>();

	private final List<Throwable> failures = new ArrayList<>();

	@Test
	void aMemoIsComputedThoughTheCleanupOfWhatItMadeThrows() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(() -> {
			Scope.onDispose(ThrowingHookTests::fail);
			return a.get();
		});
		new Effect(() -> this.seen.add(memo.get()));

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessage("planned");
		assertThatIllegalStateException().isThrownBy(() -> a.set(2)).withMessage("planned");

		assertThat(this.seen).containsExactly(0, 1, 2);
	}

	@Test
	void aMemoThatNobodyObservesIsComputedThoughTheCleanupOfWhatItMadeThrows() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(() -> {
			Scope.onDispose(ThrowingHookTests::fail);
			return a.get();
		});
		memo.get();
		a.set(1);

		assertThatIllegalStateException().isThrownBy(memo::get).withMessage("planned");

		assertThat(memo.get()).isEqualTo(1);
	}

	@Test
	void aBoundaryHearsWhatACleanupThrowsOfAMemoMadeInIt() {
		Signal<Integer> a = new Signal<>(0);
		Boundary.of(() -> {
			Memo<Integer> memo = new Memo<>(() -> {
				Scope.onDispose(ThrowingHookTests::fail);
				return a.get();
			});
			new Effect(() -> this.seen.add(memo.get()));
		}, this.failures::add);

		a.set(1);

		assertThat(this.seen).containsExactly(0, 1);
		assertThat(this.failures).singleElement().isInstanceOf(IllegalStateException.class);
	}

	@Test
	void aMemoThatLosesAWatchedSourceTellsItsReadersThoughTheHookThrows() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> watched = Signal.watched(0, () -> {
		}, ThrowingHookTests::fail);
		Memo<Integer> memo = new Memo<>(() -> (a.get() == 0) ? watched.get() : a.get());
		new Effect(() -> this.seen.add(memo.get()));

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessage("planned");
		a.set(2);

		assertThat(this.seen).containsExactly(0, 1, 2);
	}

	@Test
	void aMemoThatGainsAWatchedSourceTellsItsReadersThoughTheHookThrows() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> watched = Signal.watched(5, ThrowingHookTests::fail, () -> {
		});
		Memo<Integer> memo = new Memo<>(() -> (a.get() == 0) ? 0 : watched.get());
		new Effect(() -> this.seen.add(memo.get()));

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessage("planned");
		watched.set(6);

		assertThat(this.seen).containsExactly(0, 5, 6);
	}

	@Test
	void theHookOfASignalThatManyWritesMadeAPlanForMayThrow() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> watched = Signal.watched(0, () -> {
		}, ThrowingHookTests::fail);
		Memo<Integer> memo = new Memo<>(() -> (a.get() < 10) ? watched.get() + a.get() : a.get());
		new Effect(() -> this.seen.add(memo.get()));
		for (int i = 1; i < 10; i++) {
			a.set(i);
		}
		this.seen.clear();

		assertThatIllegalStateException().isThrownBy(() -> a.set(10)).withMessage("planned");
		a.set(11);

		assertThat(this.seen).containsExactly(10, 11);
	}

	@Test
	void anEffectAndItsHookMayBothThrow() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> watched = Signal.watched(0, () -> {
		}, ThrowingHookTests::fail);
		new Effect(() -> {
			if (a.get() == 0) {
				watched.get();
			}
			if (a.get() == 1) {
				throw new IllegalArgumentException("the effect's own");
			}
			this.seen.add(a.get());
		});

		Throwable thrown = catchThrowable(() -> a.set(1));
		a.set(2);

		assertThat(List.of(thrown, thrown.getSuppressed()[0])).extracting(Throwable::getMessage)
			.containsExactlyInAnyOrder("the effect's own", "planned");
		assertThat(this.seen).containsExactly(0, 2);
	}

	@Test
	void everyHookRunsWhateverAnotherThrows() {
		Signal<Integer> first = Signal.watched(0, () -> this.runs.note("first"), () -> {
			this.runs.note("first left");
			fail();
		});
		Signal<Integer> second = Signal.watched(0, () -> this.runs.note("second"), () -> this.runs.note("second left"));
		Effect effect = new Effect(() -> this.seen.add(first.get() + second.get()));

		assertThatIllegalStateException().isThrownBy(effect::dispose).withMessage("planned");

		assertThat(this.runs.inOrder()).containsExactly("first", "second", "first left", "second left");
	}

	@Test
	void anEqualityThatThrowsAtTheEndOfABatchCountsAsAChange() {
		Signal<Integer> odd = Signal.of(0, (before, after) -> {
			if (after - before == 2) {
				fail();
			}
			return before.equals(after);
		});
		Signal<Integer> a = new Signal<>(0);
		new Effect(() -> this.seen.add(odd.get()));
		this.runs.effect("other", a::get);

		assertThatIllegalStateException().isThrownBy(() -> Scope.batch(() -> {
			odd.set(1);
			odd.set(2);
			a.set(1);
		})).withMessage("planned");
		odd.set(3);

		assertThat(this.seen).containsExactly(0, 2, 3);
		assertThat(this.runs.of("other")).isEqualTo(2);
	}

	@Test
	void anEqualityThatThrowsAtTheEndOfABatchOfOneCountsAsAChange() {
		Signal<Integer> odd = Signal.of(0, (before, after) -> {
			if (after - before == 2) {
				fail();
			}
			return before.equals(after);
		});
		new Effect(() -> this.seen.add(odd.get()));
		for (int i = 1; i < 10; i++) {
			odd.set(i);
		}
		this.seen.clear();

		assertThatIllegalStateException().isThrownBy(() -> Scope.batch(() -> {
			odd.set(10);
			odd.set(11);
		})).withMessage("planned");
		odd.set(12);

		assertThat(this.seen).containsExactly(11, 12);
	}

	@Test
	void anEffectThatIsStoppedMayHaveACleanupThatThrows() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Boolean> on = new Signal<>(false);
		new Effect(() -> {
			int value = a.get();
			if (on.get()) {
				a.set(value + 1);
			}
			Scope.onDispose(() -> {
				if (value >= Graph.MAX_RERUNS) {
					fail();
				}
			});
		}).named("endless");
		this.runs.effect("other", a::get);

		Throwable thrown = catchThrowable(() -> on.set(true));

		assertThat(List.of(thrown, thrown.getSuppressed()[0])).extracting(Throwable::getMessage)
			.anyMatch((message) -> message.contains("effect 'endless'"))
			.contains("planned");
		this.runs.forget();
		a.set(0);
		assertThat(this.runs.inOrder()).containsExactly("other");
	}

	@Test
	void effectsRunThoughAWatcherThrowsThatHasSetWhatTheyRead() {
		Signal<Integer> a = new Signal<>(0);
		Signal<Integer> b = new Signal<>(0);
		WatchQueue queue = new WatchQueue();
		new Watcher(queue, 0, () -> {
			b.set(a.get());
			if (a.get() == 1) {
				fail();
			}
		});
		new Effect(() -> this.seen.add(b.get()));
		a.set(1);

		queue.drain(this.failures::add);

		assertThat(this.seen).containsExactly(0, 1);
		assertThat(this.failures).singleElement().isInstanceOf(IllegalStateException.class);
	}

	@Test
	void aKeyThatCannotBeComparedKeepsNoOtherSelectorFromFollowing() {
		Signal<Object> a = new Signal<>("one");
		Object incomparable = new Object() {
			@Override
			public boolean equals(Object other) {
				throw new IllegalStateException("planned");
			}

			@Override
			public int hashCode() {
				return 1;
			}
		};
		Selector<Object> first = new Selector<>(() -> (a.get() == "two") ? incomparable : a.get());
		Selector<Object> second = new Selector<>(a);
		new Effect(() -> this.seen.add(second.isSelected("two") ? 2 : 0));

		a.set("two");
		assertThatIllegalStateException().isThrownBy(() -> a.set("three")).withMessage("planned");
		a.set("two");

		assertThat(first.isSelected("one")).isFalse();
		assertThat(this.seen).containsExactly(0, 2, 0, 2);
	}

	@Test
	void aBoundaryHearsWhatItsBodyThrewThoughACleanupThrowsToo() {
		Boundary.of(() -> {
			Scope.onDispose(ThrowingHookTests::fail);
			throw new IllegalArgumentException("the body's own");
		}, this.failures::add);

		assertThat(this.failures).singleElement().isInstanceOf(IllegalArgumentException.class);
		assertThat(this.failures.getFirst().getSuppressed()).hasSize(1);
	}

	@Test
	void aBoundaryIsResetThoughACleanupThrows() {
		Signal<Integer> a = new Signal<>(0);
		Boundary boundary = Boundary.of(() -> {
			this.runs.effect("inside", a::get);
			Scope.onDispose(ThrowingHookTests::fail);
		}, this.failures::add);
		this.runs.forget();

		boundary.reset();

		assertThat(this.failures).singleElement().isInstanceOf(IllegalStateException.class);
		assertThat(this.runs.inOrder()).containsExactly("inside");
	}

	@Test
	void whatAHandlerThrowsReachesTheWriterWhenEveryEffectHasRun() {
		Signal<Integer> a = new Signal<>(0);
		Boundary.of(() -> new Effect(() -> {
			if (a.get() == 1) {
				throw new IllegalArgumentException("the effect's own");
			}
		}), (failure) -> fail());
		new Effect(() -> this.seen.add(a.get()));

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessage("planned");

		assertThat(this.seen).containsExactly(0, 1);
	}

	@Test
	void aHandlerThatThrowsKeepsNoOtherWatcherFromRunning() {
		Signal<Integer> a = new Signal<>(0);
		WatchQueue queue = new WatchQueue();
		Scope scope = Scope.current().child();
		scope.onFailure((failure) -> {
			throw new IllegalStateException("the handler's own");
		});
		scope.run(() -> new Watcher(queue, 0, () -> {
			if (a.get() == 1) {
				fail();
			}
		}));
		new Watcher(queue, 0, () -> this.seen.add(a.get()));
		a.set(1);

		queue.drain(this.failures::add);

		assertThat(this.seen).containsExactly(0, 1);
		assertThat(this.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("the handler's own");
	}

	@Test
	void aTraceThatThrowsKeepsNothingFromRunning() {
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(a);
		new Effect(() -> this.seen.add(memo.get()));
		Scope.current().trace((observer, changed) -> fail());

		assertThatIllegalStateException().isThrownBy(() -> a.set(1)).withMessage("planned");
		Scope.current().trace(null);
		a.set(2);

		assertThat(this.seen).containsExactly(0, 1, 2);
	}

	@Test
	void anEffectThatReadsAMemoWithoutRestGoesOnWhenThatRests() {
		Signal<Boolean> restless = new Signal<>(false);
		Signal<Integer> a = new Signal<>(0);
		Memo<Integer> memo = new Memo<>(() -> {
			int value = a.get();
			if (restless.get()) {
				new Effect(() -> a.set(value + 1));
			}
			return value;
		});
		new Effect(() -> this.seen.add(memo.get()));
		int before = this.seen.size();

		assertThatThrownBy(() -> restless.set(true)).hasMessageContaining("without coming to rest");
		restless.set(false);

		assertThat(this.seen).hasSize(before + 1);
		a.set(-1);
		assertThat(this.seen.getLast()).isEqualTo(-1);
	}

	@Test
	void aListenerOfASharedSignalThatThrowsKeepsNoSessionFromHearing() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		shared.subscribe(ThrowingHookTests::fail);
		new Effect(() -> this.seen.add(shared.get()));

		assertThatIllegalStateException().isThrownBy(() -> shared.set(1)).withMessage("planned");

		assertThat(this.seen).containsExactly(0, 1);
	}

	private static void fail() {
		throw new IllegalStateException("planned");
	}

}
