package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Following a room's log. What is trimmed is in the contract of snapshots. */
abstract class SubscribeContract extends ReadContract {

	@Test
	void aSubscriberGetsWhatIsThereAndThenWhatComes() {
		fill(ROOM, 1, 10);
		Follower follower = follow(ROOM, 4);
		assertThat(sequences(follower.await(7))).isEqualTo(numbers(4, 10));
		fill(ROOM, 11, 20);
		List<LogEntry> all = follower.await(17);
		assertThat(sequences(all)).isEqualTo(numbers(4, 20));
		assertThat(texts(all)).isEqualTo(IntStream.rangeClosed(4, 20).mapToObj(Integer::toString).toList());
		assertThat(all).allMatch((entry) -> entry.writer().equals("w") && entry.number() == entry.sequence());
	}

	@Test
	void aRoomCanBeFollowedBeforeItExists() {
		Follower follower = follow("new", 1);
		fill("new", 1, 3);
		assertThat(sequences(follower.await(3))).isEqualTo(numbers(1, 3));
	}

	@Test
	void aSubscriptionMayBeginWithAnEntryThatIsNotThereYet() {
		fill(ROOM, 1, 2);
		Follower follower = follow(ROOM, 5);
		fill(ROOM, 3, 8);
		assertThat(sequences(follower.await(4))).isEqualTo(numbers(5, 8));
	}

	@Test
	void duplicatesDoNotComeTwice() {
		Follower follower = follow(ROOM, 1);
		fill(ROOM, 1, 5);
		fill(ROOM, 1, 6);
		assertThat(sequences(follower.await(6))).isEqualTo(numbers(1, 6));
	}

	@Test
	void onlyTheRoomAskedForComes() {
		Follower follower = follow(ROOM, 1);
		fill("other", 1, 5);
		fill(ROOM, 1, 2);
		fill("other", 6, 8);
		fill(ROOM, 3, 3);
		assertThat(texts(follower.await(3))).containsExactly("1", "2", "3");
	}

