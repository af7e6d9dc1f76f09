package dev.lattice.crdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.vectors.YjsPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's two programs are these, and they do what it says. */
class ReadmeTests {

	private static final Path PROGRAM = Path.of("src/test/npm/shared.mjs");

	private final Path readme = Path.of("README.md");

	@Test
	@Timeout(value = 4, unit = TimeUnit.MINUTES)
	void aProgramOfYjsAndOneOfJavaWriteOneText() throws IOException {
		YjsPackages.install();
		Process yjs = new ProcessBuilder("node", PROGRAM.getFileName().toString())
			.directory(PROGRAM.getParent().toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			assertThat(SharedWithYjs.write(yjs, 42)).isEqualTo("Hello from Java and hello from Yjs");
		}
		finally {
			yjs.destroy();
		}
	}

	@Test
	void theProgramOfYjsIsTheOneShown() throws IOException {
		assertThat(Files.readString(this.readme)).contains("```js\n" + Files.readString(PROGRAM) + "```");
	}

	@Test
	void theProgramOfJavaIsTheOneShown() throws IOException {
		String source = Files.readString(Path.of("src/test/java/dev/lattice/crdt/SharedWithYjs.java"));
		int start = source.indexOf("\tstatic String write");

		assertThat(Files.readString(this.readme)).contains("```java\n"
				+ source.substring(start, source.lastIndexOf('}')).stripTrailing().replaceAll("(?m)^\t", "") + "\n```");
	}

}
