package dev.lattice.inbrowser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the engine makes of the views of {@code docs/spec/cases} is what stands there.
 * With {@code -Dlattice.cases.write=true} it is put there first.
 */
class ViewCasesTests {

	private static final Path CASES = Path.of("../docs/spec/cases");

	static List<String> names() {
		return ViewCases.all().stream().map(ViewCase::name).toList();
	}

	/**
	 * What a case holds that comes from its view, in the form of {@link ViewCase#run}.
	 */
	static String expected(String name) throws IOException {
		return read(name, "before.html") + "\n" + read(name, "templates.json").replaceAll("(?m)^ +|\\n", "") + "\n"
				+ read(name, "patch.json").replaceAll("^\\[\\n|\\n\\]$|(?m)^ +|(?m),$", "");
	}

	private static String read(String name, String file) throws IOException {
		String content = Files.readString(CASES.resolve(name).resolve(file));
		return content.substring(0, content.length() - 1);
	}

	@Test
	void namesAreDifferent() {
		assertThat(names()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
	}

	@ParameterizedTest
	@MethodSource("names")
	void theViewIsSaidAsTheCaseSays(String name) throws IOException {
		String seen = ViewCases.named(name).run();
		if (Boolean.getBoolean("lattice.cases.write")) {
			write(name, seen);
		}

		assertThat(seen).isEqualTo(expected(name));
	}

	private static void write(String name, String seen) throws IOException {
		Path folder = Files.createDirectories(CASES.resolve(name));
		// The first HTML may hold line feeds; what follows does not.
		int templates = seen.indexOf("\n[[") + 1;
		int frames = seen.indexOf('\n', templates);
		Files.writeString(folder.resolve("before.html"), seen.substring(0, templates));
		Files.writeString(folder.resolve("templates.json"),
				seen.substring(templates, frames)
					.replace("[[", "[\n  [")
					.replace("],[", "],\n  [")
					.replace("]]", "]\n]\n"));
		Files.writeString(folder.resolve("patch.json"),
				(frames < 0) ? "[]\n" : "[\n  " + seen.substring(frames + 1).replace("\n", ",\n  ") + "\n]\n");
		Path end = Path.of("target/cases", name);
		Files.createDirectories(end.getParent());
		Files.writeString(end, ViewCases.named(name).end());
	}

}
