package dev.lattice.benchmarks.signal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The parent's end of a {@link SignalFork}. */
final class ForkProcess implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 5;

	private final String column;

	private final Process process;

	private final Writer in;

	private final BufferedReader out;

	ForkProcess(String column, List<String> options) {
		this.column = column;
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), SignalFork.class.getName(), column));
		try {
			this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		this.in = new BufferedWriter(new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
		this.out = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	String column() {
		return this.column;
	}

	/** Asks for something whose answer {@link #awaitDone} takes. */
	void startPolluting() {
		send("pollute all");
	}

	void awaitDone() {
		receive();
	}

	/**
	 * Builds a row and returns its checksum, or nothing if the column has no such row.
	 */
	OptionalLong build(Row row) {
		send("build " + row.name());
		String[] answer = receive();
		return answer[0].equals("built") ? OptionalLong.of(Long.parseLong(answer[1])) : OptionalLong.empty();
	}

	Sample sample(long nanos) {
		send("sample " + nanos);
		String[] answer = receive();
		return new Sample(Double.parseDouble(answer[1]), Double.parseDouble(answer[2]));
	}

	/** Asks a probe; NaN when it fails with this column. */
	double probe(String name, int size) {
		send("probe " + name + " " + size);
		return Double.parseDouble(receive()[1]);
	}

	private void send(String line) {
		try {
			this.in.write(line + "\n");
			this.in.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The process of " + this.column + " has ended", ex);
		}
	}

	private String[] receive() {
		try {
			String line = this.out.readLine();
			if (line == null || line.startsWith("failed")) {
				throw new IllegalStateException("The process of " + this.column + " says: " + line);
			}
			return line.split(" ");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.in.close();
			if (!this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException | InterruptedException ex) {
			this.process.destroyForcibly();
		}
	}

}
