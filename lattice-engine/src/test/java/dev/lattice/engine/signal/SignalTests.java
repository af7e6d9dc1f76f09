package dev.lattice.engine.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The semantics of the graph; sentences of {@code docs/spec/signals.md}. */
class SignalTests {

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope root = Scope.root(this.mailbox::add);

	private final List<String> log = new ArrayList<>();

	private void run(Runnable test) {
		this.root.run(test);
	}

	@Nested
	class Writing {

		@Test
		void isVisibleAtOnce() {
			run(() -> {
				Signal<Integer> a = new Signal<>(1);
				Memo<Integer> b = new Memo<>(() -> a.get() * 2);
				Scope.batch(() -> {
					a.set(5);
					assertThat(a.get()).isEqualTo(5);
					assertThat(b.get()).isEqualTo(10);
				});
			});
		}

		@Test
		void anEqualValueRunsNothing() {
			run(() -> {
				Signal<String> a = new Signal<>("x1");
				new Effect(() -> SignalTests.this.log.add(a.get()));
				a.set(new StringBuilder("x").append(1).toString());
			});
			assertThat(SignalTests.this.log).containsExactly("x1");
		}

		@Test
		void runsEffectsOnceAtTheEndOfTheOutermostBatch() {
			run(() -> {
				Signal<Integer> a = new Signal<>(1);
				Signal<Integer> b = new Signal<>(1);
				new Effect(() -> SignalTests.this.log.add(a.get() + "+" + b.get()));
				Scope.batch(() -> {
					a.set(2);
					Scope.batch(() -> b.set(2));
					SignalTests.this.log.add("end");
				});
			});
			assertThat(SignalTests.this.log).containsExactly("1+1", "end", "2+2");
		}

		@Test
		void aBatchThatRestoresTheValueRunsNothing() {
			run(() -> {
				Signal<Integer> a = new Signal<>(1);
				new Effect(() -> SignalTests.this.log.add("" + a.get()));
				Scope.batch(() -> {
					a.set(2);
					a.set(1);
				});
			});
			assertThat(SignalTests.this.log).containsExactly("1");
		}

		@Test
		void aReadInsideABatchThatRestoresStaysCoherent() {
			run(() -> {
				Signal<String> a = new Signal<>("A");
				Memo<String> c = new Memo<>(() -> a.get() + "!");
				c.get();
				Scope.batch(() -> {
					a.set("B");
					assertThat(c.get()).isEqualTo("B!");
					a.set("A");
				});
				assertThat(c.get()).isEqualTo("A!");
				a.set("C");
				assertThat(c.get()).isEqualTo("C!");
			});
		}

		@Test
		void insideAMemoIsRefusedByName() {
			run(() -> {
				Signal<Integer> price = new Signal<>(1).named("price");
				Memo<Integer> total = new Memo<>(() -> {
					price.set(2);
					return 1;
				}).named("total");
				assertThatIllegalStateException().isThrownBy(total::get)
					.withMessage(
							"The signal 'price' was set while computing the memo 'total'; set it in an event handler or an effect");
			});
		}

		@Test
		void outsideTheTurnIsRefusedAndNamesTheWayIn() {
			Signal<Integer> a = SignalTests.this.root.call(() -> new Signal<>(1).named("a"));

			assertThatIllegalStateException().isThrownBy(() -> a.set(2))
				.withMessageContaining("signal 'a'")
				.withMessageContaining("Scope.post");
		}

		@Test
		void postedActionsRunInALaterTurn() {
			Signal<Integer> a = SignalTests.this.root.call(() -> new Signal<>(1));
			SignalTests.this.root.post(() -> a.set(2));
			assertThat(a.peek()).isEqualTo(1);

			SignalTests.this.mailbox.remove().run();

			assertThat(a.peek()).isEqualTo(2);
		}

		@Test
		void postedActionsOfADisposedScopeAreDropped() {
			Scope child = SignalTests.this.root.child();
			child.post(() -> SignalTests.this.log.add("ran"));
			child.dispose();

			SignalTests.this.mailbox.remove().run();

			assertThat(SignalTests.this.log).isEmpty();
		}

	}

	@Nested
	class Effects {

