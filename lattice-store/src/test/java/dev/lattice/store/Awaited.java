package dev.lattice.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;

/** A reply that a test waits for. */
public final class Awaited<T> implements Reply<T> {

	private final CompletableFuture<T> result = new CompletableFuture<>();

	/** Begins something and waits for its result. */
	public static <T> T of(Consumer<Reply<T>> begin) {
		Awaited<T> awaited = new Awaited<>();
		begin.accept(awaited);
		return awaited.get();
	}

	/** Begins something and waits for the reason of its failure. */
	public static <T> RoomLogException.Reason failureOf(Consumer<Reply<T>> begin) {
		try {
			throw new AssertionError("It succeeded: " + of(begin));
		}
		catch (RoomLogException ex) {
			return ex.reason();
		}
	}

	public T get() {
		try {
			return this.result.orTimeout(60, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RoomLogException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	public boolean isDone() {
		return this.result.isDone();
	}

	@Override
	public void succeeded(T value) {
		if (!this.result.complete(value)) {
			throw new IllegalStateException("A reply came twice: " + value);
		}
	}

	@Override
	public void failed(RoomLogException failure) {
		if (!this.result.completeExceptionally(failure)) {
			throw new IllegalStateException("A reply came twice", failure);
		}
	}

}
