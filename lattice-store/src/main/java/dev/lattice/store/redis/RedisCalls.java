package dev.lattice.store.redis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** What Redis is asked for on one connection, in the order of the calls. */
final class RedisCalls {

	/*
	 * Calls are sent as they come, many at a time. If Redis does not know a script, as
	 * after its restart, or the connection breaks, then sending that one again would put
	 * it behind those that came later. So everything waits until all that is under way
	 * has been answered; then the scripts are loaded, and what was refused and what waits
	 * is sent in the order of the calls. All that is asked for may be done twice.
	 *
	 * When a connection is lost, what was under way is taken back: Lettuce would send it
	 * as soon as there is a connection again, and a Redis that still loads refuses the
	 * first of it and does the rest. Scripts are loaded by a Redis that has loaded its
	 * data.
	 *
	 * Calls are sent under the lock, which keeps their order. Answers are looked at
	 * outside of it.
	 */

	/** How often is looked for calls that took too long, in milliseconds. */
	private static final long SWEEP = 100;

	private final RedisSettings settings;

	/** All that have no answer, sent or not, in the order of the calls. */
	private final Set<RedisCall<?>> open = new LinkedHashSet<>();

	private final Disposable sweeping;

	private @Nullable RedisClusterAsyncCommands<byte[], byte[]> commands;

	private boolean stalled = true;

	private boolean loading;

	/** How often the connection was lost. */
	private int losses;

	private boolean closing;

	private boolean closed;

	private int underWay;

	private long bytes;

	RedisCalls(RedisSettings settings) {
		this.settings = settings;
		this.sweeping = Schedulers.parallel().schedulePeriodically(this::sweep, SWEEP, SWEEP, TimeUnit.MILLISECONDS);
	}

	/** There is a connection: it is used once the scripts are loaded. */
	void connected(RedisClusterAsyncCommands<byte[], byte[]> connection) {
		synchronized (this) {
			this.commands = connection;
		}
		load();
	}

