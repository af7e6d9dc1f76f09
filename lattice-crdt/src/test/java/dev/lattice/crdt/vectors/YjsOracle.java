package dev.lattice.crdt.vectors;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The real Yjs in a process of its own, which makes random histories and says what they
 * lead to. Its packages are installed when they are needed first, pinned by their lock
 * file. One request may run ahead, so that both processes work at the same time.
 */
final class YjsOracle implements AutoCloseable {

	private final Process process;

	private final BufferedReader answers;

	private final BufferedWriter requests;

	YjsOracle() {
		try {
			YjsPackages.install();
			this.process = new ProcessBuilder("node", "--single-threaded-gc", "--max-semi-space-size=64", "oracle.mjs")
				.directory(YjsPackages.DIRECTORY.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Comparing with Yjs needs Node.js 20 or newer with npm on the path", ex);
		}
		this.answers = new BufferedReader(new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		this.requests = new BufferedWriter(
				new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Asks for the histories of some seeds; they are read in the order of the requests.
	 */
	void request(long from, int count) {
		try {
			this.requests.write("{\"from\":" + from + ",\"count\":" + count + "}\n");
			this.requests.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The oracle takes no request, alive: " + this.process.isAlive(), ex);
		}
	}

	/** Returns the histories of the oldest request, as lines of JSON. */
	List<String> answer() {
		try {
			List<String> lines = new ArrayList<>();
			for (String line = this.answers.readLine(); line != null; line = this.answers.readLine()) {
				if (line.startsWith("{\"done\"")) {
					return lines;
				}
				lines.add(line);
			}
			throw new IllegalStateException("The oracle ended before it answered");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The oracle does not answer", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.requests.close();
		}
		catch (IOException ex) {
			// It has ended already.
		}
		this.process.destroy();
	}

}
