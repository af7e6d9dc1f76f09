package dev.lattice.benchmarks.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A process that runs one column, told by lines on its input what to do next. A process
 * of its own keeps the types that one engine has seen from the compiler of another.
 */
final class SignalFork {

	/** For how long each row runs before the first one counts, a round. */
	private static final Duration POLLUTION = Duration.ofMillis(4);

	private static final int POLLUTION_ROUNDS = 3;

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
			System.out.println(fork.answer(words[0], words[1]));
			System.out.flush();
		}
	}

	private String answer(String command, String argument) {
		try {
			return switch (command) {
				case "build" -> build(Rows.named(argument));
				case "pollute" -> pollute();
				case "sample" -> sample(Long.parseLong(argument));
				default -> throw new IllegalArgumentException("Unknown command " + command);
			};
		}
		catch (RuntimeException | StackOverflowError ex) {
			ex.printStackTrace();
			return "failed " + ex;
		}
	}

	/**
	 * Shows every shape to every place from which an engine calls a function. In an
	 * application such places see many classes; in a benchmark of one shape they would
	 * see one, and the compiler would make the call disappear.
	 */
	private String pollute() {
		for (int round = 0; round < POLLUTION_ROUNDS; round++) {
			for (Row row : Rows.all()) {
				Op op = this.column.build(row.brief());
				if (op != null) {
					new Sampler(this.column, op).sample(POLLUTION.toNanos());
				}
			}
		}
		return "done";
	}

	private String build(Row row) {
		this.sampler = null;
		Op op = this.column.build(row);
		if (op == null) {
			return "absent";
		}
		this.sampler = new Sampler(this.column, op);
		return "built " + this.sampler.checksum();
	}

	private String sample(long nanos) {
		if (this.sampler == null) {
			throw new IllegalStateException("Nothing has been built");
		}
		Sample sample = this.sampler.sample(nanos);
		return "sampled " + sample.nanos() + " " + sample.bytes();
	}

}