		@Test
		void runInTheOrderOfTheirMaking() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				Signal<Integer> b = new Signal<>(0);
				new Effect(() -> SignalTests.this.log.add("first " + b.get()));
				new Effect(() -> SignalTests.this.log.add("second " + a.get()));
				SignalTests.this.log.clear();
				Scope.batch(() -> {
					a.set(1);
					b.set(1);
				});
			});
			assertThat(SignalTests.this.log).containsExactly("first 1", "second 1");
		}

		@Test
		void disposeWhatTheirLastRunMadeLastMadeFirst() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				new Effect(() -> {
					int run = a.get();
					Scope.onDispose(() -> SignalTests.this.log.add("outer " + run));
					new Effect(() -> Scope.onDispose(() -> SignalTests.this.log.add("inner " + run)));
				});
				a.set(1);
			});
			assertThat(SignalTests.this.log).containsExactly("inner 0", "outer 0");
		}

		@Test
		void doNotRunAfterAnOuterOneDisposedThem() {
			run(() -> {
				Signal<Boolean> present = new Signal<>(true);
				new Effect(() -> {
					if (present.get()) {
						new Effect(() -> SignalTests.this.log.add("inner " + present.get()));
					}
				});
				present.set(false);
			});
			assertThat(SignalTests.this.log).containsExactly("inner true");
		}

		@Test
		void allRunWhenSomeFail() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				new Effect(() -> fail(a.get(), "one"));
				new Effect(() -> fail(a.get(), "two"));
				new Effect(() -> SignalTests.this.log.add("three " + a.get()));
				assertThatThrownBy(() -> a.set(1)).hasMessage("one")
					.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
			});
			assertThat(SignalTests.this.log).containsExactly("three 0", "three 1");
		}

		private static void fail(int value, String message) {
			if (value > 0) {
				throw new IllegalArgumentException(message);
			}
		}

		@Test
		void thatNeverComeToRestAreStoppedByName() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				Signal<Boolean> on = new Signal<>(false);
				new Effect(() -> {
					if (on.get()) {
						a.set(a.get() + 1);
					}
				}).named("loop");
				assertThatIllegalStateException().isThrownBy(() -> on.set(true))
					.withMessageContaining("effect 'loop' ran 100 times");
				a.set(-1);
			});
		}

		@Test
		void leaveNothingWhenTheirFirstRunFails() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				assertThatThrownBy(() -> new Effect(() -> {
					a.get();
					throw new IllegalArgumentException("no");
				})).hasMessage("no");
			});
			assertThat(SignalTests.this.root.graphSize()).isEqualTo(new GraphSize(0, 0));
		}

		@Test
		void untrackedReadsDoNotRunThem() {
			run(() -> {
				Signal<Integer> a = new Signal<>(0);
				Signal<Integer> b = new Signal<>(0);
				new Effect(() -> SignalTests.this.log.add(a.get() + "," + Scope.untracked(b)));
				b.set(1);
				a.set(1);
			});
			assertThat(SignalTests.this.log).containsExactly("0,0", "1,1");
		}

	}

	@Test
	void nothingIsLeftOfAnOwnerThatIsDisposed() {
		Signal<Integer> a = this.root.call(() -> new Signal<>(0));
		Scope child = this.root.child();
		child.run(() -> {
			Memo<Integer> b = new Memo<>(() -> a.get() + 1);
			new Effect(() -> this.log.add("" + b.get()));
		});
		assertThat(this.root.graphSize()).isEqualTo(new GraphSize(2, 2));

		child.dispose();
		run(() -> a.set(1));

		assertThat(this.root.graphSize()).isEqualTo(new GraphSize(0, 0));
		assertThat(this.log).containsExactly("1");
	}

	@Test
	void makingASignalOutsideAComponentSaysWhere() {
		assertThatIllegalStateException().isThrownBy(() -> new Signal<>(1)).withMessageContaining("Scope.run");
	}

	@Test
	void longChainsNeedNoDeepStack() {
		run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Memo<Integer> last = new Memo<>(a);
			List<Memo<Integer>> chain = new ArrayList<>(List.of(last));
			for (int i = 0; i < 20_000; i++) {
				Memo<Integer> previous = last;
				last = new Memo<>(() -> previous.get() + 1);
				chain.add(last);
				last.get();
			}
			Memo<Integer> end = last;
			new Effect(() -> this.log.add("" + end.get()));
			a.set(1);
		});
		assertThat(this.log).containsExactly("20000", "20001");
	}

}
