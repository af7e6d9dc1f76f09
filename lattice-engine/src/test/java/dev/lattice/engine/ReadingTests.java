package dev.lattice.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is to be read in one sitting stays as short as that. */
class ReadingTests {

	/** Lines of code: neither blank nor a comment. */
	private static final int ONE_SITTING = 1_800;

	@ParameterizedTest
	@ValueSource(strings = { "graph", "signal" })
	void thePackageIsReadInOneSitting(String name) throws IOException {
		int lines = 0;
		try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/lattice/engine", name))) {
			for (Path file : files.toList()) {
				lines += linesOfCode(file);
			}
		}

		assertThat(lines).isBetween(1, ONE_SITTING - 1);
	}

	private static int linesOfCode(Path file) throws IOException {
		int lines = 0;
		boolean inComment = false;
		for (String line : Files.readAllLines(file)) {
			String text = line.strip();
			inComment |= text.startsWith("/*");
			if (!inComment && !text.isEmpty() && !text.startsWith("//")) {
				lines++;
			}
			inComment &= !text.endsWith("*/");
		}
		return lines;
	}

}
