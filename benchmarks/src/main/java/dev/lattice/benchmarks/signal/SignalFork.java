package dev.lattice.benchmarks.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A process that runs one column, told by lines on its input what to do next. A process
 * of its own keeps the types that one engine has seen from the compiler of another.
 */
final class SignalFork {

	private final Column column;

	private @Nullable Sampler sampler;

	private SignalFork(Column column) {
		this.column = column;
	}

	public static void main(String[] args) throws IOException {
		SignalFork fork = new SignalFork(Columns.named(args[0]));
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] words = line.split(" ");
			System.out.println(fork.answer(words));
			System.out.flush();
		}
	}

	private String answer(String[] words) {
		try {
			return switch (words[0]) {
				case "build" -> build(Rows.named(words[1]));
				case "pollute" -> pollute();
				case "sample" -> sample(Long.parseLong(words[1]));
				case "probe" -> "found " + this.column.probe(Probes.named(words[1]), Integer.parseInt(words[2]));
				default -> throw new IllegalArgumentException("Unknown command " + words[0]);
			};
		}
		catch (RuntimeException | StackOverflowError ex) {
			ex.printStackTrace();
			return "failed " + ex;
		}
	}

	private String pollute() {
		Pollution.run(this.column);
		return "done";
	}

	private String build(Row row) {
		this.sampler = null;
		Op op = this.column.build(row);
		if (op == null) {
			return "absent";
		}
		this.sampler = new Sampler(this.column, op);
		if (row.floor() != null) {
			verify(row.name(), this.sampler.checksum(), new Sampler(this.column, row.floor().get()).checksum());
		}
		return "built " + this.sampler.checksum();
	}

	private static void verify(String row, long found, long expected) {
		if (found != expected) {
			throw new IllegalStateException("The sum of " + row + " is " + found + "; by hand it is " + expected);
		}
	}

	private String sample(long nanos) {
		if (this.sampler == null) {
			throw new IllegalStateException("Nothing has been built");
		}
		Sample sample = this.sampler.sample(nanos);
		return "sampled " + sample.nanos() + " " + sample.bytes();
	}

}
