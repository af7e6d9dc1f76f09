package dev.lattice.store.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one room that are on their way to a hot log, in the order of the calls.
 */
final class Lane {

	/*
	 * Entries are sent as they come. When the log says of one that it does not know the
	 * room, those that come wait, until all that were sent are answered; then the room is
	 * raised, and what was refused is sent again, before what waits. If another node has
	 * raised it in between, so that a later entry is in, then the earlier ones fail:
	 * their writer sends them again, behind it.
	 *
	 * State changes under the lock, in which entries are sent too, since that keeps their
	 * order. Replies and raising are called outside of it, from `outbox`.
	 */

	/** How many entries of a room may wait, and how many bytes. */
	static final int MAX_WAITING = 10_000;

	static final long MAX_WAITING_BYTES = 64L << 20;

	/** How often an entry is sent to a log that forgets the room again and again. */
	private static final int ATTEMPTS = 4;

	/** What a lane does not do itself. */
	interface Host {

		/** Sends an entry. */
		void send(String room, AppendRequest request, Reply<Appended> reply);

		/** Lets the log know the room. */
		void raise(String room, Reply<@Nullable Void> reply);

		/** Nothing is on its way any more. */
		void ended(Lane lane);

	}

	private final String room;

	private final Host host;

	private final List<Call> refused = new ArrayList<>(0);

	private final Deque<Call> waiting = new ArrayDeque<>(0);

	private final Deque<Runnable> outbox = new ArrayDeque<>(1);

	private long waitingBytes;

	private long calls;

	private int underWay;

	private boolean raising;

	private boolean ended;

	Lane(String room, Host host) {
		this.room = room;
		this.host = host;
	}

	String room() {
		return this.room;
	}

	/** Takes an entry; false if the lane has ended. */
	boolean append(AppendRequest request, Reply<Appended> reply) {
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			Call call = new Call(this.calls++, request, reply);
			if (!isStopped()) {
				send(call);
			}
			else if (this.waiting.size() < MAX_WAITING
					&& this.waitingBytes + request.payload().length <= MAX_WAITING_BYTES) {
				this.waiting.add(call);
				this.waitingBytes += request.payload().length;
			}
			else {
				fail(call, this.waiting.size() + " entries of room '" + this.room
						+ "' wait until its archive answers, as much as there may be; try again later", null);
			}
		}
		empty();
		return true;
	}

	private boolean isStopped() {
		return this.raising || !this.refused.isEmpty() || !this.waiting.isEmpty();
	}

	private void send(Call call) {
		this.underWay++;
		this.host.send(this.room, call.request, new Reply<>() {

			@Override
			public void succeeded(Appended result) {
				answered(call, result, null);
			}

			@Override
			public void failed(RoomLogException failure) {
				answered(call, null, failure);
			}

		});
	}

	private void answered(Call call, @Nullable Appended result, @Nullable RoomLogException failure) {
		synchronized (this) {
			this.underWay--;
			if (result != null) {
				failThoseBefore(call);
				this.outbox.add(() -> call.reply.succeeded(result));
			}
			else if (failure != null && failure.reason() == Reason.LOST && ++call.refusals < ATTEMPTS) {
				this.refused.add(call);
			}
			else if (failure != null && failure.reason() == Reason.LOST) {
				fail(call, "The log forgets room '" + this.room + "' again and again: " + failure.getMessage(),
						failure);
			}
			else if (failure != null) {
				this.outbox.add(() -> call.reply.failed(failure));
			}
			goOn();
		}
		empty();
	}

	private void failThoseBefore(Call call) {
		List<Call> before = this.refused.stream().filter((each) -> each.number < call.number).toList();
		this.refused.removeAll(before);
		before
			.forEach((each) -> fail(each,
					"The log did not know room '" + this.room
							+ "' for a moment, and has taken a later entry since; appending this one again is safe",
					null));
	}

	private void fail(Call call, String message, @Nullable Throwable cause) {
		this.outbox.add(() -> call.reply.failed(new RoomLogException(Reason.UNAVAILABLE, message, cause)));
	}

	private void goOn() {
		if (this.underWay > 0 || this.raising || this.ended) {
			return;
		}
		if (!this.refused.isEmpty()) {
			this.raising = true;
			this.outbox.add(this::raise);
		}
		else if (!this.waiting.isEmpty()) {
			sendAll();
		}
		else {
			this.ended = true;
			this.outbox.add(() -> this.host.ended(this));
		}
	}

	private void raise() {
		this.host.raise(this.room, new Reply<>() {

			@Override
			public void succeeded(@Nullable Void nothing) {
				raised(null);
			}

			@Override
			public void failed(RoomLogException failure) {
				raised(failure);
			}

		});
	}

	private void raised(@Nullable RoomLogException failure) {
		synchronized (this) {
			this.raising = false;
			if (failure == null) {
				sendAll();
			}
			else {
				take().forEach((call) -> this.outbox.add(() -> call.reply.failed(failure)));
				goOn();
			}
		}
		empty();
	}

	private void sendAll() {
		take().forEach(this::send);
	}

	/** All that was refused or waits, in the order of the calls. */
	private List<Call> take() {
		List<Call> all = new ArrayList<>(this.refused);
		all.sort(Comparator.comparingLong((call) -> call.number));
		all.addAll(this.waiting);
		this.refused.clear();
		this.waiting.clear();
		this.waitingBytes = 0;
		return all;
	}

	/** Calls what is to be called, unless this is a call from within: then later. */
	private void empty() {
		if (Thread.holdsLock(this)) {
			return;
		}
		for (Runnable next = next(); next != null; next = next()) {
			next.run();
		}
	}

	private synchronized @Nullable Runnable next() {
		return this.outbox.poll();
	}

	private static final class Call {

		final long number;

		final AppendRequest request;

		final Reply<Appended> reply;

		int refusals;

		Call(long number, AppendRequest request, Reply<Appended> reply) {
			this.number = number;
			this.request = request;
			this.reply = reply;
		}

	}

}
