package dev.lattice.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The sample application in a process of its own, which a test may kill; always on the
 * same port.
 */
final class ServerProcess implements AutoCloseable {

	private final int port = freePort();

	private final List<String> settings;

	private @Nullable Process process;

	private ServerProcess(List<String> settings) {
		this.settings = settings;
	}

	static ServerProcess with(String... settings) {
		ServerProcess server = new ServerProcess(List.of(settings));
		server.start();
		return server;
	}

	void start() {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), SampleApplication.class.getName()));
		command.add("--server.port=" + this.port);
		this.settings.forEach((setting) -> command.add("--" + setting));
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitPort();
	}

	/** Ends the process like a power cut does: nothing in it hears of that. */
	void kill() {
		Process running = this.process;
		if (running != null) {
			running.destroyForcibly();
			running.onExit().orTimeout(60, TimeUnit.SECONDS).join();
			this.process = null;
		}
	}

	String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	private void awaitPort() {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
		while (!answers()) {
			Process running = this.process;
			if (running == null || !running.isAlive() || System.nanoTime() > deadline) {
				throw new IllegalStateException("The server did not start on port " + this.port);
			}
			try {
				running.waitFor(100, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	private boolean answers() {
		try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
