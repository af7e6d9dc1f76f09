package dev.lattice.benchmarks.crdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures Lattice's shared documents beside Yjs: both are there at the same time and
 * take turns. Options are system properties, see {@code benchmarks/pom.xml}.
 */
public final class CrdtBenchmark {

	private static final Path PACKAGE = Path.of(System.getProperty("crdt.npm", "src/main/npm"));

	private static final Path TRACES = Path
		.of(System.getProperty("crdt.traces", "../lattice-crdt/src/test/resources/editing-traces"))
		.toAbsolutePath();

	private static final String ROWS = System.getProperty("crdt.rows", "cold,trace,shapes,curve");

	private static final int ROUNDS = Integer.getInteger("crdt.rounds", 7);

	private static final int WARM_UP = Integer.getInteger("crdt.warm-up", 12);

	private static final int ITEMS = Integer.getInteger("crdt.items", 1_000_000);

	private static final int LOADS = 10;

	private static final int COPIES = 50;

	private static final int MERGES = 2;

	private static final int QUERIES = 1000;

	private static final int WALKED = 400_000;

	private final Peer yjs;

	private final Peer lattice;

	private CrdtBenchmark(Peer yjs, Peer lattice) {
		this.yjs = yjs;
		this.lattice = lattice;
	}

	public static void main(String[] args) throws IOException {
		if (ROWS.contains("cold")) {
			cold();
		}
		try (Peer yjs = Peer.yjs(PACKAGE); Peer lattice = Peer.lattice()) {
			CrdtBenchmark benchmark = new CrdtBenchmark(yjs, lattice);
			if (ROWS.contains("trace")) {
				benchmark.trace();
			}
			if (ROWS.contains("shapes")) {
				benchmark.shapes();
			}
			if (ROWS.contains("curve")) {
				benchmark.curve();
			}
		}
	}

	private static Map<String, String> traceRequest() {
		return Map.of("task", "trace", "file", TRACES.resolve("automerge-paper.json.gz").toString(), "recorded",
				TRACES.resolve("friendsforever.yjs-v1-updates.bin.gz").toString());
	}

	/** The first run in fresh processes. */
	private static void cold() {
		header("first run in a fresh process", "ms");
		Pairs typing = new Pairs();
		for (int round = 0; round < 3; round++) {
			try (Peer yjs = Peer.yjs(PACKAGE); Peer lattice = Peer.lattice()) {
				yjs.ask(traceRequest());
				lattice.ask(traceRequest());
				typing.add(yjs.ask(Map.of("task", "type")), lattice.ask(Map.of("task", "type")));
			}
		}
		row("type automerge-paper", typing.cellsWithAllThreads());
	}

	private void trace() {
		System.err.println(this.yjs.ask(traceRequest()) + " " + this.lattice.ask(traceRequest()));
		Map<String, ?> type = Map.of("task", "type");
		Map<String, ?> apply = Map.of("task", "apply");
		Map<String, ?> first = Map.of("task", "load", "format", 1, "times", LOADS);
		Map<String, ?> second = Map.of("task", "load", "format", 2, "times", LOADS);
		for (int round = 0; round < WARM_UP; round++) {
			for (Map<String, ?> task : List.of(type, apply, first, second)) {
				this.lattice.ask(task);
				if (round < 2) {
					this.yjs.ask(task);
				}
			}
		}
		header("automerge-paper, 259,778 edits", "ms");
		Pairs typing = new Pairs();
		Pairs applying = new Pairs();
		Pairs loading1 = new Pairs();
		Pairs loading2 = new Pairs();
		for (int round = 0; round < ROUNDS; round++) {
			sameSizes("type", both(type, typing), "bytes", "v1", "v2", "length");
			sameSizes("apply", both(apply, applying), "length");
			both(first, loading1);
			both(second, loading2);
		}
		row("type, an update of format 1 an edit", typing.cellsWithAllThreads());
		row("apply these updates one by one", applying.cellsWithAllThreads());
		row("load the final state, format 1", loading1.cellsWithAllThreads());
		row("load the final state, format 2", loading2.cellsWithAllThreads());
		Map<String, ?> merge = Map.of("task", "merge");
		for (int round = 0; round < WARM_UP; round++) {
			this.lattice.ask(merge);
		}
		Pairs merging = new Pairs();
		for (int round = 0; round < MERGES; round++) {
			sameSizes("merge", both(merge, merging), "bytes");
		}
		row("merge the 26,078 updates of friendsforever", merging.cellsWithAllThreads());
		Map<String, ?> heap = Map.of("task", "heap", "copies", COPIES);
		double yjsHeap = this.yjs.ask(heap).number("bytes");
		double latticeHeap = this.lattice.ask(heap).number("bytes");
		System.out.printf("%nHeap of one loaded document: Yjs %,.0f B, Lattice %,.0f B%n", yjsHeap, latticeHeap);
	}

