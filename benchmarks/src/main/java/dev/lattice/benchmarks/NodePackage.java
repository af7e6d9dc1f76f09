package dev.lattice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What runs in Node.js, with packages that its lock file names. */
public final class NodePackage {

	private static final int MINUTES_TO_INSTALL = 3;

	private NodePackage() {
	}

	/**
	 * Installs what a folder asks for, unless that is done already.
	 * @param folder where the package is
	 */
	public static void install(Path folder) {
		if (Files.exists(folder.resolve("node_modules"))) {
			return;
		}
		try {
			Process npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
				.directory(folder.toFile())
				.inheritIO()
				.start();
			if (!npm.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES) || npm.exitValue() != 0) {
				npm.destroyForcibly();
				throw new IllegalStateException("'npm ci' in " + folder + " failed; run it by hand to see why");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("'npm' does not start; what runs in Node.js needs version 20 with npm", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while npm installed " + folder, ex);
		}
	}

}
