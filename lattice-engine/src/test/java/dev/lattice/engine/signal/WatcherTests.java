package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits until a queue is drained; sentences of {@code docs/spec/signals.md}. */
class WatcherTests {

	private final Scope root = Scope.root((action) -> {
	});

	private final List<String> log = new ArrayList<>();

	private void run(Runnable test) {
		this.root.run(test);
	}

	@Test
	void waitUntilTheQueueIsDrained() {
		WatchQueue queue = new WatchQueue();
		run(() -> {
			Signal<Integer> a = new Signal<>(0);
			new Watcher(queue, 0, () -> this.log.add("" + a.get()));
			a.set(1);
			a.set(2);
			assertThat(this.log).containsExactly("0");
			queue.drain((ex) -> {
			});
		});
		assertThat(this.log).containsExactly("0", "2");
		assertThat(queue.isEmpty()).isTrue();
	}

	@Test
	void goOnWhenOneFails() {
		WatchQueue queue = new WatchQueue();
		List<Throwable> failures = new ArrayList<>();
		run(() -> {
			Signal<Integer> a = new Signal<>(0);
			new Watcher(queue, 0, () -> fail(a.get(), "no"));
			new Watcher(queue, 0, () -> this.log.add("" + a.get()));
			a.set(1);
			queue.drain(failures::add);
		});
		assertThat(failures).hasSize(1);
		assertThat(this.log).containsExactly("0", "1");
	}

	private static void fail(int value, String message) {
		if (value > 0) {
			throw new IllegalArgumentException(message);
		}
	}

	@Test
	void watchersDrainByRankAndThenByAge() {
		WatchQueue queue = new WatchQueue();
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			new Watcher(queue, 2, () -> this.log.add("inner" + a.get()));
			new Watcher(queue, 1, () -> this.log.add("first" + a.get()));
			new Watcher(queue, 1, () -> this.log.add("second" + a.get()));
			this.log.clear();
			a.set(1);
			queue.drain((ex) -> {
			});
		});
		assertThat(this.log).containsExactly("first1", "second1", "inner1");
	}

	@Test
	void aWatcherDisposedByAnEarlierOneDoesNotRun() {
		WatchQueue queue = new WatchQueue();
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Scope inner = this.root.child();
			new Watcher(queue, 1, () -> {
				if (a.get() == 1) {
					inner.dispose();
				}
			});
			inner.run(() -> new Watcher(queue, 2, () -> this.log.add("" + a.get())));
			a.set(1);
			queue.drain((ex) -> {
			});
		});
		assertThat(this.log).containsExactly("0");
	}

	@Test
	void watchersMarkedDuringADrainWaitForTheNext() {
		WatchQueue queue = new WatchQueue();
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0);
			Signal<Integer> b = new Signal<>(0);
			new Watcher(queue, 1, () -> this.log.add("b" + b.get()));
			new Watcher(queue, 2, () -> b.set(a.get()));
			this.log.clear();
			a.set(1);
			queue.drain((ex) -> {
			});
			assertThat(this.log).isEmpty();
			assertThat(queue.isEmpty()).isFalse();
			queue.drain((ex) -> {
			});
		});
		assertThat(this.log).containsExactly("b1");
	}

}
