package dev.lattice.benchmarks.rooms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.lattice.benchmarks.LoadMachine;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

/** Rooms of one server, with clients that wait for something to be done. */
final class RoomsLoad implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 60;

	private static final int AT_ONCE = 64;

	private static final int POLL_MILLIS = 2;

	private static final int SIGN_MILLIS = 15_000;

	private final Contender contender;

	private final LoadMachine machine;

	private final Traffic traffic = new Traffic();

	private final List<BusyRoom> rooms = new ArrayList<>();

	private final List<Future<?>> signs = new ArrayList<>();

	private final Random random = new Random(1);

	private final int writers;

	private int turn;

	private RoomsLoad(Contender contender, LoadMachine machine, int writers) {
		this.contender = contender;
		this.machine = machine;
		this.writers = writers;
	}

	/** How many rooms, of what size. */
	record Size(int rooms, int clients) {
	}

	/**
	 * Opens rooms that nobody has opened before.
	 * @param contender the server
	 * @param machine what makes the load
	 * @param typing those who type in each room; the others read
	 * @param names what their names begin with
	 * @param size how many rooms, and how many clients each has
	 */
	static RoomsLoad open(Contender contender, LoadMachine machine, List<Typing> typing, String names, Size size) {
		RoomsLoad load = new RoomsLoad(contender, machine, typing.size());
		List<Promise<Client>> joining = new ArrayList<>();
		Semaphore free = new Semaphore(AT_ONCE);
		for (int number = 0; number < size.rooms(); number++) {
			BusyRoom room = new BusyRoom(typing, size.clients(), load.traffic);
			load.rooms.add(room);
			Wire wire = contender.wire(names + "-" + number);
			for (int place = 0; place < size.clients(); place++) {
				int client = place;
				free.acquireUninterruptibly();
				Promise<Client> joined = Client.join(machine, contender.server(), wire,
						(update) -> room.heard(client, update), load.traffic);
				joined.addListener((done) -> {
					free.release();
					if (done.isSuccess()) {
						room.joined(client, joined.getNow());
						load.keepLive(joined.getNow());
					}
				});
				joining.add(joined);
			}
		}
		joining.forEach(load::await);
		return load;
	}

	/** As providers do, which say every 15 seconds that they are there. */
	private void keepLive(Client client) {
		this.signs.add(this.machine.loop()
			.scheduleAtFixedRate(client::live, this.random.nextInt(SIGN_MILLIS), SIGN_MILLIS, TimeUnit.MILLISECONDS));
	}

	/** In each room somebody types so much at once, and again when all others have it. */
	Sample bursts(Duration duration, int atOnce) {
		return window(duration, () -> {
			long until = System.nanoTime() + duration.toNanos();
			this.rooms.forEach((room) -> room.typeUntil(until, atOnce));
		});
	}

	/** One client after the other types a change, so many in a second. */
	Sample steady(Duration duration, int perSecond) {
		long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
		return window(duration, () -> {
			Future<?> ticks = this.machine.loop().scheduleAtFixedRate(() -> {
				int now = this.turn++;
				this.rooms.get(now % this.rooms.size()).type(now / this.rooms.size() % this.writers, 1);
			}, 0, between, TimeUnit.NANOSECONDS);
			this.machine.loop().schedule(() -> ticks.cancel(false), duration.toNanos(), TimeUnit.NANOSECONDS);
		});
	}

	private Sample window(Duration duration, Runnable typing) {
		double cpu = this.contender.server().cpuMicros();
		long begin = System.nanoTime();
		Promise<Long> over = this.machine.loop().newPromise();
		this.machine.loop().execute(() -> {
			this.traffic.begin();
			typing.run();
			poll(begin + duration.toNanos(), over);
		});
		double seconds = (await(over) - begin) / 1e9;
		double used = this.contender.server().cpuMicros() - cpu;
		Promise<Sample> sample = this.machine.loop().newPromise();
		this.machine.loop().execute(() -> sample.setSuccess(this.traffic.sample(seconds, used)));
		return await(sample);
	}

	/** Waits for the end, and for all that is on its way then. */
	private void poll(long end, Promise<Long> over) {
		this.machine.loop().schedule(() -> {
			try {
				long now = System.nanoTime();
				long missing = this.traffic.missing();
				if (now >= end && missing == 0) {
					over.setSuccess(now);
				}
				else if (now >= end + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
					throw new IllegalStateException(missing + " arrivals of updates are missing");
				}
				else {
					poll(end, over);
				}
			}
			catch (RuntimeException ex) {
				over.setFailure(ex);
			}
		}, POLL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private <T> T await(Promise<T> promise) {
		try {
			return promise.get(3 * PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(
					this.contender.name() + " failed; its server said:\n" + this.contender.server().said(), ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for " + this.contender.name(), ex);
		}
	}

	@Override
	public void close() {
		Promise<Void> closed = this.machine.loop().newPromise();
		this.machine.loop().execute(() -> {
			this.signs.forEach((sign) -> sign.cancel(false));
			this.rooms.forEach(BusyRoom::close);
			closed.setSuccess(null);
		});
		await(closed);
	}

}
