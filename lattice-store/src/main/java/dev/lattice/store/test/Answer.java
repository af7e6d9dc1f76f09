package dev.lattice.store.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reply that can be waited for, and that counts how often it was called.
 *
 * @param <T> the type of the result
 */
final class Answer<T extends @Nullable Object> implements Reply<T> {

	static final long SECONDS = 60;

	private final CountDownLatch done = new CountDownLatch(1);

	private final AtomicInteger calls = new AtomicInteger();

	private volatile @Nullable T result;

	private volatile @Nullable RoomLogException failure;

	@Override
	public void succeeded(T value) {
		this.result = value;
		ended();
	}

	@Override
	public void failed(RoomLogException reason) {
		this.failure = reason;
		ended();
	}

	private void ended() {
		this.calls.incrementAndGet();
		this.done.countDown();
	}

	/** Waits for the result; a failure fails the test. */
	@SuppressWarnings({ "unchecked", "NullAway" }) // a T, which may be null or not
	T get() {
		await();
		RoomLogException thrown = this.failure;
		if (thrown != null) {
			throw new AssertionError("failed with " + thrown.reason() + ": " + thrown.getMessage(), thrown);
		}
		return this.result;
	}

	/** Waits for the failure; a result fails the test. */
	RoomLogException failure() {
		await();
		RoomLogException thrown = this.failure;
		if (thrown == null) {
			throw new AssertionError("a failure was expected, and not the result " + this.result);
		}
		assertThat(thrown.getMessage()).as("the message of %s", thrown.reason()).isNotBlank();
		return thrown;
	}

	boolean isFailure() {
		await();
		return this.failure != null;
	}

	int calls() {
		return this.calls.get();
	}

	private void await() {
		try {
			assertThat(this.done.await(SECONDS, TimeUnit.SECONDS)).as("an answer within %s s", SECONDS).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted while waiting for an answer", ex);
		}
	}

}
