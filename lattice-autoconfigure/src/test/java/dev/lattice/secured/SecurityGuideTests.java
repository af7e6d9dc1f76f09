package dev.lattice.secured;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of the guide to security, and the tests that the threat model names. */
class SecurityGuideTests {

	private static final Path DOCS = Path.of("../docs");

	@Test
	void theClassesOfTheGuideCompile(@TempDir Path out) throws IOException {
		Pattern name = Pattern.compile("class (\\w+)");
		List<JavaFileObject> sources = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCS.resolve("guides/security.md")))
			.results()
			.map((block) -> {
				Matcher matcher = name.matcher(block.group(1));
				assertThat(matcher.find()).isTrue();
				return source(matcher.group(1), block.group(1));
			})
			.toList();
		assertThat(sources).hasSizeGreaterThan(3);
		StringWriter messages = new StringWriter();

		boolean compiled = ToolProvider.getSystemJavaCompiler()
			.getTask(messages, null, null,
					List.of("--release", "21", "-proc:none", "-d", out.toString(), "-classpath",
							System.getProperty("java.class.path")),
					null, sources)
			.call();

		assertThat(compiled).as(messages.toString()).isTrue();
	}

	@Test
	void everyTestThatTheThreatModelNamesIsThere() throws IOException {
		String model = Files.readString(DOCS.resolve("threat-model.md"));
		List<String> named = Pattern.compile("`(\\w+Tests(?:\\.\\w+)*)`")
			.matcher(model)
			.results()
			.map((match) -> match.group(1))
			.toList();

		assertThat(named).hasSizeGreaterThan(40).allSatisfy((test) -> {
			String[] path = test.split("\\.");
			List<String> sources = sources(path[0]);
			assertThat(sources).as(test).isNotEmpty();
			for (int i = 1; i < path.length; i++) {
				String part = path[i];
				assertThat(sources).as(test)
					.anySatisfy((source) -> assertThat(source).containsPattern("(class|void) " + part + "\\b"));
			}
		});
		for (int line = 1; line <= 42; line++) {
			boolean alone = model.contains("\n| " + line + " |");
			assertThat(alone || (line >= 31 && line <= 32) || (line >= 35 && line <= 38)).as("line " + line).isTrue();
		}
	}

	private static List<String> sources(String test) throws IOException {
		try (var files = Files.find(Path.of(".."), 14,
				(path, about) -> path.endsWith(test + ".java") && !path.toString().contains("target"))) {
			return files.map(SecurityGuideTests::read).toList();
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static JavaFileObject source(String name, String content) {
		return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return content;
			}

		};
	}

}
