package dev.lattice.benchmarks.crdt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.lattice.crdt.codec.Json;

/**
 * Measures Lattice's documents in a process of their own: requests come on standard input
 * and are answered on standard output, one JSON object a line.
 */
final class CrdtWorker {

	private final ShapeTask shapes = new ShapeTask();

	private final TraceTask traces = new TraceTask();

	private final CurveTask curves = new CurveTask();

	private CrdtWorker() {
	}

	public static void main(String[] args) throws IOException {
		CrdtWorker worker = new CrdtWorker();
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			out.println(Json.stringify(worker.answer(line)));
		}
	}

	private Map<String, Object> answer(String line) {
		try {
			Message request = Message.of(line);
			return answer(request.text("task"), request);
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			return Map.of("failed", ex.toString());
		}
	}

	private Map<String, Object> answer(String task, Message request) {
		return switch (task) {
			case "define" -> {
				this.shapes.define(request);
				yield Map.of();
			}
			case "shape" -> this.shapes.run(request.text("name"));
			case "trace" -> this.traces.read(request);
			case "type" -> this.traces.type();
			case "apply" -> this.traces.apply();
			case "load" -> this.traces.load(request);
			case "merge" -> this.traces.merge();
			case "heap" -> this.traces.heap(request);
			case "curve" -> this.curves.load(request.text("file"));
			case "position" -> this.curves.position(request.integers("indices"));
			case "path" -> this.curves.path(request.integers("indices"));
			default -> throw new IllegalArgumentException("There is no task '" + task + "'");
		};
	}

}
