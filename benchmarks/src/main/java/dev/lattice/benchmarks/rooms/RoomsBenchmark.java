package dev.lattice.benchmarks.rooms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lattice.benchmarks.LoadMachine;
import dev.lattice.benchmarks.Report;
import dev.lattice.benchmarks.ServerProcess;

/**
 * Measures rooms beside the servers of y-websocket and Hocuspocus, window by window in
 * turn, with the same clients: the memory of idle rooms, the processor time of an update
 * and of its delivery, and how long updates take while a thousand clients type. Prints
 * Markdown; {@code docs/performance.md} says how to read it.
 */
public final class RoomsBenchmark {

	private static final Path PACKAGES = Path.of(System.getProperty("rooms.npm", "src/main/npm")).toAbsolutePath();

	private static final Path TRACE = Path
		.of(System.getProperty("rooms.traces", "../lattice-crdt/src/test/resources/editing-traces"))
		.resolve("automerge-paper.json.gz");

	private static final List<String> MEASURES = List
		.of(System.getProperty("rooms.measures", "memory,cpu,propagation").split(",", -1));

	/** Only those whose names match this expression. */
	private static final String SERVERS = System.getProperty("rooms.servers", ".*");

	private static final int ROUNDS = Integer.getInteger("rooms.rounds", 5);

	private static final Duration WINDOW = Duration.ofMillis(Integer.getInteger("rooms.window-ms", 2_000));

