package dev.lattice.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.lattice.store.ServerProcess;
import dev.lattice.store.Wait;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A Postgres server of a test's own. It has written what it acknowledges.
 */
public final class PostgresProcess extends ServerProcess {

	private final Path directory;

	private final EmbeddedPostgres embedded;

	private final List<String> command;

	private ProcessHandle process;

	public PostgresProcess() {
		try {
			this.directory = Files.createTempDirectory("lattice-postgres");
			this.embedded = EmbeddedPostgres.builder()
				.setDataDirectory(this.directory)
				.setServerConfig("listen_addresses", "127.0.0.1")
				.setServerConfig("synchronous_commit", "on")
				.setPGStartupWait(Duration.ofSeconds(60))
				.start();
			this.process = running();
			this.command = command(this.process.pid());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ProcessHandle running() throws IOException {
		long pid = Long.parseLong(Files.readAllLines(this.directory.resolve("postmaster.pid")).getFirst().strip());
		return ProcessHandle.of(pid).orElseThrow();
	}

	/** How it was started; Postgres refuses the root of the machine. */
	private static List<String> command(long pid) throws IOException {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "-U"));
		}
		String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
		Stream.of(line.split("\0")).filter((argument) -> !argument.isEmpty()).forEach(command::add);
		return command;
	}

	@Override
	public void start() {
		try {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(this.directory.resolve("log").toFile())
				.start()
				.toHandle();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Wait.until("Postgres answers", this::isAnswering);
	}

	private boolean isAnswering() {
		try {
			run("select 1");
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** Runs a statement on a connection of its own. */
	public void run(String statement) {
		Mono.usingWhen(connections().create(),
				(connection) -> Flux.from(connection.createStatement(statement).execute())
					.flatMap((result) -> result.map((row) -> 1))
					.then(),
				Connection::close)
			.block(Duration.ofSeconds(30));
	}

	@Override
	protected List<ProcessHandle> all() {
		return Stream.concat(Stream.of(this.process), this.process.descendants()).toList();
	}

	public String uri() {
		return "r2dbc:postgresql://postgres:postgres@127.0.0.1:" + this.embedded.getPort() + "/postgres";
	}

	public ConnectionFactory connections() {
		return ConnectionFactories.get(uri());
	}

	@Override
	public void close() {
		kill();
		try {
			this.embedded.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
