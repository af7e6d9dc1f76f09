package dev.lattice.crdt.vectors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The packages of the real Yjs, pinned by their lock file. */
public final class YjsPackages {

	static final Path DIRECTORY = Path.of("src/test/npm");

	private static final int MINUTES_TO_INSTALL = 3;

	private YjsPackages() {
	}

	/**
	 * Installs them if they are not there yet. Modules, forks and threads that test at
	 * the same time do so one after the other.
	 */
	public static synchronized void install() throws IOException {
		Path installed = DIRECTORY.resolve("node_modules/.package-lock.json");
		Path lock = Path.of("target", "oracle.lock");
		Files.createDirectories(lock.getParent());
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			Path wanted = DIRECTORY.resolve("package-lock.json");
			if (!Files.exists(installed)
					|| Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
				run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
			}
		}
	}

	private static void run(String... command) throws IOException {
		String line = String.join(" ", command);
		Process process = new ProcessBuilder(command).directory(DIRECTORY.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IllegalStateException("'" + line + "' took more than " + MINUTES_TO_INSTALL + " minutes");
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted during '" + line + "'", ex);
		}
		if (process.exitValue() != 0) {
			throw new IllegalStateException("'" + line + "' in " + DIRECTORY + " ended with " + process.exitValue());
		}
	}

}