	private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("rooms.warm-up", 20));

	/** What was warmed up by another load before gets this share of the time. */
	private static final int WARM_SHARE = 5;

	private static final List<Integer> READERS = Stream.of(System.getProperty("rooms.readers", "1,10,50").split(","))
		.map(Integer::valueOf)
		.toList();

	private static final List<Integer> AT_ONCE = Stream.of(System.getProperty("rooms.at-once", "1,16").split(","))
		.map(Integer::valueOf)
		.toList();

	/** In the measure of processor time, over all rooms. */
	private static final int FEW_CLIENTS = Integer.getInteger("rooms.few-clients", 100);

	private static final RoomsLoad.Size MANY = new RoomsLoad.Size(Integer.getInteger("rooms.rooms", 100),
			Integer.getInteger("rooms.clients", 1_000) / Integer.getInteger("rooms.rooms", 100));

	private static final int RATE = Integer.getInteger("rooms.rate", 1_000);

	/** What is typed into a room that is then idle. */
	private static final int IDLE_CHANGES = 100;

	/** How often the text is there, so that no server is through with it too early. */
	private static final int REPETITIONS = 4;

	private static final RoomsLoad.Size SMALL = new RoomsLoad.Size(Integer.getInteger("rooms.idle", 500), 2);

	private static final RoomsLoad.Size LARGE = new RoomsLoad.Size(SMALL.rooms() / 5, 12);

	/** Properties of Lattice's servers that are not the usual ones. */
	private static final List<String> LATTICE = Stream.of(System.getProperty("rooms.lattice", "").split(","))
		.filter((property) -> !property.isBlank())
		.map((property) -> "--" + property)
		.toList();

	private final LoadMachine machine = LoadMachine.start();

	private final List<List<?>> text = Typing.read(TRACE);

	private final List<Contender> contenders;

	/** Whether the servers have had their long warm-up. */
	private boolean warm;

	private RoomsBenchmark(List<Contender> contenders) {
		this.contenders = contenders.stream().filter((each) -> each.name().matches(SERVERS)).toList();
	}

	public static void main(String[] args) throws IOException {
		System.out.printf("Java %s, %d processors%n", System.getProperty("java.version"),
				Runtime.getRuntime().availableProcessors());
		Path directory = Files.createTempDirectory(Path.of(System.getProperty("rooms.directory", "target")), "rooms-");
		try (ServerProcess durable = lattice("lattice.rooms.store=embedded", "lattice.rooms.directory=" + directory);
				ServerProcess memory = lattice("lattice.rooms.store=memory");
				ServerProcess yjs = NodeServer.start(PACKAGES.resolve("y-websocket-server"));
				ServerProcess hocuspocus = NodeServer.start(PACKAGES.resolve("hocuspocus-server"))) {
			System.out.printf("Lattice is process %d, without a disk %d, y-websocket's server %d, Hocuspocus %d%n",
					durable.pid(), memory.pid(), yjs.pid(), hocuspocus.pid());
			new RoomsBenchmark(List.of(Contender.yjs("Lattice, y-websocket", durable),
					Contender.peer("y-websocket's server", yjs, Wire.Protocol.Y_WEBSOCKET),
					Contender.yjs("Lattice in memory, y-websocket", memory),
					Contender.hocuspocus("Lattice, Hocuspocus", durable),
					Contender.peer("Hocuspocus", hocuspocus, Wire.Protocol.HOCUSPOCUS),
					Contender.hocuspocus("Lattice in memory, Hocuspocus", memory)))
				.run();
		}
		finally {
			delete(directory);
		}
		System.exit(0);
	}

	private static ServerProcess lattice(String... properties) {
		return ServerProcess.start(RoomsServer.class,
				Stream.concat(Stream.of(properties).map((property) -> "--" + property), LATTICE.stream())
					.toArray(String[]::new));
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted((first, second) -> second.compareTo(first)).toList()) {
				Files.delete(file);
			}
		}
	}

	private void run() {
		if (MEASURES.contains("memory")) {
			memory();
		}
		if (MEASURES.contains("cpu")) {
			AT_ONCE.forEach(this::cpu);
		}
		if (MEASURES.contains("propagation")) {
			propagation();
		}
		this.contenders.stream()
			.map(Contender::server)
			.distinct()
			.filter((server) -> server.said().contains("ERROR") || server.said().contains("WARN"))
			.forEach((server) -> System.out.printf("%nProcess %d said:%n%s%n", server.pid(), server.said()));
	}

	private List<Typing> typing(int writers, int changes) {
		return IntStream.rangeClosed(1, writers).mapToObj((client) -> Typing.of(this.text, client, changes)).toList();
	}

	/** Two sizes of rooms tell what a room is, and what a client. */
	private void memory() {
		List<Typing> typing = typing(1, 2 * IDLE_CHANGES);
		Report.heading("Memory of idle rooms, " + IDLE_CHANGES + " changes in each");
		Report.row("server", "a room, B", "a client more in it, B");
		Report.row("---", "--:", "--:");
		for (Contender contender : this.contenders) {
			RoomsLoad.open(contender, this.machine, typing, "first", new RoomsLoad.Size(10, 2)).close();
			long before = contender.liveBytes();
			try (RoomsLoad small = idle(contender, typing, "small", SMALL)) {
				long middle = contender.liveBytes();
				try (RoomsLoad large = idle(contender, typing, "large", LARGE)) {
					double smallBytes = (double) (middle - before) / SMALL.rooms();
					double largeBytes = (double) (contender.liveBytes() - middle) / LARGE.rooms();
					double client = (largeBytes - smallBytes) / (LARGE.clients() - SMALL.clients());
					Report.row(contender.name(), Math.round(smallBytes - SMALL.clients() * client), Math.round(client));
				}
			}
		}
	}

	private RoomsLoad idle(Contender contender, List<Typing> typing, String names, RoomsLoad.Size size) {
		RoomsLoad load = RoomsLoad.open(contender, this.machine, typing, names, size);
		load.bursts(Duration.ZERO, IDLE_CHANGES);
		return load;
	}

	private void cpu(int atOnce) {
		List<Typing> typing = typing(1, REPETITIONS * this.text.size());
		Report.heading("Processor time, " + atOnce + " at once in each room");
		Report.row("server", "readers of a room", "updates/s", "CPU us/update", "CPU us/delivery", "frames/delivery",
				"p50 ms", "p99 ms");
		Report.row("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
		List<List<Point>> points = this.contenders.stream().<List<Point>>map((each) -> new ArrayList<>()).toList();
		for (int readers : READERS) {
			RoomsLoad.Size size = new RoomsLoad.Size(Math.max(1, FEW_CLIENTS / (readers + 1)), readers + 1);
			List<List<Sample>> samples = interleaved(typing, "cpu-" + atOnce + "-" + readers, size,
					(load, duration) -> load.bursts(duration, atOnce));
			for (int i = 0; i < samples.size(); i++) {
				List<Sample> windows = samples.get(i);
				Report.row(this.contenders.get(i).name(), readers, Cell.of(windows, Sample::updatesPerSecond, 0),
						Cell.of(windows, Sample::cpuPerUpdate, 1), Cell.of(windows, Sample::cpuPerDelivery, 2),
						Cell.of(windows, Sample::framesPerDelivery, 2), Cell.of(windows, Sample::p50, 2),
						Cell.of(windows, Sample::p99, 2));
				points.get(i).add(new Point(size.clients(), Cell.median(windows, Sample::cpuPerUpdate)));
			}
		}
		Report.heading("Fitted: an update costs so much, and each delivery so much more");
		Report.row("server", "CPU us/update", "CPU us/delivery");
		Report.row("---", "--:", "--:");
		for (int i = 0; i < this.contenders.size(); i++) {
			Point fit = Point.fit(points.get(i));
			Report.row(this.contenders.get(i).name(), String.format(Locale.ROOT, "%.1f", fit.x()),
					String.format(Locale.ROOT, "%.2f", fit.y()));
		}
	}

	private void propagation() {
		List<Typing> typing = typing(MANY.clients(), changesOfOne());
		List<List<Sample>> samples = interleaved(typing, "steady", MANY,
				(load, duration) -> load.steady(duration, RATE));
		Report.heading("Propagation, " + MANY.rooms() * MANY.clients() + " clients in " + MANY.rooms() + " rooms, "
				+ RATE + " updates/s by all in turn");
		Report.row("server", "updates/s", "p50 ms", "p99 ms", "p99.9 ms", "CPU us/update", "CPU us/delivery");
		Report.row("---", "--:", "--:", "--:", "--:", "--:", "--:");
		for (int i = 0; i < samples.size(); i++) {
			List<Sample> windows = samples.get(i);
			Report.row(this.contenders.get(i).name(), Cell.of(windows, Sample::updatesPerSecond, 0),
					Cell.of(windows, Sample::p50, 2), Cell.of(windows, Sample::p99, 2),
					Cell.of(windows, Sample::p999, 2), Cell.of(windows, Sample::cpuPerUpdate, 1),
					Cell.of(windows, Sample::cpuPerDelivery, 2));
		}
	}

	/** How many changes one client types in all windows, and some more. */
	private static int changesOfOne() {
		double seconds = WARM_UP.toSeconds() + ROUNDS * WINDOW.toMillis() / 1e3;
		return (int) (2 * (seconds + 10) * RATE / (MANY.rooms() * MANY.clients())) + 100;
	}

	private interface Measuring {

		Sample run(RoomsLoad load, Duration duration);

	}

	/** Opens all loads, warms up, and lets each have a window in every round. */
	private List<List<Sample>> interleaved(List<Typing> typing, String names, RoomsLoad.Size size,
			Measuring measuring) {
		List<RoomsLoad> loads = new ArrayList<>();
		List<List<Sample>> samples = new ArrayList<>();
		for (Contender contender : this.contenders) {
			loads.add(RoomsLoad.open(contender, this.machine, typing, names, size));
			samples.add(new ArrayList<>());
		}
		for (RoomsLoad load : loads) {
			measuring.run(load, this.warm ? WARM_UP.dividedBy(WARM_SHARE) : WARM_UP);
		}
		this.warm = true;
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < loads.size(); i++) {
				samples.get(i).add(measuring.run(loads.get(i), WINDOW));
			}
		}
		loads.forEach(RoomsLoad::close);
		return samples;
	}

}
