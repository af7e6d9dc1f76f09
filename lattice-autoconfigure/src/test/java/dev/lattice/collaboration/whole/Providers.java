package dev.lattice.collaboration.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.codec.Json;

/** A process of Node.js in which the real providers run. */
final class Providers implements AutoCloseable {

	private static final int DEPTH = 100;

	private final Process process;

	private final BufferedReader lines;

	Providers(String script) throws IOException, InterruptedException {
		NodePackages.install();
		this.process = new ProcessBuilder("node", script).directory(NodePackages.DIRECTORY.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.lines = this.process.inputReader(StandardCharsets.UTF_8);
	}

	void ask(String json) throws IOException {
		this.process.getOutputStream().write((json + "\n").getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
	}

	/** Waits for the next line; each one is bounded by the script's own patience. */
	@SuppressWarnings("unchecked") // an object of JSON
	Map<String, Object> next() throws IOException {
		String line = this.lines.readLine();
		if (line == null) {
			throw new IllegalStateException("Node.js has ended");
		}
		return (Map<String, Object>) Json.parse(line, DEPTH);
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit()
			.completeOnTimeout(this.process, 10, TimeUnit.SECONDS)
			.thenAccept(Process::destroyForcibly)
			.join();
	}

}
