package dev.lattice.inbrowser;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents, compiled to WebAssembly, do in a browser what they do here. */
@Timeout(240)
class DocumentsInBrowserIT {

	private static final long LARGEST = 400 * 1024;

	private static final int STEPS = 1_500;

	private static WasmPage page;

	@BeforeAll
	static void load() throws IOException {
		page = new WasmPage("documents");
	}

	@AfterAll
	static void close() {
		page.close();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void theBrowserMakesTheBytesThatTheJvmMakes(int seed) {
		for (int steps : new int[] { 1, 10, 100, STEPS }) {
			assertThat(page.evaluate("([seed, steps]) => documents.checksum(seed, steps)", List.of(seed, steps)))
				.as("after " + steps + " steps")
				.isEqualTo(Long.toHexString(DocumentsInBrowser.run(seed, steps)));
		}
	}

	@Test
	void theModuleIsSmall() throws IOException {
		long size = Files.size(WasmPage.FOLDER.resolve("documents.wasm"));
		System.out.println("documents.wasm: " + size + " bytes of " + LARGEST);

		assertThat(size).as("bytes of documents.wasm; what is new in it?").isLessThanOrEqualTo(LARGEST);
	}

}
