package dev.lattice.sample;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of the guides. */
class GuidesTests {

	private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern CLASS = Pattern.compile("class (\\w+)");

	private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

	private static final Path GUIDES = Path.of("../docs/guides");

	private static List<String> blocks(String guide) throws IOException {
		List<String> blocks = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(Files.readString(GUIDES.resolve(guide)));
		while (matcher.find()) {
			blocks.add(matcher.group(1));
		}
		return blocks;
	}

	@ParameterizedTest
	@ValueSource(strings = { "client.md", "delivery.md", "durable-state.md", "first-component.md", "forms.md",
			"lists.md", "navigation.md", "rooms.md", "yjs-editors.md", "signals.md", "supervision.md", "views.md" })
	void theClassesOfAGuideCompile(String guide, @TempDir Path out) throws IOException {
		List<String> blocks = blocks(guide);
		List<JavaFileObject> sources = new ArrayList<>();
		for (String block : blocks) {
			Matcher name = CLASS.matcher(block);
			assertThat(name.find()).as(block).isTrue();
			sources.add(new Source(name.group(1), block));
		}
		assertThat(sources).isNotEmpty();
		StringWriter messages = new StringWriter();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

		boolean compiled = compiler
			.getTask(messages, null, null, List.of("--release", "21", "-parameters", "-proc:none", "-d", out.toString(),
					"-classpath", System.getProperty("java.class.path")), null, sources)
			.call();

		assertThat(compiled).as(messages.toString()).isTrue();
	}

	@Test
	void theTestOfTheTestingGuideIsTheSamples() throws IOException {
		String source = Files.readString(Path.of("src/test/java/dev/lattice/sample/CounterTests.java"));
		List<String> blocks = blocks("testing.md");

		assertThat(blocks).isNotEmpty().allSatisfy((block) -> assertThat(source).contains(block));
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String content;

		Source(String name, String content) {
			super(URI.create("string:///" + folder(content) + name + ".java"), Kind.SOURCE);
			this.content = content;
		}

		private static String folder(String content) {
			Matcher matcher = PACKAGE.matcher(content);
			return matcher.find() ? matcher.group(1).replace('.', '/') + "/" : "";
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.content;
		}

	}

}
