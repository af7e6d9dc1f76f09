package dev.lattice.benchmarks.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import dev.lattice.store.embedded.EmbeddedRoomLog;
import dev.lattice.store.embedded.EmbeddedSettings;
import dev.lattice.store.embedded.StoreHealth;

/**
 * Durable entries of 100 bytes in the embedded room log, beside what writes the same
 * without a log; then how long a log of a million entries takes to open after its process
 * was killed.
 */
public final class RoomLogBenchmark {

	/** What the log writes before a payload, about. */
	static final int HEAD = 18;

	private static final int RECOVERED = Integer.getInteger("store.recovered", 1_000_000);

	private RoomLogBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		Path directory = Files.createTempDirectory(Path.of(System.getProperty("store.directory", "target")),
				"room-log-");
		try {
			ingest(directory);
			recover(directory.resolve("killed"));
		}
		finally {
			delete(directory);
		}
	}

	private static void ingest(Path directory) throws Exception {
		ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
		try (EmbeddedRoomLog log = EmbeddedRoomLog.open(directory.resolve("ingest"), EmbeddedSettings.DEFAULTS,
				StoreHealth.SILENT, executor)) {
			Ingest.run(log, directory);
		}
		executor.shutdown();
	}

	private static void recover(Path directory) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-cp", System.getProperty("java.class.path"), RoomLogWorker.class.getName(),
				directory.toString(), Integer.toString(RECOVERED))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			String line = process.inputReader().readLine();
			System.out.println("killed after " + RECOVERED + " entries: " + line);
		}
		finally {
			process.destroyForcibly();
			process.waitFor();
		}
		open("with its index", directory);
		for (int i = 0; i < 3; i++) {
			Files.deleteIfExists(directory.resolve("index.mv"));
			open("without an index", directory);
		}
	}

	private static void open(String how, Path directory) throws IOException {
		OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long all = process.getProcessCpuTime();
		long cpu = threads.getCurrentThreadCpuTime();
		long begin = System.nanoTime();
		EmbeddedRoomLog log = EmbeddedRoomLog.open(directory, EmbeddedSettings.DEFAULTS, StoreHealth.SILENT,
				Runnable::run);
		System.out.printf(Locale.ROOT, "opened %s in %.2f s, of which %.2f s on a processor, %.2f s with all threads%n",
				how, (System.nanoTime() - begin) / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9,
				(process.getProcessCpuTime() - all) / 1e9);
		if (log.status().rooms() != 100) {
			throw new IllegalStateException("The log has " + log.status().rooms() + " rooms instead of 100");
		}
		log.close();
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
