package dev.lattice.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationDocumentTests {

	@Test
	void theDocumentListsEveryKeyAndNoOther() throws IOException {
		String document = Files.readString(Path.of("../docs/configuration.md"));
		String metadata = Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json"));
		Set<String> keys = new TreeSet<>(matches(
				"\"name\": \"(lattice[.a-z-]+)\",\\s+\"type\": \"(?!dev\\.lattice\\.autoconfigure\\.[A-Za-z]+Properties)",
				metadata));

		assertThat(keys).contains("lattice.enabled", "lattice.session.max-sessions");
		assertThat(matches("\\| `(lattice\\.[a-z.-]+)` \\| (?:`[^|]*`)? ?\\| [A-Z]", document))
			.containsExactlyElementsOf(keys);
	}

	private static List<String> matches(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toList());
	}

}