	private void shapes() {
		System.out.println("\n| N = 6,000 | Yjs ms | Lattice ms (best) | ratio | parse: Yjs ms | Lattice ms (best) "
				+ "| ratio | document B | updates B |");
		System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		for (Shape shape : new Shapes().all()) {
			this.yjs.ask(shape.definition());
			this.lattice.ask(shape.definition());
			Map<String, ?> run = Map.of("task", "shape", "name", shape.name());
			for (int round = 0; round < WARM_UP; round++) {
				this.lattice.ask(run);
				if (round < WARM_UP / 2) {
					this.yjs.ask(run);
				}
			}
			Pairs time = new Pairs();
			Pairs parse = new Pairs();
			@Nullable Message last = null;
			for (int round = 0; round < ROUNDS; round++) {
				Answers answers = both(run, time);
				parse.addParse(answers.yjs(), answers.lattice());
				sameSizes(shape.name(), answers, "document", "updates");
				last = answers.lattice();
			}
			row(shape.name() + " " + shape.title(), time.cells() + " | " + parse.cells() + " | " + ((last != null)
					? "%,.0f | %,.0f".formatted(last.number("document"), last.number("updates")) : ""));
		}
	}

	/** How what asks for a place in an array of n maps grows with n. */
	private void curve() throws IOException {
		Path file = Files.createTempFile("curve", ".update");
		Random random = new Random(1);
		try {
			header("an array of n maps", "µs");
			for (int items = 1000; items <= ITEMS; items *= 10) {
				Files.write(file, maps(items, random));
				Map<String, ?> load = Map.of("task", "curve", "file", file.toString());
				this.yjs.ask(load);
				this.lattice.ask(load);
				for (String task : List.of("position", "path")) {
					Pairs pairs = new Pairs();
					for (int round = -WARM_UP; round < ROUNDS; round++) {
						queries(task, items, random, (round >= 0) ? pairs : new Pairs());
					}
					row("%s, n = %,d".formatted(task, items), pairs.cellsWithAllThreads());
				}
			}
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	/** Yjs walks from the start each time, and is asked less often where that is far. */
	private void queries(String task, int items, Random random, Pairs pairs) {
		List<Integer> indices = random.ints(QUERIES, 0, items).boxed().toList();
		List<Integer> few = indices.subList(0, Math.clamp(WALKED / items, 2, QUERIES));
		pairs.addPer(this.yjs.ask(Map.of("task", task, "indices", few)), few.size(),
				this.lattice.ask(Map.of("task", task, "indices", indices)), QUERIES);
	}

	private static byte[] maps(int items, Random random) {
		Doc doc = new Doc(1);
		YArray array = doc.array("array");
		doc.transact(() -> IntStream.range(0, items).forEach((i) -> array.insert(random.nextInt(i + 1), new YMap())));
		return doc.encodeStateAsUpdate();
	}

	private Answers both(Map<String, ?> task, Pairs pairs) {
		Answers answers = new Answers(this.yjs.ask(task), this.lattice.ask(task));
		pairs.add(answers.yjs(), answers.lattice());
		return answers;
	}

	private record Answers(Message yjs, Message lattice) {
	}

	private static void sameSizes(String row, Answers answers, String... keys) {
		for (String key : keys) {
			double yjs = answers.yjs().number(key);
			double lattice = answers.lattice().number(key);
			if (yjs != lattice) {
				System.out.printf("DIFFERENCE in %s: %s is %,.0f with Yjs and %,.0f with Lattice%n", row, key, yjs,
						lattice);
			}
		}
	}

	private static void header(String what, String unit) {
		System.out.printf("%n| %s | Yjs %s | Lattice %s (best) | ratio | Lattice with compiler and collector |%n", what,
				unit, unit);
		System.out.println("| --- | --- | --- | --- | --- |");
	}

	private static void row(String name, String cells) {
		System.out.println("| " + name + " | " + cells + " |");
	}

}