	@Test
	void noMoreComesThanWasAskedFor() {
		fill(ROOM, 1, 10);
		Follower slow = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, slow);
		subscription.request(3);
		assertThat(slow.await(3)).hasSize(3);
		follow(ROOM, 1).await(10);
		assertThat(slow.size()).isEqualTo(3);
		subscription.request(2);
		assertThat(sequences(slow.await(5))).isEqualTo(numbers(1, 5));
		subscription.request(Long.MAX_VALUE);
		fill(ROOM, 11, 12);
		assertThat(sequences(slow.await(12))).isEqualTo(numbers(1, 12));
	}

	@Test
	void nothingComesBeforeTheFirstRequest() {
		fill(ROOM, 1, 5);
		Follower follower = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, follower);
		follow(ROOM, 1).await(5);
		assertThat(follower.size()).isZero();
		subscription.request(1);
		assertThat(sequences(follower.await(1))).isEqualTo(numbers(1, 1));
	}

	@Test
	void requestsAddUpBeyondTheLargestNumber() {
		Follower follower = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, follower);
		subscription.request(Long.MAX_VALUE);
		subscription.request(Long.MAX_VALUE);
		subscription.request(1);
		fill(ROOM, 1, 20);
		assertThat(sequences(follower.await(20))).isEqualTo(numbers(1, 20));
	}

	@Test
	void aSubscriberMayAskForTheNextEntryWhenItGetsOne() {
		int count = 2000;
		AtomicReference<@Nullable LogSubscription> subscription = new AtomicReference<>();
		Follower follower = new Follower((self) -> {
			LogSubscription mine = subscription.get();
			if (mine != null) {
				mine.request(1);
			}
		});
		List<Answer<?>> answers = new ArrayList<>();
		for (int n = 1; n <= count; n++) {
			answers.add(append(ROOM, request("w", n, "" + n)));
		}
		answers.forEach(Answer::get);
		LogSubscription mine = subscribe(ROOM, 1, follower);
		subscription.set(mine);
		mine.request(1);
		assertThat(sequences(follower.await(count))).isEqualTo(numbers(1, count));
	}

	@Test
	void everySubscriberGetsEveryEntryWhileManyAppend() throws InterruptedException {
		int writers = 3;
		int each = 200;
		List<Follower> followers = new ArrayList<>();
		followers.add(follow(ROOM, 1));
		List<Thread> threads = new ArrayList<>();
		for (int w = 0; w < writers; w++) {
			String writer = "w" + w;
			threads.add(Thread.ofPlatform().start(() -> {
				List<Answer<?>> answers = new ArrayList<>();
				for (int n = 1; n <= each; n++) {
					answers.add(append(ROOM, request(writer, n, writer + ":" + n)));
					if (n % 20 == 0) {
						answers.forEach(Answer::get);
					}
				}
				answers.forEach(Answer::get);
			}));
		}
		for (int i = 0; i < 4; i++) {
			followers.getFirst().await(writers * each * i / 6);
			followers.add(follow(ROOM, 1));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		List<String> all = texts(readAll(ROOM, 1));
		for (Follower follower : followers) {
			List<LogEntry> got = follower.await(writers * each);
			assertThat(sequences(got)).isEqualTo(numbers(1, (long) writers * each));
			assertThat(texts(got)).isEqualTo(all);
		}
	}

	@Test
	void largeEntriesComeToASubscriberToo() {
		int size = 2 << 20;
		Follower follower = follow(ROOM, 1);
		for (int n = 1; n <= 8; n++) {
			append(ROOM, request("w", n, "x".repeat(size))).get();
		}
		assertThat(follower.await(8)).allMatch((entry) -> entry.payload().length == size);
	}

	@Test
	void nothingComesAfterASubscriptionWasClosed() {
		Follower closed = new Follower();
		LogSubscription subscription = subscribe(ROOM, 1, closed);
		subscription.request(Long.MAX_VALUE);
		fill(ROOM, 1, 3);
		closed.await(3);
		subscription.close();
		subscription.close();
		subscription.request(5);
		Follower open = follow(ROOM, 1);
		fill(ROOM, 4, 9);
		open.await(9);
		assertThat(closed.size()).isEqualTo(3);
	}

	@Test
	void aSubscriptionMayBeClosedByTheSubscriber() {
		fill(ROOM, 1, 10);
		AtomicReference<@Nullable LogSubscription> subscription = new AtomicReference<>();
		Follower follower = new Follower((self) -> {
			LogSubscription mine = subscription.get();
			if (self.size() == 4 && mine != null) {
				mine.close();
			}
		});
		LogSubscription mine = subscribe(ROOM, 1, follower);
		subscription.set(mine);
		mine.request(Long.MAX_VALUE);
		follower.await(4);
		follow(ROOM, 1).await(10);
		assertThat(follower.size()).isEqualTo(4);
	}

	@Test
	void aSubscriberThatFailsHearsThatItsSubscriptionIsOverAndNobodyElseIsAffected() {
		Follower failing = new Follower((self) -> {
			if (self.size() == 2) {
				throw new IllegalStateException("not this one");
			}
		});
		subscribe(ROOM, 1, failing).request(Long.MAX_VALUE);
		Follower other = follow(ROOM, 1);
		fill(ROOM, 1, 5);
		assertThat(failing.awaitFailure().reason()).isEqualTo(RoomLogException.Reason.UNAVAILABLE);
		assertThat(other.await(5)).hasSize(5);
		fill(ROOM, 6, 7);
		assertThat(other.await(7)).hasSize(7);
		assertThat(failing.size()).isEqualTo(2);
	}

	@Test
	void whereToBeginAndHowMuchToAskForIsChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> subscribe(ROOM, 0, new Follower()))
			.withMessageContaining("0");
		LogSubscription subscription = subscribe(ROOM, 1, new Follower());
		assertThatIllegalArgumentException().isThrownBy(() -> subscription.request(0)).withMessageContaining("0");
		assertThatIllegalArgumentException().isThrownBy(() -> subscription.request(-7)).withMessageContaining("-7");
	}

}
