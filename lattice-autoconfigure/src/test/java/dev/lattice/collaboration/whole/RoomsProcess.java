package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** An application with rooms in a process of its own, always on the same port. */
final class RoomsProcess implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 180;

	private final int port;

	private final List<String> settings;

	private @Nullable Process process;

	RoomsProcess(String... settings) throws IOException {
		this.settings = List.of(settings);
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	/** Starts it, and waits until it serves. */
	void start() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), RoomsApplication.class.getName()));
		command.add("--server.port=" + this.port);
		this.settings.forEach((setting) -> command.add("--" + setting));
		Process started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		this.process = started;
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!answers()) {
			if (!started.isAlive() || System.nanoTime() > deadline) {
				throw new IllegalStateException("The server did not start on port " + this.port);
			}
			started.waitFor(50, TimeUnit.MILLISECONDS);
		}
	}

	private boolean answers() {
		try (Socket socket = new Socket("localhost", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Ends it at once: nothing in it hears of that. */
	void kill() {
		Process running = this.process;
		if (running != null) {
			running.destroyForcibly().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
			this.process = null;
		}
	}

	@Override
	public void close() {
		kill();
	}

}
