package dev.lattice.crdt.vectors;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the vectors that were recorded with Yjs, or those of another folder:
 * {@code -Dlattice.vectors=/absolute/path}.
 */
class YjsVectorTests {

	private static final String BUNDLED = "src/test/resources/yjs-vectors";

	private static int passed;

	private static int failed;

	@TestFactory
	Stream<DynamicContainer> theLibraryDoesWhatYjsDid() {
		Path folder = Path.of(System.getProperty("lattice.vectors", BUNDLED));
		Subject subject = new LatticeSubject();
		return VectorFile.of(folder, subject)
			.stream()
			.map((VectorFile file) -> DynamicContainer.dynamicContainer(file.name(),
					file.cases().stream().map((VectorFile.Case each) -> test(file, each))));
	}

	@AfterAll
	static void sayHowManyPassed() {
		System.out.println("vectors: " + passed + " passed, " + failed + " failed");
	}

	private static DynamicTest test(VectorFile file, VectorFile.Case each) {
		return DynamicTest.dynamicTest(each.name(), () -> {
			failed++;
			Findings findings = each.run().get();
			assertThat(findings.none()).as(file.name() + " " + each.name() + ": " + findings).isTrue();
			failed--;
			passed++;
		});
	}

}
