package dev.lattice.engine.signal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No case of {@code docs/spec/signal-cases.md} is without a test. */
class SignalCasesTests {

	/** Maven runs the tests in the module's folder. */
	private static final Path PAGE = Path.of("..", "docs", "spec", "signal-cases.md");

	private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d{2}) \\|.*");

	@Test
	void everyCaseStandsOnThePageOnce() throws IOException {
		assertThat(idsOfThePage()).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void everyCaseHasATestAndEveryTestACase() throws Exception {
		assertThat(idsOfTests()).containsExactlyInAnyOrderElementsOf(idsOfThePage());
	}

	private static List<String> idsOfThePage() throws IOException {
		List<String> ids = new ArrayList<>();
		for (String line : Files.readAllLines(PAGE)) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				ids.add(row.group(1));
			}
		}
		return ids;
	}

	private static Set<String> idsOfTests() throws IOException, URISyntaxException, ClassNotFoundException {
		Set<String> ids = new TreeSet<>();
		for (Class<?> tests : testClasses()) {
			for (Method method : tests.getDeclaredMethods()) {
				ConformanceCase proves = method.getAnnotation(ConformanceCase.class);
				if (proves != null) {
					ids.addAll(List.of(proves.value()));
				}
			}
		}
		return ids;
	}

	/** The classes beside this one whose name ends in CaseTests. */
	private static List<Class<?>> testClasses() throws IOException, URISyntaxException, ClassNotFoundException {
		Path folder = Path.of(Objects.requireNonNull(SignalCasesTests.class.getResource("")).toURI());
		List<Class<?>> classes = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				if (name.endsWith("CaseTests.class")) {
					classes.add(Class.forName(
							SignalCasesTests.class.getPackageName() + "." + name.substring(0, name.lastIndexOf('.'))));
				}
			}
		}
		return classes;
	}

}
