package dev.lattice.benchmarks.crdt;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lattice.benchmarks.NodePackage;
import dev.lattice.crdt.codec.Json;

/** A process that measures one of the two implementations. */
final class Peer implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 5;

	private final String name;

	private final Process process;

	private final Writer requests;

	private final BufferedReader answers;

	private Peer(String name, Path folder, String... command) {
		this.name = name;
		try {
			this.process = new ProcessBuilder(command).directory(folder.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("'" + command[0] + "' does not start; Yjs needs Node.js 20 with npm", ex);
		}
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		this.requests = new BufferedWriter(
				new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
	}

	/** Lattice in a Java of its own. */
	static Peer lattice() {
		return new Peer("Lattice", Path.of("."), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx3g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-cp",
				System.getProperty("java.class.path"), CrdtWorker.class.getName());
	}

	/**
	 * Yjs in Node.js.
	 * @param folder where its package is; what is not installed yet is
	 */
	static Peer yjs(Path folder) {
		NodePackage.install(folder);
		return new Peer("Yjs", folder, "node", "--expose-gc", "--max-old-space-size=6144", "worker.mjs");
	}

	/** Asks for something and waits for the answer. */
	Message ask(Map<String, ?> request) {
		return ask(Json.stringify(request));
	}

	private Message ask(String request) {
		try {
			this.requests.write(request + "\n");
			this.requests.flush();
			String line = this.answers.readLine();
			if (line == null) {
				throw new IllegalStateException(this.name + " ended without an answer");
			}
			Message answer = Message.of(line);
			if (answer.has("failed")) {
				throw new IllegalStateException(this.name + " failed: " + answer.text("failed"));
			}
			return answer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.name + " does not answer", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.requests.close();
			if (!this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException | InterruptedException ex) {
			this.process.destroyForcibly();
		}
	}

}
