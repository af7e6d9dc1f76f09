package dev.lattice.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Measures a click from the socket and back, the whole system beside the least that
 * Spring WebFlux can do. Prints Markdown; {@code docs/performance.md} says how to read
 * it.
 */
public final class ClickBenchmark {

	/*
	 * The machine drifts within minutes. So the two servers take turns, window by window,
	 * and only the ratio of neighbours means anything.
	 */

	private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("click.warm-up", 10));

	private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("click.seconds", 3));

	private static final int WINDOWS = Integer.getInteger("click.windows", 6);

	private static final int MANY = 100;

	/** A thousand a second. */
	private static final Duration INTERVAL = Duration.ofMillis(1);

	/** Enough that an acknowledgement goes out. */
	private static final Duration PAUSE = Duration.ofMillis(LatticeClicker.ACKNOWLEDGE_AFTER_MILLIS + 500);

	private static final List<Integer> CLICKS = List.of(1, 100, 5_000);

	private static final int STARTS = Integer.getInteger("click.starts", 5);

	private final ServerProcess lattice;

	private final ServerProcess floor;

	private final LoadMachine machine;

	private ClickBenchmark(ServerProcess lattice, ServerProcess floor, LoadMachine machine) {
		this.lattice = lattice;
		this.floor = floor;
		this.machine = machine;
	}

	public static void main(String[] args) throws IOException {
		try (ServerProcess lattice = ServerProcess.start(LatticeServer.class);
				ServerProcess floor = ServerProcess.start(FloorServer.class)) {
			System.out.printf("Java %s, %d processors; Lattice is process %d, the floor %d%n",
					System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), lattice.pid(),
					floor.pid());
			new ClickBenchmark(lattice, floor, LoadMachine.start()).run();
		}
		clientSize();
		startUp();
	}

	private void run() {
		Report.heading("Bytes per click");
		bytes();
		List<Runnable> ratios = new ArrayList<>();
		try (Pair one = Pair.clicking(this.lattice, this.floor, this.machine, 1)) {
			measure("Closed loop", one, (load) -> load.closedLoop(WINDOW), ratios);
		}
		try (Pair many = Pair.clicking(this.lattice, this.floor, this.machine, MANY)) {
			measure("Closed loop", many, (load) -> load.closedLoop(WINDOW), ratios);
			measure("1,000 events/s", many, (load) -> load.fixedRate(WINDOW, INTERVAL), ratios);
		}
		Report.heading("Lattice / floor");
		Report.ratioHeader();
		ratios.forEach(Runnable::run);
	}

	private static void measure(String name, Pair pair, Function<Load, Window> window, List<Runnable> ratios) {
		String title = name + ", N = " + pair.connections();
		pair.turns(1, (load) -> load.closedLoop(WARM_UP));
		Turns turns = pair.turns(WINDOWS, window);
		Report.heading(title);
		Report.windows(turns);
		ratios.add(() -> Report.ratios(title, turns));
	}

	/** The bytes of single clicks, in haste and with an acknowledgement of their own. */
	private void bytes() {
		Report.row("click number", "up B", "up B, when no click follows in 10 s", "down B");
		Report.row("---", "---", "---", "---");
		try (Load load = Load.lattice(this.lattice, this.machine, "/", 1)) {
			for (int click : CLICKS) {
				if (click > 1) {
					load.clickUntil(click - 1, PAUSE);
				}
				Window slow = load.clickUntil(click, PAUSE);
				Window quick = load.clickUntil(click + 1, Duration.ZERO);
				Report.row(click, Math.round(quick.up()), Math.round(slow.up()), Math.round(slow.down()));
			}
		}
	}

	private static void clientSize() throws IOException {
		Report.heading("Client");
		try (InputStream in = ClickBenchmark.class.getResourceAsStream("/META-INF/lattice/client.js")) {
			byte[] script = Objects.requireNonNull(in, "No client on the class path").readAllBytes();
			ByteArrayOutputStream zipped = new ByteArrayOutputStream();
			try (GZIPOutputStream out = new GZIPOutputStream(zipped) {
				{
					this.def.setLevel(Deflater.BEST_COMPRESSION);
				}
			}) {
				out.write(script);
			}
			System.out.printf("%,d bytes, %,d with gzip -9%n", script.length, zipped.size());
		}
	}

	private static void startUp() {
		Report.heading("Start of the sample application");
		Path jar = Path.of(System.getProperty("click.sample", ""));
		if (!Files.isRegularFile(jar)) {
			System.out.println("not run: no jar at '" + jar + "'");
			return;
		}
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			millis.add(ServerProcess.millisUntilPage(jar, "/counter"));
		}
		System.out.printf("%,.0f ms until the first page (median of %d; %,.0f to %,.0f)%n", Report.median(millis),
				STARTS, millis.stream().min(Double::compare).orElseThrow(),
				millis.stream().max(Double::compare).orElseThrow());
	}

}
