package dev.lattice.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lattice.engine.patch.Wire;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import org.jspecify.annotations.Nullable;

/** Some connections to one server, all on one event loop. */
final class Load implements AutoCloseable {

	/** A table that is said at once is a large frame. */
	private static final int MAX_FRAME = 64 * 1024 * 1024;

	private static final int PATIENCE_SECONDS = 20;

	private final ServerProcess server;

	private final LoadMachine machine;

	private final EventLoop loop;

	private final List<Clicker> clickers = new ArrayList<>();

	private Load(ServerProcess server, LoadMachine machine) {
		this.server = server;
		this.machine = machine;
		this.loop = machine.loop();
	}

	/** Gets pages from a Lattice server and joins their sessions. */
	static Load lattice(ServerProcess server, LoadMachine machine, int connections) {
		Load load = new Load(server, machine);
		for (int i = 0; i < connections; i++) {
			LatticePage page = LatticePage.get(server, "/");
			int slot = page.clickSlot("button");
			load.open(page.socket(), Wire.PROTOCOL, (ready) -> new LatticeClicker(page, slot, ready));
		}
		return load;
	}

	/** Joins the sessions of pages with tables. */
	static Load tables(ServerProcess server, LoadMachine machine, List<TableSession> tables) {
		Load load = new Load(server, machine);
		for (TableSession table : tables) {
			load.open(table.socket(), Wire.PROTOCOL, table::clicker);
		}
		return load;
	}

	/** Joins the session of one page with a clicker of one's own. */
	static Load page(ServerProcess server, LoadMachine machine, LatticePage page,
			Function<Promise<Clicker>, Clicker> clicker) {
		Load load = new Load(server, machine);
		load.open(page.socket(), Wire.PROTOCOL, clicker);
		return load;
	}

	/** Connects to the floor. */
	static Load floor(ServerProcess server, LoadMachine machine, int connections) {
		Load load = new Load(server, machine);
		for (int i = 0; i < connections; i++) {
			int number = i;
			load.open(FloorServer.PATH, null, (ready) -> new FloorClicker(number, ready));
		}
		return load;
	}

	private void open(String path, @Nullable String protocol, Function<Promise<Clicker>, Clicker> factory) {
		HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.ORIGIN, "http://" + this.server.authority());
		WebSocketClientHandshaker handshake = WebSocketClientHandshakerFactory.newHandshaker(
				URI.create("ws://" + this.server.authority() + path), WebSocketVersion.V13, protocol, false, headers,
				MAX_FRAME);
		Promise<Clicker> ready = this.loop.newPromise();
		Clicker clicker = factory.apply(ready);
		new Bootstrap().group(this.loop)
			.channel(this.machine.channel())
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_FRAME),
								new WebSocketClientProtocolHandler(handshake, false), clicker);
				}

			})
			.connect("localhost", this.server.port())
			.addListener((connected) -> {
				if (!connected.isSuccess()) {
					ready.tryFailure(connected.cause());
				}
			});
		await(ready);
		this.clickers.add(clicker);
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
		return window((traffic) -> {
			Promise<Void> quiet = this.loop.newPromise();
			this.loop.execute(() -> {
				PromiseCombiner all = new PromiseCombiner(this.loop);
				for (Clicker clicker : this.clickers) {
					Promise<Void> done = this.loop.newPromise();
					all.add((Future<Void>) done);
					clicker.clickUntil(clicker.clicks() + each, traffic);
					clicker.whenQuiet(done);
				}
				all.finish(quiet);
			});
			await(quiet);
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
		double cpu = this.server.cpuMicros();
		long start = System.nanoTime();
		run.accept(traffic);
		Promise<Void> quiet = this.loop.newPromise();
		this.loop.execute(() -> {
			PromiseCombiner all = new PromiseCombiner(this.loop);
			for (Clicker clicker : this.clickers) {
				Promise<Void> silent = this.loop.newPromise();
				all.add((Future<Void>) silent);
				clicker.fallSilent(silent);
			}
			all.finish(quiet);
		});
		await(quiet);
		double seconds = (System.nanoTime() - start) / 1e9;
		if (traffic.failure != null) {
			throw new IllegalStateException("The window is void", traffic.failure);
		}
		return new Window(this.clickers.size(), traffic, seconds, this.server.cpuMicros() - cpu);
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
		for (Clicker clicker : this.clickers) {
			clicker.context().close().syncUninterruptibly();
		}
	}

}
