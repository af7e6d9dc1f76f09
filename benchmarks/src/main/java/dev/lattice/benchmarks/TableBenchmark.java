package dev.lattice.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures changes of a table of 1,000 rows from the socket and back, the whole system
 * beside {@link FloorServer}. Prints Markdown; {@code docs/performance.md} says how to
 * read it.
 */
public final class TableBenchmark {

	private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("table.warm-up", 4));

	private static final Duration WINDOW = Duration.ofMillis(Integer.getInteger("table.window-ms", 1_500));

	private static final int WINDOWS = Integer.getInteger("table.windows", 5);

	private static final int ROWS = 1_000;

	private static final List<Integer> PAGES = Stream.of(System.getProperty("table.pages", "1,16").split(",", -1))
		.map(Integer::valueOf)
		.toList();

	/** Clicks of all pages before an operation gives way to the one that undoes it. */
	private static final int TURN = 400;

	private static final List<List<TableOperation>> GROUPS = List.of(List.of(TableOperation.CELL),
			List.of(TableOperation.INSERT, TableOperation.DELETE), List.of(TableOperation.SWAP),
			List.of(TableOperation.TENTH));

	private final ServerProcess lattice;

	private final ServerProcess floor;

	private final LoadMachine machine;

	private TableBenchmark(ServerProcess lattice, ServerProcess floor, LoadMachine machine) {
		this.lattice = lattice;
		this.floor = floor;
		this.machine = machine;
	}

	public static void main(String[] args) {
		try (ServerProcess lattice = ServerProcess.start(LatticeServer.class);
				ServerProcess floor = ServerProcess.start(FloorServer.class)) {
			System.out.printf("Java %s, %d processors; Lattice is process %d, the floor %d%n",
					System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), lattice.pid(),
					floor.pid());
			TableBenchmark benchmark = new TableBenchmark(lattice, floor, LoadMachine.start());
			benchmark.memory();
			benchmark.bytes();
			PAGES.forEach(benchmark::processor);
			benchmark.curve();
		}
	}

	/** What a page that was clicked once keeps on the servers' heaps. */
	private void memory() {
		Report.heading("Heap");
		ServerProcess.runToEnd(HeapProbe.class, "-XX:+UseSerialGC");
		int pages = 1_000;
		long before = this.lattice.liveBytes();
		long floorBefore = this.floor.liveBytes();
		try (Load live = Load.lattice(this.lattice, this.machine, "/", pages);
				Load idle = Load.floor(this.floor, this.machine, FloorServer.PATH, pages)) {
			live.clicks(1);
			idle.clicks(1);
			Report.row("page with a counter, whole server, connection included",
					(double) (this.lattice.liveBytes() - before) / pages, "");
			Report.row("connection of the floor", (double) (this.floor.liveBytes() - floorBefore) / pages, "");
		}
	}

	private void bytes() {
		Report.heading("Bytes");
		TableSession table = new TableSession(this.lattice, "/table", ROWS);
		try (Load load = Load.tables(this.lattice, this.machine, List.of(table))) {
			pause();
			Report.row("what", "up B", "down B");
			Report.row("---", "---", "---");
			Report.row("first HTML", "", table.htmlBytes());
			Report.row("the same rows as plain HTML", "", table.plainBytes());
			Report.row("frames until live", table.joining().up, table.joining().down);
			for (TableOperation operation : TableOperation.values()) {
				int clicks = (operation != TableOperation.FILL) ? 20 : 1;
				Window window = window(List.of(table), operation, () -> load.clicks(clicks));
				Report.row(operation.label(), window.up(), window.down());
			}
		}
		TableSession empty = new TableSession(this.lattice, "/table", 0);
		try (Load load = Load.tables(this.lattice, this.machine, List.of(empty))) {
			Window window = window(List.of(empty), TableOperation.FILL, () -> load.clicks(1));
			Report.row("add 1,000 rows to none / plain HTML", "", window.down() / empty.plainBytes());
		}
	}

	/** Processor time of each operation beside clicks at the floor. */
	private void processor(int pages) {
		Report.heading("CPU, " + pages + ((pages == 1) ? " page" : " pages"));
		Report.row("operation", "CPU us", "floor's click us", "ratio, median of pairs", "best / best", "p50 ms");
		Report.row("---", "---", "---", "---", "---", "---");
		List<TableSession> tables = Stream.generate(() -> new TableSession(this.lattice, "/table", ROWS))
			.limit(pages)
			.toList();
		try (Load lattice = Load.tables(this.lattice, this.machine, tables);
				Load floor = Load.floor(this.floor, this.machine, FloorServer.PATH, pages)) {
			floor.closedLoop(WARM_UP);
			for (List<TableOperation> group : GROUPS) {
				cycles(lattice, tables, group, WARM_UP);
				List<List<Window>> measured = group.stream()
					.<List<Window>>map((operation) -> new ArrayList<>())
					.toList();
				List<Window> clicks = new ArrayList<>();
				for (int i = 0; i < WINDOWS; i++) {
					List<Window> windows = cycles(lattice, tables, group, WINDOW);
					for (int at = 0; at < group.size(); at++) {
						measured.get(at).add(windows.get(at));
					}
					clicks.add(floor.closedLoop(WINDOW));
				}
				for (int at = 0; at < group.size(); at++) {
					Report.operation(group.get(at).label(), new Turns(measured.get(at), clicks));
				}
			}
		}
	}

	/**
	 * Does operations for a time and returns the window of each. One that another undoes
	 * gives way to it before the table has grown much.
	 */
	private static List<Window> cycles(Load load, List<TableSession> tables, List<TableOperation> group,
			Duration time) {
		if (group.size() == 1) {
			return List.of(window(tables, group.getFirst(), () -> load.closedLoop(time)));
		}
		List<List<Window>> parts = group.stream().<List<Window>>map((operation) -> new ArrayList<>()).toList();
		double seconds = 0;
		while (seconds < time.toNanos() / 1e9) {
			for (int at = 0; at < group.size(); at++) {
				Window window = window(tables, group.get(at), () -> load.clicks(TURN / tables.size()));
				parts.get(at).add(window);
				seconds += window.seconds();
			}
		}
		return parts.stream().map(Window::sum).toList();
	}

	private static Window window(List<TableSession> tables, TableOperation operation, Supplier<Window> run) {
		tables.forEach((table) -> table.aim(operation));
		Window window = run.get();
		tables.forEach(TableSession::check);
		return window;
	}

	/** Processor time of one changed cell among more and more rows. */
	private void curve() {
		Report.heading("CPU of one changed cell among N rows, 1 page");
		Report.row("N", "page", "CPU us", "floor's click us", "ratio, median of pairs", "best / best", "p50 ms");
		Report.row("---", "---", "---", "---", "---", "---", "---");
		List<TableOperation> cell = List.of(TableOperation.CELL);
		try (Load floor = Load.floor(this.floor, this.machine, FloorServer.PATH, 1)) {
			for (int rows = 10; rows <= 100_000; rows *= 10) {
				for (String path : List.of("/table", "/cells")) {
					List<TableSession> table = List.of(new TableSession(this.lattice, path, rows));
					try (Load load = Load.tables(this.lattice, this.machine, table)) {
						cycles(load, table, cell, WARM_UP.dividedBy(2));
						List<Window> measured = new ArrayList<>();
						List<Window> clicks = new ArrayList<>();
						for (int i = 0; i < WINDOWS; i++) {
							measured.addAll(cycles(load, table, cell, WINDOW.dividedBy(2)));
							clicks.add(floor.closedLoop(WINDOW.dividedBy(2)));
						}
						Report.operation(rows + " | " + path, new Turns(measured, clicks));
					}
				}
			}
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(300);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for the first patch", ex);
		}
	}

}
