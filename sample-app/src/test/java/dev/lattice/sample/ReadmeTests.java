package dev.lattice.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's code is the sample's. */
class ReadmeTests {

	private final Path readme = Path.of("../README.md");

	@Test
	void theFirstComponentIsTheCounterOfTheSamples() throws IOException {
		String source = Files.readString(Path.of("src/main/java/dev/lattice/sample/Counter.java"));

		assertThat(Files.readString(this.readme))
			.contains("```java\n" + source.substring(source.indexOf("@LatticeComponent")) + "```");
	}

	@Test
	void aCompleteComponentStandsAboveLine30() throws IOException {
		List<String> lines = Files.readAllLines(this.readme);

		assertThat(lines.subList(lines.indexOf("```java") + 1, lines.size()).indexOf("```") + lines.indexOf("```java"))
			.isLessThan(30);
	}

	@Test
	void theTestCommandIsTheOneThatIsRunContinuously() throws IOException {
		assertThat(Files.readString(this.readme)).contains("```\nmvn verify\n```", "```\nmvn spring-boot:run\n```");
		assertThat(Files.readString(Path.of("../.ci/run"))).contains("mvn ").contains(" verify");
	}

}
