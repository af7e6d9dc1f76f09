package dev.lattice.inbrowser;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The engine, compiled to WebAssembly, does in a browser what it does here. */
@Timeout(240)
class InBrowserIT {

	/**
	 * What the module may weigh; it may grow with the engine, not by a part of the JDK
	 * that nobody needs.
	 */
	private static final long LARGEST = 540 * 1024;

	private static final int SEEDS = 5;

	private static final int STEPS = 2_000;

	private static WasmPage page;

	@BeforeAll
	static void load() throws IOException {
		page = new WasmPage("engine");
	}

	@AfterAll
	static void close() {
		page.close();
	}

	static Stream<Arguments> runs() {
		return Arrays.stream(Workload.values())
			.flatMap((workload) -> IntStream.rangeClosed(1, SEEDS).mapToObj((seed) -> arguments(workload, seed)));
	}

	@ParameterizedTest(name = "{0}, seed {1}")
	@MethodSource("runs")
	void theBrowserSeesWhatTheJvmSees(Workload workload, int seed) {
		String here = onTheJvm(workload, seed, STEPS);
		String there = inTheBrowser(workload, seed, STEPS);

		assertThat(there)
			.as(() -> workload + " with seed " + seed + ": the JVM sees " + here + ", the browser " + there
					+ "; they part at step " + firstDifference(workload, seed) + " of " + STEPS)
			.isEqualTo(here);
	}

	@ParameterizedTest
	@MethodSource("dev.lattice.inbrowser.ViewCasesTests#names")
	void theBrowserSaysAViewAsTheCaseSays(String name) throws IOException {
		assertThat(page.evaluate("(name) => engine.viewCase(name)", name)).isEqualTo(ViewCasesTests.expected(name));
	}

	@Test
	void theModuleIsSmall() throws IOException {
		long size = Files.size(WasmPage.FOLDER.resolve("engine.wasm"));
		System.out.println("engine.wasm: " + size + " bytes of " + LARGEST);

		assertThat(size).as("bytes of engine.wasm; what is new in it?").isLessThanOrEqualTo(LARGEST);
	}

	private static String onTheJvm(Workload workload, int seed, int steps) {
		return Long.toHexString(workload.run(seed, steps));
	}

	/** Returns the checksum, or what stopped the program. */
	private static String inTheBrowser(Workload workload, int seed, int steps) {
		return page.evaluate("""
				([workload, seed, steps]) => {
				  try {
				    return engine.checksum(workload, seed, steps);
				  } catch (error) {
				    return String(error);
				  }
				}""", List.of(workload.name(), seed, steps));
	}

	/**
	 * Finds the shortest run that differs; 0 stands for what comes before the first step.
	 */
	private static int firstDifference(Workload workload, int seed) {
		IntPredicate same = (steps) -> onTheJvm(workload, seed, steps).equals(inTheBrowser(workload, seed, steps));
		int shortest = 0;
		int longest = STEPS;
		while (shortest < longest) {
			int middle = (shortest + longest) / 2;
			if (same.test(middle)) {
				shortest = middle + 1;
			}
			else {
				longest = middle;
			}
		}
		return longest;
	}

}
