package dev.lattice.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Turns of many sessions on few tasks (L-190 to L-194). */
class DispatcherTests {

	private final ManualExecutor executor = new ManualExecutor();

	private final Dispatcher dispatcher = new Dispatcher(this.executor);

	private final List<String> log = new ArrayList<>();

	@Test
	void aThousandSessionsThatHaveATurnAtOnceAreOneTaskOfTheExecutor() {
		mailboxes(1_000).forEach((mailbox) -> mailbox.post(() -> this.log.add("turn")));

		assertThat(this.executor.waiting()).isEqualTo(1);
		this.executor.runAll();
		assertThat(this.log).hasSize(1_000);
	}

	@Test
	void turnsBeginInTheOrderInWhichTheSessionsHadSomethingToDo() {
		List<Mailbox> mailboxes = mailboxes(100);
		mailboxes.reversed().forEach((mailbox) -> mailbox.post(() -> this.log.add("" + mailboxes.indexOf(mailbox))));
		this.executor.runAll();

		assertThat(this.log)
			.containsExactlyElementsOf(IntStream.range(0, 100).mapToObj((at) -> "" + (99 - at)).toList());
	}

	@Test
	void aTurnThatBlocksKeepsNoOtherSessionWaiting() {
		List<Mailbox> mailboxes = mailboxes(3);
		mailboxes.get(0).post(() -> {
			// Another thread of the executor, while this turn lasts.
			this.executor.runOne();
			this.log.add("the first turn ends");
		});
		mailboxes.get(1).post(() -> this.log.add("the second session"));
		mailboxes.get(2).post(() -> this.log.add("the third session"));
		this.executor.runOne();

		assertThat(this.log).containsExactly("the second session", "the third session", "the first turn ends");
	}

	@Test
	void aTurnThatBlocksKeepsNoSessionWaitingThatHasSomethingToDoLater() {
		List<Mailbox> mailboxes = mailboxes(2);
		mailboxes.get(0).post(() -> {
			mailboxes.get(1).post(() -> this.log.add("the second session"));
			this.executor.runOne();
			this.log.add("the first turn ends");
		});
		this.executor.runOne();

		assertThat(this.log).containsExactly("the second session", "the first turn ends");
	}

	@Test
	void noMoreTasksWaitInTheExecutorThanOneHoweverManyTurnsThereAre() {
		List<Mailbox> mailboxes = mailboxes(200);
		mailboxes.forEach((mailbox) -> mailbox.post(() -> assertThat(this.executor.waiting()).isLessThanOrEqualTo(1)));

		this.executor.runAll();
		assertThat(this.executor.waiting()).isZero();
	}

	@Test
	void aTaskLetsOthersRunAfterAFairShare() {
		mailboxes(100).forEach((mailbox) -> mailbox.post(() -> this.log.add("turn")));
		this.executor.execute(() -> this.log.add("another task"));
		this.executor.runOne();
		this.executor.runOne();

		assertThat(this.log).hasSize(65).endsWith("turn", "another task");
		this.executor.runAll();
		assertThat(this.log).hasSize(101);
	}

	@Test
	void aSessionWithMuchToDoLetsOthersHaveTheirTurn() {
		List<Mailbox> mailboxes = mailboxes(2);
		for (int i = 0; i < 100; i++) {
			mailboxes.get(0).post(() -> this.log.add("busy"));
		}
		mailboxes.get(1).post(() -> this.log.add("other"));
		this.executor.runAll();

		assertThat(this.log.indexOf("other")).isEqualTo(64);
		assertThat(this.log).hasSize(101);
	}

	@Test
	void anErrorInATurnCostsNoOtherSessionItsTurn() {
		List<Mailbox> mailboxes = mailboxes(3);
		mailboxes.get(0).post(() -> {
			throw new StackOverflowError("planned");
		});
		mailboxes.get(0).post(() -> this.log.add("the same session"));
		mailboxes.get(1).post(() -> this.log.add("the second session"));
		mailboxes.get(2).post(() -> this.log.add("the third session"));

		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(this.executor::runOne);
		this.executor.runAll();
		assertThat(this.log).containsExactly("the second session", "the third session", "the same session");
	}

