package dev.lattice.reactor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class ReactiveTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final Queue<Runnable> mailbox = new ArrayDeque<>();

	private final Scope scope = Scope.root(this.mailbox::add);

	@Nested
	class FromAPublisher {

		private final TestPublisher<Integer> source = TestPublisher.create();

		private final Memo<Integer> memo = ReactiveTests.this.scope.call(() -> Reactive.from(this.source, 0));

		@Test
		void theMemoStartsWithTheInitialValue() {
			assertThat(this.memo.peek()).isZero();
		}

		@Test
		void aValueIsSeenInALaterTurn() {
			this.source.next(1);
			assertThat(this.memo.peek()).isZero();

			turn();

			assertThat(this.memo.peek()).isEqualTo(1);
		}

		@Test
		void valuesBetweenTurnsAreOnePost() {
			this.source.next(1, 2, 3);

			assertThat(ReactiveTests.this.mailbox).hasSize(1);
			turn();
			assertThat(this.memo.peek()).isEqualTo(3);
		}

		@Test
		void aFailureKeepsTheLastValue() {
			this.source.next(1);
			this.source.error(new IllegalStateException("planned"));
			turn();

			assertThat(this.memo.peek()).isEqualTo(1);
		}

		@Test
		void theSubscriptionEndsWithTheScope() {
			this.source.assertSubscribers(1);
			this.source.next(1);

			ReactiveTests.this.scope.dispose();
			turn();

			this.source.assertNoSubscribers();
			this.source.assertCancelled();
		}

	}

	@Test
	void aValueThatIsThereAtOnceIsTheFirst() {
		Memo<Integer> memo = this.scope.call(() -> Reactive.from(Flux.just(1, 2), 0));

		assertThat(memo.peek()).isEqualTo(2);
	}

	@Nested
	class AsyncLoads {

		@Test
		void areLoadingThenReady() {
			Sinks.One<String> source = Sinks.one();
			Memo<Async<String>> memo = ReactiveTests.this.scope.call(() -> Reactive.async(source.asMono()));
			assertThat(memo.peek()).isEqualTo(new Async.Loading<>());

			source.tryEmitValue("done");
			turn();

			assertThat(memo.peek()).isEqualTo(new Async.Ready<>("done"));
		}

		@Test
		void failWithTheirPublisher() {
			IllegalStateException failure = new IllegalStateException("planned");
			Memo<Async<String>> memo = ReactiveTests.this.scope.call(() -> Reactive.async(Mono.error(failure)));

			assertThat(memo.peek()).isEqualTo(new Async.Failed<>(failure));
		}

		@Test
		void failWhenTheyCannotBeMade() {
			Memo<Async<String>> memo = ReactiveTests.this.scope.call(() -> Reactive.async(() -> 1, (n) -> {
				throw new IllegalStateException("planned");
			}));

			assertThat(memo.peek()).isInstanceOf(Async.Failed.class);
		}

		@Test
		void failWhenThereIsNothing() {
			Memo<Async<String>> memo = ReactiveTests.this.scope.call(() -> Reactive.async(Mono.empty()));

			assertThat(memo.peek()).isInstanceOfSatisfying(Async.Failed.class,
					(failed) -> assertThat(failed.cause()).isInstanceOf(NoSuchElementException.class));
		}

		@Test
		void aLaterValueOfTheSourceCancelsTheLoadBefore() {
			List<TestPublisher<String>> loads = new ArrayList<>();
			AtomicReference<Signal<Integer>> source = new AtomicReference<>();
			Memo<Async<String>> memo = ReactiveTests.this.scope.call(() -> {
				source.set(new Signal<>(1));
				return Reactive.async(source.get(), (n) -> {
					loads.add(TestPublisher.create());
					return loads.getLast();
				});
			});
			loads.get(0).next("too late");

			ReactiveTests.this.scope.run(() -> source.get().set(2));
			turn();
			loads.get(0).assertCancelled();
			assertThat(memo.peek()).isEqualTo(new Async.Loading<>());

			loads.get(1).next("second");
			turn();
			assertThat(memo.peek()).isEqualTo(new Async.Ready<>("second"));
			ReactiveTests.this.scope.dispose();
			loads.get(1).assertCancelled();
		}

		@Test
		void doNotDependOnWhatTheyReadWhileTheyAreMade() {
			AtomicReference<Signal<Integer>> other = new AtomicReference<>();
			List<Integer> made = new ArrayList<>();
			ReactiveTests.this.scope.call(() -> {
				other.set(new Signal<>(1));
				return Reactive.async(() -> 0, (n) -> {
					made.add(other.get().get());
					return Mono.just("x");
				});
			});

			ReactiveTests.this.scope.run(() -> other.get().set(2));

			assertThat(made).containsExactly(1);
		}

	}

	@Nested
	class ToAFlux {

		@Test
		void aSharedSignalEmitsItsValueAndThenItsChanges() {
			SharedSignal<Integer> signal = SharedSignal.of(1);

			StepVerifier.create(Reactive.flux(signal))
				.expectNext(1)
				.then(() -> signal.set(2))
				.expectNext(2)
				.then(() -> signal.set(2))
				.then(() -> signal.set(3))
				.expectNext(3)
				.thenCancel()
				.verify(TIMEOUT);
		}

		@Test
		void aSlowSubscriberGetsTheLatest() {
			SharedSignal<Integer> signal = SharedSignal.of(1);

			StepVerifier.create(Reactive.flux(signal), 1).expectNext(1).then(() -> {
				for (int i = 2; i <= 100; i++) {
					signal.set(i);
				}
			}).thenRequest(10).expectNext(100).thenCancel().verify(TIMEOUT);
		}

		@Test
		void aCancelledSubscriberHearsNothingMore() {
			SharedSignal<Integer> signal = SharedSignal.of(1);
			List<Integer> heard = new ArrayList<>();
			Reactive.flux(signal).subscribe(heard::add).dispose();

			signal.set(2);

			assertThat(heard).containsExactly(1);
		}

		@Test
		void aSignalEmitsInItsTurnsAndCompletesWithItsScope() {
			AtomicReference<Signal<Integer>> signal = new AtomicReference<>();
			Flux<Integer> flux = ReactiveTests.this.scope.call(() -> {
				signal.set(new Signal<>(1));
				return Reactive.flux(() -> signal.get().get() * 10);
			});

			StepVerifier.create(flux)
				.expectNext(10)
				.then(() -> ReactiveTests.this.scope.run(() -> signal.get().set(2)))
				.expectNext(20)
				.then(ReactiveTests.this.scope::dispose)
				.expectComplete()
				.verify(TIMEOUT);
		}

	}

	private void turn() {
		while (!this.mailbox.isEmpty()) {
			this.mailbox.remove().run();
		}
	}

}
