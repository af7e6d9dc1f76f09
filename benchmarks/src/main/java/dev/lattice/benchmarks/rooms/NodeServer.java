package dev.lattice.benchmarks.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.lattice.benchmarks.NodePackage;
import dev.lattice.benchmarks.ServerProcess;

/** A server that runs in Node.js, as its package starts it. */
final class NodeServer {

	private static final String LIVE = "live ";

	private static final int PATIENCE_SECONDS = 60;

	private static final int POLL_MILLIS = 20;

	private NodeServer() {
	}

	/**
	 * Starts a server, and waits until it answers.
	 * @param folder where its package is; what is not installed yet is
	 */
	static ServerProcess start(Path folder) {
		NodePackage.install(folder);
		return ServerProcess.start(List.of("node", "--expose-gc", "serve.mjs"), folder);
	}

	/** Returns the bytes that a full collection leaves, buffers included. */
	static long liveBytes(ServerProcess server) {
		long before = answers(server).size();
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		try {
			new ProcessBuilder("kill", "-USR2", Long.toString(server.pid())).start().waitFor();
			while (System.nanoTime() < deadline) {
				List<String> answers = answers(server);
				if (answers.size() > before) {
					return Long.parseLong(answers.getLast().substring(LIVE.length()));
				}
				TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for the size of a heap", ex);
		}
		throw new IllegalStateException("The server does not tell the size of its heap; it said:\n" + server.said());
	}

	private static List<String> answers(ServerProcess server) {
		// A line without its end is still being written.
		String said = server.said();
		return said.substring(0, said.lastIndexOf('\n') + 1).lines().filter((line) -> line.startsWith(LIVE)).toList();
	}

}
