package dev.lattice.engine.signal;

import java.util.ArrayDeque;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Values for all sessions; sentences of {@code docs/spec/signals.md}. */
class SharedSignalTests {

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope root = Scope.root(this.mailbox::add);

	private final List<String> log = new ArrayList<>();

	private final Deque<Runnable> otherMailbox = new ArrayDeque<>();

	private final Scope other = Scope.root(this.otherMailbox::add);

	private void run(Runnable test) {
		this.root.run(test);
	}

	@Test
	void eachSessionSeesChangesInItsOwnTurn() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		run(() -> new Effect(() -> this.log.add("a" + shared.get())));
		this.other.run(() -> new Effect(() -> this.log.add("b" + shared.get())));

		run(() -> shared.update((n) -> n + 1));

		assertThat(this.log).containsExactly("a0", "b0", "a1");
		this.otherMailbox.remove().run();
		assertThat(this.log).endsWith("b1");
	}

	@Test
	void changesThatAreNotSeenYetAreMerged() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		run(() -> new Effect(() -> this.log.add("" + shared.get())));

		for (int i = 1; i <= 1000; i++) {
			shared.set(i);
		}

		assertThat(this.mailbox).hasSize(1);
		this.mailbox.remove().run();
		assertThat(this.log).containsExactly("0", "1000");
	}

	@Test
	void aSessionThatEndsHearsNothingMore() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		run(shared::get);
		this.root.dispose();

		shared.set(1);

		assertThat(this.mailbox).isEmpty();
	}

	@Test
	void outsideSessionsItIsTheLatestValue() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		shared.set(3);
		assertThat(shared.get()).isEqualTo(3);
	}

	@Test
	void aTurnSeesASharedValueThatDoesNotChangeUnderIt() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		Scope other = Scope.root((action) -> {
		});
		this.root.run(() -> {
			assertThat(shared.get()).isZero();
			other.run(() -> shared.set(1));
			assertThat(shared.get()).isZero();
			assertThat(shared.peek()).isEqualTo(1);
		});
	}

	@Test
	void updatesOfManyThreadsAreAllCounted() throws InterruptedException {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			threads.add(Thread.ofPlatform().start(() -> {
				for (int n = 0; n < 1000; n++) {
					shared.update((value) -> value + 1);
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(shared.get()).isEqualTo(4000);
	}

	@Test
	void aListenerHearsOfEachChangeUntilItLeaves() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		Runnable leave = shared.subscribe(() -> this.log.add("" + shared.peek()));
		shared.set(1);
		shared.set(1);
		shared.set(2);
		leave.run();
		shared.set(3);
		assertThat(this.log).containsExactly("1", "2");
	}

	@Test
	void listenersHearInTheOrderInWhichTheyCameWhoeverHasLeft() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		List<Runnable> leaving = new ArrayList<>();
		for (String name : List.of("a", "b", "c", "d", "e")) {
			leaving.add(shared.subscribe(() -> this.log.add(name)));
		}
		leaving.get(0).run();
		leaving.get(2).run();
		leaving.get(4).run();
		shared.subscribe(() -> this.log.add("f"));
		shared.set(1);

		assertThat(this.log).containsExactly("b", "d", "f");
	}

	@Test
	void oneListenerThatCameTwiceLeavesOnceForEachTime() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		Runnable listener = () -> this.log.add("heard");
		Runnable leave = shared.subscribe(listener);
		shared.subscribe(listener);
		leave.run();
		leave.run();
		shared.set(1);

		assertThat(this.log).containsExactly("heard");
	}

	@Test
	void whoLeavesWhileOthersAreToldIsStillToldOfThatChange() {
		SharedSignal<Integer> shared = SharedSignal.of(0);
		List<Runnable> leaving = new ArrayList<>();
		shared.subscribe(() -> leaving.forEach(Runnable::run));
		leaving.add(shared.subscribe(() -> this.log.add("" + shared.peek())));
		shared.set(1);
		shared.set(2);

		assertThat(this.log).containsExactly("1");
	}

	@Test
	void whoLeavesIsNotSearchedForAmongThreeHundredThousand() {
		long start = ProcessorTime.nanos();
		SharedSignal<Integer> shared = SharedSignal.of(0);
		List<Runnable> leaving = new ArrayList<>();
		for (int i = 0; i < 300_000; i++) {
			leaving.add(shared.subscribe(() -> this.log.add("told")));
		}
		leaving.reversed().forEach(Runnable::run);
		shared.set(1);

		assertThat(this.log).isEmpty();
		assertThat(Duration.ofNanos(ProcessorTime.nanos() - start)).isLessThan(Duration.ofSeconds(10));
	}

}