	/** The connection is lost: all that it has not answered waits for the next one. */
	void disconnected() {
		List<RedisFuture<?>> taken = new ArrayList<>();
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.losses++;
			this.stalled = true;
			this.underWay = 0;
			for (RedisCall<?> call : this.open) {
				if (call.sent != null) {
					taken.add(call.sent);
					call.sent = null;
				}
			}
		}
		taken.forEach((sent) -> sent.cancel(true));
		load();
	}

	void run(RedisScript script, byte[][] keys, byte[][] arguments, Reply<List<Object>> reply) {
		long size = 0;
		for (byte[] argument : arguments) {
			size += argument.length;
		}
		call(size, (commands) -> script.call(commands, keys, arguments), reply);
	}

	<T> void call(long size, Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command,
			Reply<T> reply) {
		RedisCall<T> call = new RedisCall<>(command, reply, size,
				System.nanoTime() + this.settings.patience().toNanos());
		boolean sent = false;
		String refusal;
		synchronized (this) {
			refusal = refusal(size);
			if (refusal == null) {
				this.open.add(call);
				this.bytes += size;
				sent = !this.stalled;
				if (sent) {
					send(call);
				}
			}
		}
		if (refusal != null) {
			reply.failed(new RoomLogException(Reason.UNAVAILABLE, refusal, null));
		}
		else if (sent) {
			listen(call);
		}
	}

	private @Nullable String refusal(long size) {
		if (this.closing) {
			return "The connection to Redis is closed";
		}
		if (this.open.size() >= this.settings.maxCommands()) {
			return this.open.size() + " commands to Redis have no answer yet, as many as there may be; try again later";
		}
		if (this.bytes + size > this.settings.maxBytes() && !this.open.isEmpty()) {
			return this.bytes + " bytes are on their way to Redis, and " + size + " more are above the limit of "
					+ this.settings.maxBytes() + "; try again later";
		}
		return null;
	}

	/** Sends a call; under the lock. */
	@SuppressWarnings("FutureReturnValueIgnored") // listened to outside of the lock
	private void send(RedisCall<?> call) {
		if (this.commands == null) {
			throw new IllegalStateException("A call was sent before there was a connection");
		}
		this.underWay++;
		call.send(this.commands);
	}

	private <T> void listen(RedisCall<T> call) {
		RedisFuture<T> sent;
		synchronized (this) {
			sent = call.sent;
		}
		if (sent != null) {
			sent.whenComplete((result, failure) -> answered(call, sent, result, failure));
		}
	}

	@SuppressWarnings("ReferenceEquality") // whether it is the latest sending
	private <T> void answered(RedisCall<T> call, RedisFuture<T> sent, @Nullable T result, @Nullable Throwable failure) {
		boolean over;
		boolean quiet;
		synchronized (this) {
			if (call.sent != sent) {
				return;
			}
			this.underWay--;
			over = this.open.contains(call);
			if (over && failure != null && RedisFailures.isPassing(failure) && !this.closed) {
				this.stalled = true;
				over = false;
			}
			else {
				forget(call);
			}
			call.sent = null;
			quiet = this.stalled && this.underWay == 0;
		}
		if (quiet) {
			load();
		}
		if (over) {
			if (failure != null) {
				call.reply.failed(RedisFailures.of(failure));
			}
			else {
				succeed(call.reply, result);
			}
		}
	}

	@SuppressWarnings("NullAway") // null is what Redis answers for what is not there
	private static <T> void succeed(Reply<T> reply, @Nullable T result) {
		reply.succeeded(result);
	}

	/** Loads the scripts, then sends what waits. */
	@SuppressWarnings("FutureReturnValueIgnored") // the last stage hears of every outcome
	private void load() {
		RedisClusterAsyncCommands<byte[], byte[]> connection;
		int before;
		synchronized (this) {
			connection = this.commands;
			if (this.loading || this.closed || connection == null) {
				return;
			}
			this.loading = true;
			before = this.losses;
		}
		RedisScript.load(connection)
			.orTimeout(this.settings.patience().toMillis(), TimeUnit.MILLISECONDS)
			.whenComplete((nothing, failure) -> loaded(before, failure == null));
	}

	private void loaded(int before, boolean all) {
		List<RedisCall<?>> sent = new ArrayList<>();
		boolean again;
		synchronized (this) {
			this.loading = false;
			if (this.closed) {
				return;
			}
			again = !all || this.losses != before;
			if (!again) {
				this.stalled = false;
				sent.addAll(this.open);
				sent.removeIf((call) -> call.sent != null);
				sent.forEach(this::send);
			}
		}
		if (again) {
			Schedulers.parallel().schedule(this::load, SWEEP, TimeUnit.MILLISECONDS);
		}
		sent.forEach(this::listen);
	}

	/** Ends what has taken too long. */
	private void sweep() {
		List<RedisCall<?>> late = new ArrayList<>();
		synchronized (this) {
			long now = System.nanoTime();
			Iterator<RedisCall<?>> oldest = this.open.iterator();
			while (oldest.hasNext()) {
				RedisCall<?> call = oldest.next();
				if (call.deadline - now > 0) {
					break;
				}
				late.add(call);
			}
			late.forEach(this::forget);
		}
		fail(late, "Redis has not answered within " + this.settings.patience().toMillis()
				+ " ms; whether it has done what it was asked for is not known");
	}

	private void forget(RedisCall<?> call) {
		if (this.open.remove(call)) {
			this.bytes -= call.bytes;
			notifyAll();
		}
	}

	private void fail(List<RedisCall<?>> calls, String message) {
		for (RedisCall<?> call : calls) {
			RedisFuture<?> sent = call.sent;
			if (sent != null) {
				// So that it is not sent when there is a connection again.
				sent.cancel(true);
			}
			call.reply.failed(new RoomLogException(Reason.UNAVAILABLE, message, null));
		}
	}

	/** Waits until all is answered, no longer than a call may take. */
	synchronized void settle() {
		long end = System.nanoTime() + this.settings.patience().toNanos();
		boolean interrupted = false;
		while (!this.open.isEmpty() && !interrupted && end - System.nanoTime() > 0) {
			try {
				wait(SWEEP);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				interrupted = true;
			}
		}
	}

	/** Settles what is open; then nothing is sent. */
	void close() {
		List<RedisCall<?>> left;
		synchronized (this) {
			if (this.closing) {
				return;
			}
			this.closing = true;
			settle();
			this.closed = true;
			left = List.copyOf(this.open);
			this.open.clear();
			this.bytes = 0;
		}
		this.sweeping.dispose();
		fail(left, "The connection to Redis was closed before it had answered");
	}

}
