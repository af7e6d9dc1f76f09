package dev.lattice.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents name nothing that is not there: no class, no test, no file. */
class DocumentationTests {

	/** Maven runs the tests in the module's folder. */
	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	/** A class or package, with or without a member: {@code dev.lattice.a.B#c}. */
	private static final Pattern CLASS = Pattern.compile("`(dev\\.lattice(?:\\.\\w+)+)(?:#\\w+)?`");

	/** A method of a test: {@code ATests.b} or {@code ATests.Nested.b}. */
	private static final Pattern TEST = Pattern.compile("`((?:[A-Z]\\w*\\.)+[a-z]\\w*)`");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");

	private static final Pattern CODE = Pattern.compile("`[^`]*`");

	private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|#.*");

	@Test
	void documentsAndSourcesAreFound() throws IOException {
		assertThat(documents()).contains(ROOT.resolve("docs/architecture.md"));
		assertThat(sources()).contains(ROOT.resolve("lattice-engine/src/main/java"),
				ROOT.resolve("sample-app/src/test/java"));
	}

	@Test
	void everyClassAndPackageThatIsNamedExists() throws IOException {
		List<Path> sources = sources();

		assertThat(problems((document, line) -> missingClasses(sources, line))).isEmpty();
	}

	@Test
	void everyTestThatProvesASentenceExists() throws IOException {
		List<Path> tests = testClasses();

		assertThat(problems((document, line) -> missingTests(tests, line))).isEmpty();
	}

	@Test
	void everyRelativeLinkLeadsToAFile() throws IOException {
		assertThat(problems(DocumentationTests::brokenLinks)).isEmpty();
	}

	@Test
	void whatIsNotThereIsFound() throws IOException {
		Path document = ROOT.resolve("docs/architecture.md");
		String line = "`dev.lattice.Nobody`, `dev.lattice.nowhere`, `GraphLawTests.nothing`, "
				+ "[no page](nothing.md#part) and `[code](a)`";

		assertThat(missingClasses(sources(), line)).containsExactly("dev.lattice.Nobody", "dev.lattice.nowhere");
		assertThat(missingTests(testClasses(), line)).containsExactly("GraphLawTests.nothing");
		assertThat(brokenLinks(document, line)).containsExactly("nothing.md#part");
	}

	@Test
	void whatIsThereIsAccepted() throws IOException {
		Path document = ROOT.resolve("docs/architecture.md");
		String line = "`dev.lattice.sample.DocumentationTests#whatIsThereIsAccepted`, `dev.lattice.sample`, "
				+ "`DocumentationTests.whatIsThereIsAccepted`, [page](adr/README.md#decisions), "
				+ "[site](https://example.org)";

		assertThat(missingClasses(sources(), line)).isEmpty();
		assertThat(missingTests(testClasses(), line)).isEmpty();
		assertThat(brokenLinks(document, line)).isEmpty();
	}

	/** What a check finds, with file and line; blocks of code are left out of it. */
	private static List<String> problems(BiFunction<Path, String, List<String>> check) throws IOException {
		List<String> problems = new ArrayList<>();
		for (Path document : documents()) {
			boolean code = false;
			int number = 0;
			for (String line : Files.readAllLines(document)) {
				number++;
				if (line.stripLeading().startsWith("```")) {
					code = !code;
				}
				else if (!code) {
					for (String found : check.apply(document, line)) {
						problems.add(ROOT.relativize(document) + ":" + number + ": " + found);
					}
				}
			}
		}
		return problems;
	}

	private static List<String> missingClasses(List<Path> sources, String line) {
		List<String> missing = new ArrayList<>();
		Matcher matcher = CLASS.matcher(line);
		while (matcher.find()) {
			String source = sourceOf(matcher.group(1));
			if (sources.stream().noneMatch((folder) -> Files.exists(folder.resolve(source)))) {
				missing.add(matcher.group(1));
			}
		}
		return missing;
	}

	/** The file of the outermost class, or the folder of a package. */
	private static String sourceOf(String name) {
		StringBuilder source = new StringBuilder();
		for (String part : name.split("\\.")) {
			source.append((source.length() > 0) ? "/" : "").append(part);
			if (Character.isUpperCase(part.charAt(0))) {
				return source.append(".java").toString();
			}
		}
		return source.toString();
	}

	private static List<String> missingTests(List<Path> tests, String line) {
		List<String> missing = new ArrayList<>();
		Matcher matcher = TEST.matcher(line);
		while (matcher.find()) {
			String name = matcher.group(1);
			String outermost = name.substring(0, name.indexOf('.'));
			String method = name.substring(name.lastIndexOf('.') + 1);
			if (outermost.endsWith("Tests") && tests.stream().noneMatch((test) -> has(test, outermost, method))) {
				missing.add(name);
			}
		}
		return missing;
	}

	private static boolean has(Path test, String name, String method) {
		return test.endsWith(name + ".java") && read(test).contains("void " + method + "(");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new AssertionError(file + " cannot be read", ex);
		}
	}

	private static List<String> brokenLinks(Path document, String line) {
		List<String> broken = new ArrayList<>();
		Matcher matcher = LINK.matcher(CODE.matcher(line).replaceAll(""));
		while (matcher.find()) {
			String target = matcher.group(1);
			if (!ELSEWHERE.matcher(target).matches()
					&& !Files.exists(document.resolveSibling(target.replaceFirst("#.*", "")))) {
				broken.add(target);
			}
		}
		return broken;
	}

	/** All documents of the folder docs, and those beside it. */
	private static List<Path> documents() throws IOException {
		List<Path> documents = new ArrayList<>();
		try (Stream<Path> below = Files.walk(ROOT.resolve("docs")); Stream<Path> beside = Files.list(ROOT)) {
			Stream.concat(below, beside)
				.filter((file) -> file.toString().endsWith(".md"))
				.sorted()
				.forEach(documents::add);
		}
		return documents;
	}

	/** The folders of sources of all modules. */
	private static List<Path> sources() throws IOException {
		List<Path> sources = new ArrayList<>();
		try (Stream<Path> modules = Files.list(ROOT)) {
			for (Path module : modules.sorted().toList()) {
				for (String kind : List.of("src/main/java", "src/test/java")) {
					if (Files.isDirectory(module.resolve(kind))) {
						sources.add(module.resolve(kind));
					}
				}
			}
		}
		return sources;
	}

	private static List<Path> testClasses() throws IOException {
		List<Path> tests = new ArrayList<>();
		for (Path folder : sources()) {
			try (Stream<Path> files = Files.walk(folder)) {
				files.filter((file) -> file.toString().endsWith("Tests.java")).forEach(tests::add);
			}
		}
		return tests;
	}

}
