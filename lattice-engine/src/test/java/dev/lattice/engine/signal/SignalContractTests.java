package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The finer points of {@code docs/spec/signals.md}. */
class SignalContractTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final List<String> log = new ArrayList<>();

	@Test
	void equalityIsThatOfTheBoxedValue() {
		this.root.run(() -> {
			Signal<Double> a = new Signal<>(Double.NaN);
			new Effect(() -> this.log.add("" + a.get()));
			a.set(Double.NaN);
			a.set(0.0);
			a.set(-0.0);
		});
		assertThat(this.log).containsExactly("NaN", "0.0", "-0.0");
	}

	@Test
	void updatingInsideAnEffectDoesNotDependOnTheValue() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> trigger = new Signal<>(0);
			new Effect(() -> {
				trigger.get();
				a.update((n) -> n + 1);
			});
			a.set(10);
			trigger.set(1);
			assertThat(a.peek()).isEqualTo(11);
		});
	}

	@Test
	void peekingDoesNotDepend() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> b = new Memo<>(a::get);
			new Effect(() -> this.log.add(a.peek() + "," + b.peek()));
			a.set(1);
		});
		assertThat(this.log).containsExactly("0,0");
	}

	@Test
	void aWriteInsideAMemoIsRefusedHoweverItIsWrapped() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			List<Runnable> writes = List.of(() -> Scope.untracked(() -> {
				a.set(1);
				return 0;
			}), () -> Scope.batch(() -> a.set(1)), () -> this.root.run(() -> a.set(1)), () -> shared.set(1));
			for (Runnable write : writes) {
				Memo<Integer> memo = new Memo<>(() -> {
					write.run();
					return 0;
				});
				assertThatIllegalStateException().isThrownBy(memo::get).withMessageContaining("while computing");
			}
		});
		assertThat(shared.get()).isZero();
	}

	@Test
	void anEffectMadeInsideAMemoMaySetSignals() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			new Memo<>(() -> new Effect(() -> a.set(7))).get();
			assertThat(a.peek()).isEqualTo(7);
		});
	}

	@Test
	void aFailingBatchKeepsItsWritesAndRunsEffects() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			new Effect(() -> {
				this.log.add("" + a.get());
				if (a.get() > 0) {
					throw new IllegalArgumentException("effect");
				}
			});
			assertThatThrownBy(() -> Scope.batch(() -> {
				a.set(1);
				throw new IllegalStateException("action");
			})).hasMessage("action").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		});
		assertThat(this.log).containsExactly("0", "1");
	}

	@Test
	void aWriteByAnEffectRunsOthersAfterIt() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> b = new Signal<>(0);
			new Effect(() -> this.log.add("b" + b.get()));
			new Effect(() -> {
				b.set(a.get());
				this.log.add("a" + a.get());
			});
			this.log.clear();
			a.set(1);
		});
		assertThat(this.log).containsExactly("a1", "b1");
	}

	@Test
	void anEffectMadeInsideABatchRunsAtOnce() {
		this.root.run(() -> Scope.batch(() -> {
			new Effect(() -> this.log.add("effect"));
			this.log.add("end");
		}));
		assertThat(this.log).containsExactly("effect", "end");
	}

	@Test
	void aWriteComputesNoMemo() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> b = new Memo<>(() -> {
				this.log.add("b");
				return a.get();
			});
			b.get();
			a.set(1);
		});
		assertThat(this.log).hasSize(1);
	}

	@Test
	void sourcesThatAreNotReadAnyMoreAreNotComputed() {
		this.root.run(() -> {
			Signal<Boolean> present = new Signal<>(true);
			Memo<Boolean> exists = new Memo<>(present::get);
			Memo<Integer> length = new Memo<>(() -> {
				if (!present.get()) {
					throw new IllegalStateException("must not run");
				}
				return 3;
			});
			Memo<Integer> shown = new Memo<>(() -> exists.get() ? length.get() : 0);
			assertThat(shown.get()).isEqualTo(3);
			present.set(false);
			assertThat(shown.get()).isZero();
		});
	}

	@Test
	void failingFailingAnewAndRecoveringAreChanges() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> inverse = new Memo<>(() -> 10 / a.get());
			new Effect(() -> {
				try {
					this.log.add("" + inverse.get());
				}
				catch (ArithmeticException ex) {
					this.log.add("failed");
				}
			});
			a.set(0);
			a.set(10);
		});
		assertThat(this.log).containsExactly("10", "failed", "1");
	}

	@Test
	void aMemoThatNobodyObservesIsUnknownToItsSourcesAndKeepsItsValue() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> b = new Memo<>(() -> {
				this.log.add("b");
				return a.get();
			});
			Effect effect = new Effect(b::get);
			effect.dispose();
			assertThat(this.root.graphSize()).isEqualTo(new GraphSize(0, 0));
			assertThat(b.get()).isEqualTo(1);
			assertThat(this.log).hasSize(1);
			a.set(2);
			assertThat(b.get()).isEqualTo(2);
		});
		assertThat(this.log).hasSize(2);
	}

	@Test
	void whatAComputationMadeIsDisposedBeforeTheNextOne() {
		Scope child = this.root.child();
		child.run(() -> {
			Signal<Integer> a = new Signal<>(1);
			Memo<Integer> b = new Memo<>(() -> {
				int value = a.get();
				Scope.onDispose(() -> this.log.add("disposed " + value));
				return value;
			});
			b.get();
			a.set(2);
			b.get();
		});
		assertThat(this.log).containsExactly("disposed 1");
		child.dispose();
		assertThat(this.log).containsExactly("disposed 1", "disposed 2");
	}

	@Test
	void effectsWithoutPartInALoopGoOn() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Boolean> on = new Signal<>(false);
			new Effect(() -> {
				if (on.get()) {
					a.set(a.get() + 1);
				}
			});
			new Effect(() -> this.log.add("" + on.get()));
			assertThatIllegalStateException().isThrownBy(() -> on.set(true));
			on.set(false);
		});
		assertThat(this.log).containsExactly("false", "true", "false");
	}

	@Test
	void anEffectThatFailedRunsAgain() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(1);
			new Effect(() -> this.log.add("" + 10 / a.get()));
			assertThatThrownBy(() -> a.set(0)).isInstanceOf(ArithmeticException.class);
			a.set(5);
		});
		assertThat(this.log).containsExactly("10", "2");
	}

	@Test
	void anEffectMayDisposeItself() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Effect[] self = new Effect[1];
			self[0] = new Effect(() -> {
				this.log.add("" + a.get());
				if (a.get() == 1) {
					self[0].dispose();
					self[0].dispose();
				}
			});
			a.set(1);
			a.set(2);
		});
		assertThat(this.log).containsExactly("0", "1");
		assertThat(this.root.graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	@Test
	void cleanupsAndRunningInAScopeReadUntracked() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> b = new Signal<>(0);
			Scope child = this.root.child();
			new Effect(() -> {
				a.get();
				child.run(b::get);
				Scope.onDispose(b::get);
				this.log.add("run");
			});
			a.set(1);
			b.set(1);
		});
		assertThat(this.log).hasSize(2);
	}

	@Test
	void afterAnExceptionEverythingIsAsBefore() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> b = new Signal<>(0);
			Scope child = this.root.child();
			new Effect(() -> {
				assertThatThrownBy(() -> Scope.untracked(() -> 1 / b.get())).isInstanceOf(ArithmeticException.class);
				assertThatThrownBy(() -> child.run(() -> fail(b.get()))).hasMessage("fail");
				assertThatThrownBy(() -> Scope.batch(() -> fail(0))).hasMessage("fail");
				this.log.add("" + a.get());
			});
			a.set(1);
			b.set(1);
			assertThat(Scope.current()).isSameAs(this.root);
		});
		assertThat(this.log).containsExactly("0", "1");
	}

	private static void fail(int ignored) {
		throw new IllegalStateException("fail");
	}

	@Test
	void everyCleanupRunsWhateverAnotherThrows() {
		Scope child = this.root.child();
		child.run(() -> {
			Scope.onDispose(() -> fail(1));
			Scope.onDispose(() -> this.log.add("ran"));
			Scope.onDispose(() -> fail(2));
		});
		assertThatThrownBy(child::dispose).hasMessage("fail")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		assertThat(this.log).containsExactly("ran");
	}

	@Test
	void aDisposedScopeRefusesToOwnMore() {
		Scope child = this.root.child();
		child.dispose();
		assertThatIllegalStateException().isThrownBy(() -> child.run(() -> new Effect(() -> {
		}))).withMessageContaining("disposed");
	}

	@Test
	void whatIsToldOfItsFirstObserverMaySetWhatThatObserverReads() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> watched = Signal.watched(0, () -> a.set(1), () -> a.set(2));
			Memo<Integer> memo = new Memo<>(() -> a.get() + watched.get());
			new Effect(() -> this.log.add("effect " + a.get() + watched.get())).dispose();
			new Effect(() -> this.log.add("memo " + memo.get()));
		});
		assertThat(this.log).containsExactly("effect 00", "effect 10", "memo 2", "memo 1");
	}

	@Test
	void whatAnEffectInsideAMemoSetsReachesTheReadersOfThatMemo() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> memo = new Memo<>(() -> {
				int value = a.get();
				new Effect(() -> a.update((now) -> Math.max(now, 3)));
				return value;
			});
			Memo<Integer> below = new Memo<>(() -> memo.get() * 10);
			new Effect(() -> this.log.add("effect " + memo.get()));
			new Effect(() -> this.log.add("below " + below.get()));
			a.set(5);
			assertThat(below.get()).isEqualTo(50);
		});
		assertThat(this.log).containsExactly("effect 3", "below 30", "effect 5", "below 50");
	}

	@Test
	void aMemoThatMakesWhatSetsItOffWithoutEndIsReportedByName() {
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> memo = new Memo<>(() -> {
				int value = a.get();
				new Effect(() -> a.update((now) -> now + 1));
				return value;
			}).named("restless");
			assertThatIllegalStateException().isThrownBy(() -> new Effect(memo::get))
				.withMessageContaining("'restless'");
		});
	}

	@Test
	void afterATurnNoGraphIsCurrent() {
		Scope root = Scope.root((action) -> {
		});
		Scope other = Scope.root((action) -> {
		});

		int result = root.call(() -> other.call(() -> root.call(() -> 7)));

		assertThat(result).isEqualTo(7);
		assertThat(SessionGraph.current()).isNull();
	}

}
