package dev.lattice.store.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.lattice.store.ServerProcess;
import dev.lattice.store.Wait;
import redis.embedded.core.ExecutableProvider;

/** A Redis server of a test's own. */
public final class RedisProcess extends ServerProcess {

	private final Path directory;

	private final File executable;

	private final int port;

	private final List<String> options;

	private ProcessHandle process;

	public RedisProcess(String... options) {
		try {
			this.directory = Files.createTempDirectory("lattice-redis");
			this.executable = ExecutableProvider.newJarResourceProvider(this.directory.toFile()).get();
			try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				this.port = free.getLocalPort();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.options = List.of(options);
		start();
	}

	/** One that writes each entry to its disk before it answers. */
	public static RedisProcess durable() {
		return new RedisProcess("--appendonly", "yes", "--appendfsync", "always");
	}

	@Override
	public void start() {
		List<String> command = new ArrayList<>(List.of(this.executable.getPath(), "--port", "" + this.port, "--bind",
				"127.0.0.1", "--dir", this.directory.toString(), "--save", ""));
		command.addAll(this.options);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(this.directory.resolve("log").toFile())
				.start()
				.toHandle();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Wait.until("Redis listens at " + this.port, this::isListening);
	}

	private boolean isListening() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1_000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	protected List<ProcessHandle> all() {
		return List.of(this.process);
	}

	/** Removes what it has written; it must not run. */
	public void forget() {
		try (Stream<Path> files = Files.list(this.directory)) {
			files.filter((file) -> file.toString().endsWith(".aof") || file.toString().endsWith(".rdb"))
				.forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts with what another one has written, as a replica that takes over. */
	public void takeOver(RedisProcess other) {
		other.kill();
		try {
			Files.copy(other.directory.resolve("appendonly.aof"), this.directory.resolve("appendonly.aof"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start();
	}

	public int port() {
		return this.port;
	}

	public String uri() {
		return "redis://127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		kill();
		try (Stream<Path> files = Files.walk(this.directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
