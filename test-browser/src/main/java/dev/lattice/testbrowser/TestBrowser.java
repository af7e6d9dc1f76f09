package dev.lattice.testbrowser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The one browser of a run of tests: the Chromium named by {@code LATTICE_CHROMIUM}, else
 * an installed one, else the one of an npm package, unpacked to the {@code target} of
 * this module (Linux on x86-64). To be made by tests of a module beside this one, which
 * Maven runs in their module's folder.
 */
public final class TestBrowser implements AutoCloseable {

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final List<String> INSTALLED = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private static final Path MODULE = Path.of("../test-browser").toAbsolutePath().normalize();

	private static final Path PACKAGE = MODULE.resolve("npm");

	private static final Path UNPACKED = MODULE.resolve("target/chromium");

	private static final int MINUTES_TO_UNPACK = 3;

	private final Playwright playwright;

	private final Browser browser;

	/** Starts the browser. */
	public TestBrowser() {
		// Otherwise the driver downloads browsers of its own.
		Map<String, String> driver = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
		this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(driver));
		this.browser = this.playwright.chromium().launch(options());
	}

	/**
	 * Returns the browser.
	 * @return the browser, running
	 */
	public Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.playwright.close();
	}

	private static BrowserType.LaunchOptions options() {
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
		String given = System.getenv("LATTICE_CHROMIUM");
		if (given != null) {
			return options.setExecutablePath(Path.of(given));
		}
		for (String installed : INSTALLED) {
			if (Files.isExecutable(Path.of(installed))) {
				return options.setExecutablePath(Path.of(installed));
			}
		}
		// The package brings the libraries that a machine without a browser lacks.
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.put("LD_LIBRARY_PATH", UNPACKED.resolve("lib").toString());
		return options.setExecutablePath(unpacked()).setEnv(environment);
	}

	private static Path unpacked() {
		Path chromium = UNPACKED.resolve("chromium");
		if (!Files.exists(chromium)) {
			try {
				unpack(chromium);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The lock in " + UNPACKED + " cannot be taken", ex);
			}
		}
		return chromium;
	}

	/** Modules that are tested at the same time unpack one after the other. */
	private static void unpack(Path chromium) throws IOException {
		Files.createDirectories(UNPACKED);
		try (FileChannel lock = FileChannel.open(UNPACKED.resolve(".lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			lock.lock();
			if (!Files.exists(chromium)) {
				run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
				run("node", "path.mjs", UNPACKED.toString());
			}
		}
	}

	private static void run(String... command) {
		String line = String.join(" ", command);
		try {
			Process process = new ProcessBuilder(command).directory(PACKAGE.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.start();
			if (!process.waitFor(MINUTES_TO_UNPACK, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IllegalStateException("'" + line + "' took more than " + MINUTES_TO_UNPACK + " minutes");
			}
			if (process.exitValue() != 0) {
				throw new IllegalStateException("'" + line + "' in " + PACKAGE + " ended with " + process.exitValue()
						+ "; install a Chromium or name one with LATTICE_CHROMIUM");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("'" + line + "' needs Node.js with npm, unless a Chromium is installed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted during '" + line + "'", ex);
		}
	}

}
