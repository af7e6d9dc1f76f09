package dev.lattice.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, so that what it costs is not what the load costs. */
public final class ServerProcess implements AutoCloseable {

	/** The same for every measured server. */
	private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:ActiveProcessorCount=2",
			"-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");

	private static final Path HERE = Path.of("").toAbsolutePath();

	private static final Duration PATIENCE = Duration.ofSeconds(180);

	private static final int POLL_MILLIS = 2;

	private static final int OK = 200;

	/** The last line of a histogram: objects, bytes. */
	private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	/** A line of a histogram: its number, objects, bytes, class. */
	private static final Pattern CLASS = Pattern.compile("^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

	private static final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final File log;

	private final int port;

	private ServerProcess(List<String> command, Path folder, int port) {
		this.port = port;
		List<String> all = new ArrayList<>(command);
		all.add("--server.port=" + port);
		try {
			this.log = File.createTempFile("click", ".log");
			this.log.deleteOnExit();
			this.process = new ProcessBuilder(all).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(this.log)
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroy));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts a main class with this process's class path, and waits until it answers.
	 * @param main the class
	 * @param options what its command line has more
	 */
	public static ServerProcess start(Class<?> main, String... options) {
		List<String> command = new ArrayList<>(List.of(java("java")));
		command.addAll(FLAGS);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(options));
		return start(command, HERE);
	}

	/**
	 * Starts a program, and waits until it answers.
	 * @param command the program, and options; {@code --server.port=} and a port are
	 * added
	 * @param folder where it runs
	 */
	public static ServerProcess start(List<String> command, Path folder) {
		ServerProcess server = new ServerProcess(command, folder, freePort());
		try {
			server.awaitAnswer("/", 0);
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	/** Runs a main class with this process's class path; what it prints is printed. */
	static void runToEnd(Class<?> main, String option) {
		List<String> command = new ArrayList<>(List.of(java("java")));
		command.addAll(FLAGS);
		command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), main.getName()));
		try {
			int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (exit != 0) {
				throw new IllegalStateException(main.getName() + " ended with " + exit);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for " + main.getName(), ex);
		}
	}

	/** Starts a jar and returns the milliseconds until a page of it was there in full. */
	static double millisUntilPage(Path jar, String path) {
		int port = freePort();
		long start = System.nanoTime();
		try (ServerProcess server = new ServerProcess(List.of(java("java"), "-jar", jar.toString()), HERE, port)) {
			server.awaitAnswer(path, OK);
			return (System.nanoTime() - start) / 1e6;
		}
	}

	/** Gets a page. */
	static String page(URI address) {
		try {
			return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for " + address, ex);
		}
	}

	public String authority() {
		return "localhost:" + this.port;
	}

	public int port() {
		return this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	/** Returns the processor time used so far, of all threads, in microseconds. */
	public double cpuMicros() {
		return this.process.info()
			.totalCpuDuration()
			.orElseThrow(() -> new IllegalStateException("This system does not tell the processor time of others"))
			.toNanos() / 1e3;
	}

	/** Returns the bytes of all objects that a full collection leaves. */
	public long liveBytes() {
		String histogram = said(new ProcessBuilder(java("jcmd"), Long.toString(pid()), "GC.class_histogram"));
		Matcher total = TOTAL.matcher(histogram);
		if (!total.find()) {
			throw new IllegalStateException("jcmd gave no histogram but: " + histogram);
		}
		return Long.parseLong(total.group(1));
	}

	/** Returns the bytes of all objects that a full collection leaves, by class. */
	Map<String, Long> liveBytesByClass() {
		Map<String, Long> bytes = new TreeMap<>();
		said(new ProcessBuilder(java("jcmd"), Long.toString(pid()), "GC.class_histogram")).lines()
			.map(CLASS::matcher)
			.filter(Matcher::find)
			.forEach((line) -> bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
		return bytes;
	}

	private static String said(ProcessBuilder command) {
		try (InputStream out = command.redirectErrorStream(true).start().getInputStream()) {
			return new String(out.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String java(String tool) {
		return Path.of(System.getProperty("java.home"), "bin", tool).toString();
	}

	private void awaitAnswer(String path, int status) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + authority() + path)).build();
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < deadline && this.process.isAlive()) {
			try {
				int answer = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
				if (status == 0 || answer == status) {
					return;
				}
				throw new IllegalStateException(request.uri() + " is answered with " + answer);
			}
			catch (IOException ex) {
				pause();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("Interrupted while waiting for " + request.uri(), ex);
			}
		}
		throw new IllegalStateException("No answer from " + request.uri() + "; the server said:\n" + said());
	}

	/**
	 * Returns what it has said so far; a server that has nothing to warn of is silent.
	 */
	public String said() {
		try {
			return Files.readString(this.log.toPath());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for a server", ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
		}
	}

}
