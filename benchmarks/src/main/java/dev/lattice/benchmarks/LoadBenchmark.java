package dev.lattice.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Measures many pages at once, the whole system beside the least that Spring WebFlux can
 * do: saturation, a steady rate, one value for all, and a crowd that is idle, is lost and
 * comes back. Prints Markdown; {@code docs/performance.md} says how to read it.
 */
public final class LoadBenchmark {

	private static final List<String> MEASURES = List
		.of(System.getProperty("load.measures", "crowd,saturation,rate,broadcast").split(",", -1));

	private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warm-up", 3));

	private static final Duration WINDOW = Duration.ofMillis(Integer.getInteger("load.window-ms", 2_000));

	private static final int WINDOWS = Integer.getInteger("load.windows", 3);

	private static final int FEW = 100;

	private static final int MANY = Integer.getInteger("load.pages", 1_000);

	/** Each page clicks once a second. */
	private static final Duration BETWEEN_CLICKS = Duration.ofSeconds(1).dividedBy(MANY);

	private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);

	private static final Crowd.Options CROWD = new Crowd.Options(500, Integer.getInteger("load.crowd", 10_000),
			Integer.getInteger("load.lost", 5_000), Duration.ofMillis(Integer.getInteger("load.idle-ms", 1_000)));

	/**
	 * Properties of Lattice's server that are not the usual ones, separated by commas.
	 */
	private static final String[] LATTICE = Stream.of(System.getProperty("load.lattice", "").split(",", -1))
		.filter((property) -> !property.isBlank())
		.map((property) -> "--" + property)
		.toArray(String[]::new);

	private final LoadMachine machine = LoadMachine.start();

	private final Goals goals = new Goals();

	private LoadBenchmark() {
	}

	public static void main(String[] args) {
		System.out.printf("Java %s, %d processors%n", System.getProperty("java.version"),
				Runtime.getRuntime().availableProcessors());
		LoadBenchmark benchmark = new LoadBenchmark();
		List<String> unknown = new ArrayList<>(MEASURES);
		unknown.removeAll(List.of("crowd", "saturation", "rate", "broadcast"));
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException(
					"load.measures has " + unknown + "; there are crowd, saturation, rate and broadcast");
		}
		if (MEASURES.contains("crowd")) {
			benchmark.onServers(benchmark::crowd);
		}
		if (!MEASURES.equals(List.of("crowd"))) {
			benchmark.onServers(benchmark::traffic);
		}
		benchmark.goals.print();
		System.exit(0);
	}

	private void onServers(BiConsumer<ServerProcess, ServerProcess> run) {
		try (ServerProcess lattice = ServerProcess.start(LatticeServer.class, LATTICE);
				ServerProcess floor = ServerProcess.start(FloorServer.class)) {
			System.out.printf("%nLattice is process %d, the floor %d%n", lattice.pid(), floor.pid());
			run.accept(lattice, floor);
		}
	}

	private void crowd(ServerProcess lattice, ServerProcess floor) {
		Report.heading("A crowd");
		Crowd.header();
		Crowd live = Crowd.measure("Lattice", lattice, CROWD,
				(pages) -> Load.lattice(lattice, this.machine, "/", pages));
		live.print();
		Crowd bare = Crowd.measure("floor", floor, CROWD,
				(pages) -> Load.floor(floor, this.machine, FloorServer.PATH, pages));
		bare.print();
		System.out.printf("%nLattice's server said: %s%n", live.said().isEmpty() ? "nothing" : live.said());
		this.goals.atLeast("pages held live, all of which answer a click", live.click().events(), 10_000);
		this.goals.atMost("heap of an idle page, socket included, B (bare socket " + Math.round(bare.heapBytes()) + ")",
				live.heapBytes(), 15 * 1_024);
		this.goals.atMost(CROWD.lost() + " lost at once: s until all are live (bare sockets "
				+ Math.round(bare.storm().live() * 1_000) / 1e3 + ")", live.storm().live(), 10);
		this.goals.atMost("warnings and errors of the server meanwhile, lines", live.said().lines().count(), 0);
	}

	private void traffic(ServerProcess lattice, ServerProcess floor) {
		if (MEASURES.contains("saturation")) {
			try (Pair few = Pair.clicking(lattice, floor, this.machine, FEW)) {
				saturation(few);
			}
		}
		if (MEASURES.contains("saturation") || MEASURES.contains("rate")) {
			try (Pair many = Pair.clicking(lattice, floor, this.machine, MANY)) {
				if (MEASURES.contains("saturation")) {
					saturation(many);
				}
				if (MEASURES.contains("rate")) {
					rate(many);
				}
			}
		}
		if (MEASURES.contains("broadcast")) {
			try (Pair many = Pair.following(lattice, floor, this.machine, MANY)) {
				broadcast(many);
			}
		}
	}

	private void saturation(Pair pair) {
		Turns turns = measure("Saturation", pair, (load) -> load.closedLoop(WARM_UP),
				(load) -> load.closedLoop(WINDOW));
		String title = "saturation, N = " + pair.connections() + ": ";
		cpu(title, turns, 2.5);
		this.goals.atMost(title + "longest wait of any page, s", turns.worst(Window::longest) / 1e3, 3);
	}

	private void rate(Pair pair) {
		Turns turns = measure("One click a second by each", pair, (load) -> load.fixedRate(WARM_UP, BETWEEN_CLICKS),
				(load) -> load.fixedRate(WINDOW, BETWEEN_CLICKS));
		String title = "one click a second by each, N = " + pair.connections() + ": ";
		this.goals.atMost(title + "p50, ms", turns.ofLattice(Window::p50), 0.4);
		this.goals.atMost(title + "p50 ÷ floor", turns.pairs(Window::p50), 2.5);
		this.goals.atMost(title + "p99 ÷ floor", turns.pairs(Window::p99), 2.5);
		cpu(title, turns, 2.5);
	}

	private void broadcast(Pair pair) {
		Turns turns = measure("One value for all, 10 changes a second", pair,
				(load) -> load.broadcast(WARM_UP, BETWEEN_CHANGES), (load) -> load.broadcast(WINDOW, BETWEEN_CHANGES));
		String title = "one value for all, N = " + pair.connections() + ": ";
		cpu(title, turns, 1.5);
		this.goals.atMost(
				title + "p99 of delivery, ms (floor " + Math.round(turns.ofFloor(Window::p99) * 10) / 10.0 + ")",
				turns.ofLattice(Window::p99), 20);
	}

	private void cpu(String title, Turns turns, double goal) {
		this.goals.atMost(title + "CPU ÷ floor (best ÷ best " + Report.times(turns.best(Window::cpuPerEvent)) + ")",
				turns.pairs(Window::cpuPerEvent), goal);
	}

	private Turns measure(String name, Pair pair, Function<Load, Window> warmUp, Function<Load, Window> window) {
		pair.turns(1, warmUp);
		Turns turns = pair.turns(WINDOWS, window);
		String title = name + ", N = " + pair.connections();
		Report.heading(title);
		Report.windows(turns);
		System.out.println();
		Report.ratioHeader();
		Report.ratios(title, turns);
		return turns;
	}

}
