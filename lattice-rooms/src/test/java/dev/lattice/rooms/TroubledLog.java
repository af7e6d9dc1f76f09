package dev.lattice.rooms;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * A log whose replies wait until a test lets them come, and which fails when a test says
 * so: before an entry is kept, or after it.
 */
final class TroubledLog implements RoomLog {

	private final RoomLog log;

	private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

	private final ArrayDeque<Runnable> unheard = new ArrayDeque<>();

	private boolean slow;

	private boolean deaf;

	/** Asked at each call: whether it is lost on the way there. */
	BooleanSupplier before = () -> false;

	/** Asked at each reply: whether it is lost on the way back. */
	BooleanSupplier after = () -> false;

	RoomLogException.Reason reason = RoomLogException.Reason.UNAVAILABLE;

	int snapshots;

	TroubledLog(RoomLog log) {
		this.log = log;
	}

	/** Subscriptions that begin from now on hear nothing until {@link #hears}. */
	void deaf() {
		this.deaf = true;
	}

	void hears() {
		this.deaf = false;
		for (Runnable request = this.unheard.poll(); request != null; request = this.unheard.poll()) {
			request.run();
		}
	}

	/** Keeps what comes from now on until {@link #next}. */
	void slow() {
		this.slow = true;
	}

	void fast() {
		this.slow = false;
		all();
	}

	boolean next() {
		Runnable next = this.waiting.poll();
		if (next != null) {
			next.run();
		}
		return next != null;
	}

	void all() {
		while (next()) {
			// The next one may wait already.
		}
	}

	void isGone() {
		this.before = () -> true;
	}

	void isBack() {
		this.before = () -> false;
	}

	private <T extends @Nullable Object> void pass(Runnable call, Reply<T> reply) {
		Runnable passing = () -> {
			if (this.before.getAsBoolean()) {
				reply.failed(new RoomLogException(this.reason, "The log is away", null));
			}
			else {
				call.run();
			}
		};
		if (this.slow) {
			this.waiting.add(passing);
		}
		else {
			passing.run();
		}
	}

	private <T extends @Nullable Object> Reply<T> back(Reply<T> reply) {
		return new Reply<>() {
			@Override
			public void succeeded(T result) {
				if (TroubledLog.this.after.getAsBoolean()) {
					reply.failed(new RoomLogException(TroubledLog.this.reason, "The reply is lost", null));
				}
				else {
					reply.succeeded(result);
				}
			}

			@Override
			public void failed(RoomLogException failure) {
				reply.failed(failure);
			}
		};
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		pass(() -> this.log.append(room, request, back(reply)), reply);
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		pass(() -> this.log.read(room, from, most, back(reply)), reply);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		LogSubscription subscription = this.log.subscribe(room, from, subscriber);
		return new LogSubscription() {
			@Override
			public void request(long count) {
				Runnable request = () -> subscription.request(count);
				if (TroubledLog.this.deaf) {
					TroubledLog.this.unheard.add(request);
				}
				else {
					request.run();
				}
			}

			@Override
			public void close() {
				subscription.close();
			}
		};
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		pass(() -> this.log.snapshot(room, back(reply)), reply);
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		this.snapshots++;
		pass(() -> this.log.keep(room, fence, snapshot, back(reply)), reply);
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		pass(() -> this.log.trim(room, fence, upTo, back(reply)), reply);
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		pass(() -> this.log.claim(room, owner, millis, back(reply)), reply);
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		pass(() -> this.log.release(room, owner, back(reply)), reply);
	}

	@Override
	public void close() {
		this.log.close();
	}

}
