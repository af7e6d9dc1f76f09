package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The real providers of Yjs, pinned by their lock file. */
final class NodePackages {

	static final Path DIRECTORY = Path.of("src/test/npm");

	private static final int MINUTES_TO_INSTALL = 3;

	private NodePackages() {
	}

	/** Installs them if they are not there yet; forks do so one after the other. */
	static void install() throws IOException, InterruptedException {
		Path installed = DIRECTORY.resolve("node_modules/.package-lock.json");
		Path wanted = DIRECTORY.resolve("package-lock.json");
		Path lock = Path.of("target", "providers.lock");
		Files.createDirectories(lock.getParent());
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			if (!Files.exists(installed)
					|| Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
				npmInstall();
			}
		}
	}

	private static void npmInstall() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("npm", "ci", "--omit=optional", "--prefer-offline", "--no-audit",
				"--no-fund")
			.directory(DIRECTORY.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
				throw new IllegalStateException("npm ci took more than " + MINUTES_TO_INSTALL + " minutes");
			}
		}
		finally {
			process.destroyForcibly();
		}
		if (process.exitValue() != 0) {
			throw new IllegalStateException("npm ci in " + DIRECTORY + " ended with " + process.exitValue());
		}
	}

}
