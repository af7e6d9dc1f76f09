package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Threads that do what they must not, and what they may. */
@Timeout(60)
class GraphMisuseTests {

	private static final int THREADS = 8;

	private static final int POSTS = 500;

	private final ConcurrentLinkedQueue<Runnable> mailbox = new ConcurrentLinkedQueue<>();

	private final Scope root = Scope.root(this.mailbox::add);

	@Test
	void aSecondThreadIsRefusedWhileTheFirstHasTheTurn() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		Semaphore leave = new Semaphore(0);
		Thread first = Thread.ofPlatform().start(() -> this.root.run(() -> {
			entered.countDown();
			leave.acquireUninterruptibly();
		}));
		entered.await();

		assertThat(thrownBy(() -> this.root.run(() -> {
		}))).isInstanceOf(IllegalStateException.class).hasMessageContaining("Two threads").hasMessageContaining("post");

		leave.release();
		first.join();
		assertThat(thrownBy(() -> this.root.run(() -> {
		}))).isNull();
	}

	@Test
	void anotherThreadMayNotSetDuringATurnNorAfterIt() throws InterruptedException {
		Signal<Integer> a = this.root.call(() -> new Signal<>(0).named("a"));
		List<@Nullable Throwable> thrown = new ArrayList<>();

		this.root.run(() -> thrown.add(thrownBy(() -> a.set(1))));
		thrown.add(thrownBy(() -> a.set(1)));
		thrown.add(thrownBy(a::trigger));

		assertThat(thrown).hasSize(3)
			.allSatisfy((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("signal 'a'")
				.hasMessageContaining("Scope.post"));
		assertThat(a.peek()).isZero();
	}

	@Test
	void anotherThreadMayNotReadForWhatRunsNorComputeInItsTurn() {
		List<@Nullable Throwable> thrown = new ArrayList<>();
		this.root.run(() -> {
			Signal<Integer> a = new Signal<>(0).named("a");
			Memo<Integer> b = new Memo<>(a).named("b");
			new Effect(() -> {
				thrown.add(thrownBy(a::get));
				thrown.add(thrownBy(b::get));
			});
			a.set(1);
		});

		assertThat(thrown).hasSize(2);
		assertThat(thrown.get(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("signal 'a'");
		assertThat(thrown.get(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("memo 'b'");
	}

	@Test
	void whatManyThreadsPostArrivesInTheOrderOfEach() throws InterruptedException {
		List<List<Integer>> seen = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int number = 0; number < THREADS; number++) {
			List<Integer> mine = new ArrayList<>();
			seen.add(mine);
			Signal<Integer> signal = this.root.call(() -> new Signal<>(-1));
			this.root.run(() -> new Effect(() -> mine.add(signal.get())));
			threads.add(Thread.ofPlatform().start(() -> {
				for (int post = 0; post < POSTS; post++) {
					int value = post;
					this.root.post(() -> signal.set(value));
				}
			}));
		}
		while (threads.stream().anyMatch(Thread::isAlive) || !this.mailbox.isEmpty()) {
			Runnable posted = this.mailbox.poll();
			if (posted != null) {
				posted.run();
			}
		}

		for (List<Integer> mine : seen) {
			assertThat(mine).hasSize(POSTS + 1).isSorted();
		}
	}

	private static @Nullable Throwable thrownBy(Runnable action) {
		Throwable[] thrown = { null };
		Thread thread = Thread.ofPlatform().uncaughtExceptionHandler((failed, ex) -> thrown[0] = ex).start(action);
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		return thrown[0];
	}

}