	@Test
	void anInterruptOfATurnDoesNotReachTheNext() {
		List<Mailbox> mailboxes = mailboxes(2);
		mailboxes.get(0).post(() -> Thread.currentThread().interrupt());
		mailboxes.get(1).post(() -> this.log.add("interrupted: " + Thread.currentThread().isInterrupted()));
		this.executor.runAll();

		assertThat(this.log).containsExactly("interrupted: false");
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void aRunnerAtWorkTakesWhatTheExecutorHasNoRoomFor() {
		List<Mailbox> mailboxes = mailboxes(100);
		mailboxes.get(0).post(() -> {
			this.executor.full(true);
			mailboxes.subList(1, 100).forEach((mailbox) -> mailbox.post(() -> this.log.add("turn")));
		});
		this.executor.runOne();

		assertThat(this.log).hasSize(63);
		this.executor.full(false);
		this.dispatcher.goOn();
		this.executor.runAll();
		assertThat(this.log).hasSize(99);
	}

	@Test
	void anExecutorThatFailsOnceStopsNoSessionForGood() {
		AtomicInteger failures = new AtomicInteger(1);
		Dispatcher failing = new Dispatcher((task) -> {
			if (failures.getAndDecrement() > 0) {
				throw new Error("unable to create native thread (planned)");
			}
			this.executor.execute(task);
		});
		Mailbox mailbox = new Mailbox(failing, Runnable::run);
		mailbox.begin();
		mailbox.post(() -> this.log.add("turn"));
		assertThat(this.executor.waiting()).isZero();

		failing.goOn();
		this.executor.runAll();

		assertThat(this.log).containsExactly("turn");
	}

	@Test
	void aMailboxThatIsShutWhileItsTurnRunsLeavesNothingToDo() {
		Mailbox mailbox = mailboxes(1).getFirst();
		mailbox.post(() -> {
			mailbox.post(() -> this.log.add("dropped"));
			mailbox.shut();
		});
		this.executor.runOne();

		assertThat(this.executor.waiting()).isZero();
		assertThat(this.log).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void noTurnIsLostAndNoTwoOfASessionRunAtOnceWhateverThreadsDo(int threads) throws InterruptedException {
		int sessions = 50;
		int posts = 2_000;
		CountDownLatch left = new CountDownLatch(sessions * posts);
		AtomicInteger faults = new AtomicInteger();
		try (ExecutorService pool = Executors.newFixedThreadPool(threads);
				ExecutorService posting = Executors.newFixedThreadPool(4)) {
			Dispatcher real = new Dispatcher(pool);
			for (int session = 0; session < sessions; session++) {
				Mailbox mailbox = new Mailbox(real, Runnable::run);
				mailbox.begin();
				int[] last = { -1 };
				AtomicInteger running = new AtomicInteger();
				posting.execute(() -> {
					for (int i = 0; i < posts; i++) {
						int number = i;
						mailbox.post(() -> {
							boolean alone = running.incrementAndGet() == 1;
							faults.addAndGet((alone && last[0] == number - 1) ? 0 : 1);
							last[0] = number;
							running.decrementAndGet();
							left.countDown();
						});
					}
				});
			}
			assertThat(left.await(60, TimeUnit.SECONDS)).as("turns left: " + left.getCount()).isTrue();
		}
		assertThat(faults).hasValue(0);
	}

	private List<Mailbox> mailboxes(int count) {
		return IntStream.range(0, count).mapToObj((at) -> {
			Mailbox mailbox = new Mailbox(this.dispatcher, Runnable::run);
			mailbox.begin();
			return mailbox;
		}).toList();
	}

}
