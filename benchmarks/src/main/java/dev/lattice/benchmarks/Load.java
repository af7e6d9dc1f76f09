package dev.lattice.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;

/** Some connections to one server, all on one event loop. */
final class Load implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 30;

	/** How many pages are on their way at once when a load begins. */
	private static final int AT_ONCE = 32;

	/** The delay of a client's first attempt to come back (P-31), without its jitter. */
	private static final int COME_BACK_MILLIS = 50;

	private final ServerProcess server;

	private final LoadMachine machine;

	private final EventLoop loop;

	private final List<Clicker> clickers = new ArrayList<>();

	private final Broadcast broadcast = new Broadcast();

	private Load(ServerProcess server, LoadMachine machine) {
		this.server = server;
		this.machine = machine;
		this.loop = machine.loop();
	}

	/** Gets pages of one address from a Lattice server and joins their sessions. */
	static Load lattice(ServerProcess server, LoadMachine machine, String path, int connections) {
		LatticePage first = LatticePage.get(server, path);
		int slot = first.clickSlot("button");
		return new Load(server, machine).open(connections,
				(number) -> new LatticeClicker((number == 0) ? first : first.another(server), slot));
	}

	/** Joins the sessions of pages with tables. */
	static Load tables(ServerProcess server, LoadMachine machine, List<TableSession> tables) {
		return new Load(server, machine).open(tables.size(), (number) -> tables.get(number).clicker());
	}

	/** Joins the session of one page with a clicker of one's own. */
	static Load of(ServerProcess server, LoadMachine machine, Clicker clicker) {
		return new Load(server, machine).open(1, (number) -> clicker);
	}

	/** Connects to the floor, at one of its paths. */
	static Load floor(ServerProcess server, LoadMachine machine, String path, int connections) {
		return new Load(server, machine).open(connections, (number) -> new FloorClicker(number, path));
	}

	private Load open(int connections, IntFunction<Clicker> factory) {
		try (ExecutorService opening = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
			List<CompletableFuture<Clicker>> opened = IntStream.range(0, connections)
				.mapToObj((number) -> CompletableFuture
					.supplyAsync(() -> await(this.machine.connect(this.server, factory.apply(number))), opening))
				.toList();
			opened.forEach((clicker) -> this.clickers.add(clicker.join()));
		}
		catch (CompletionException ex) {
			throw new IllegalStateException(
					this.clickers.size() + " of " + connections + " pages were connected, then one was not",
					ex.getCause());
		}
		return this;
	}

	/** Every connection clicks as soon as it has the answer to its last click. */
	Window closedLoop(Duration duration) {
		return window((traffic) -> {
			this.loop.execute(() -> this.clickers.forEach((clicker) -> clicker.clickUntil(Integer.MAX_VALUE, traffic)));
			sleep(duration);
		});
	}

	/**
	 * One click every so often, by one connection after the other; one that still waits
	 * for an answer leaves its click out, which the rate shows.
	 */
	Window fixedRate(Duration duration, Duration interval) {
		return window((traffic) -> {
			int[] next = { 0 };
			Future<?> ticks = this.loop.scheduleAtFixedRate(() -> {
				Clicker clicker = this.clickers.get(next[0]++ % this.clickers.size());
				if (!clicker.isWaiting()) {
					clicker.clickOnce(traffic);
				}
			}, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
			sleep(duration);
			ticks.cancel(false);
		});
	}

	/** Every connection clicks so often, each time as soon as it has the answer. */
	Window clicks(int each) {
		return window((traffic) -> onAll((clicker, done) -> {
			clicker.clickUntil(clicker.clicks() + each, traffic);
			clicker.whenQuiet(done);
		}));
	}

	/**
	 * The first connection changes a value that all show, so often; while it waits for an
	 * answer it leaves a change out.
	 */
	Window broadcast(Duration duration, Duration interval) {
		return window((traffic) -> {
			onAll((clicker, done) -> {
				clicker.follow(this.broadcast, traffic);
				done.setSuccess(null);
			});
			Future<?> ticks = this.loop.scheduleAtFixedRate(() -> {
				Clicker changing = this.clickers.getFirst();
				if (traffic.failure == null && !changing.isWaiting()) {
					this.broadcast.next();
					changing.clickOnce(traffic);
				}
			}, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
			sleep(duration);
			ticks.cancel(false);
		});
	}

	/**
	 * Some connections are lost at once, each with a click under way, and come back as a
	 * client does: after a short delay, with what they know. Ends when each has seen the
	 * answer to its click.
	 * @return the seconds from the loss until each may click, and until each has seen its
	 * answer
	 */
	Storm storm(int lost) {
		Clicker.Traffic traffic = new Clicker.Traffic();
		List<Clicker> struck = this.clickers.subList(0, lost);
		Random random = new Random(lost);
		Promise<Void> live = this.loop.newPromise();
		long start = System.nanoTime();
		this.loop.execute(() -> {
			struck.forEach((clicker) -> clicker.clickOnce(traffic));
			struck.forEach(Clicker::cut);
			PromiseCombiner all = new PromiseCombiner(this.loop);
			for (Clicker clicker : struck) {
				Promise<Void> back = this.loop.newPromise();
				all.add((Future<Void>) back);
				this.loop.schedule(
						() -> this.machine.connect(this.server, clicker)
							.addListener((connected) -> tell(connected, back)),
						COME_BACK_MILLIS + random.nextInt(COME_BACK_MILLIS / 2), TimeUnit.MILLISECONDS);
			}
			all.finish(live);
		});
		await(live);
		double alive = (System.nanoTime() - start) / 1e9;
		quiet();
		check(traffic);
		return new Storm(alive, (System.nanoTime() - start) / 1e9);
	}

	/** Every page says what it has applied. */
	void settle() {
		onAll((clicker, done) -> {
			clicker.settle();
			done.setSuccess(null);
		});
	}

	/** The first connection clicks until a click number, and then is idle for a time. */
	Window clickUntil(int last, Duration idle) {
		return window((traffic) -> {
			Clicker clicker = this.clickers.getFirst();
			Promise<Void> quiet = this.loop.newPromise();
			this.loop.execute(() -> {
				clicker.clickUntil(last, traffic);
				clicker.whenQuiet(quiet);
			});
			await(quiet);
			sleep(idle);
		});
	}

	private Window window(Consumer<Clicker.Traffic> run) {
		Clicker.Traffic traffic = new Clicker.Traffic();
		int[] before = this.clickers.stream().mapToInt(Clicker::answers).toArray();
		double cpu = this.server.cpuMicros();
		long start = System.nanoTime();
		run.accept(traffic);
		quiet();
		double seconds = (System.nanoTime() - start) / 1e9;
		double used = this.server.cpuMicros() - cpu;
		check(traffic);
		int fewest = IntStream.range(0, before.length)
			.map((at) -> this.clickers.get(at).answers() - before[at])
			.min()
			.orElse(0);
		return new Window(this.clickers.size(), fewest, traffic, seconds, used);
	}

	/** No page clicks any more; waits until each has its last answer. */
	private void quiet() {
		onAll(Clicker::fallSilent);
	}

	private void onAll(BiConsumer<Clicker, Promise<Void>> task) {
		Promise<Void> quiet = this.loop.newPromise();
		this.loop.execute(() -> {
			PromiseCombiner all = new PromiseCombiner(this.loop);
			for (Clicker clicker : this.clickers) {
				Promise<Void> done = this.loop.newPromise();
				all.add((Future<Void>) done);
				task.accept(clicker, done);
			}
			all.finish(quiet);
		});
		await(quiet);
	}

	private static void check(Clicker.Traffic traffic) {
		if (traffic.failure != null) {
			throw new IllegalStateException("The window is void", traffic.failure);
		}
	}

	private static void tell(Future<?> connected, Promise<Void> back) {
		if (connected.isSuccess()) {
			back.setSuccess(null);
		}
		else {
			back.setFailure(connected.cause());
		}
	}

	private static <T> T await(Future<T> future) {
		try {
			if (!future.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("A server gave no answer for " + PATIENCE_SECONDS + " s");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for an answer", ex);
		}
		if (!future.isSuccess()) {
			throw new IllegalStateException("A connection failed", future.cause());
		}
		return future.getNow();
	}

	private static void sleep(Duration duration) {
		try {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted in a window", ex);
		}
	}

	@Override
	public void close() {
		onAll((clicker, done) -> {
			clicker.leave();
			done.setSuccess(null);
		});
	}

	/**
	 * How soon all came back.
	 *
	 * @param live seconds from the loss until each may click
	 * @param answered seconds from the loss until each has seen the answer to the click
	 * that was under way
	 */
	record Storm(double live, double answered) {
	}

}
