package dev.lattice.sample;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Axe finds nothing that keeps anybody from using a sample, in light and in dark. */
@SampleTest
class AccessibilityIT {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs",
			"/customers", "/shared" })
	void aPageIsAccessible(String path, Tab tab) {
		assertThat(violations(tab.open(path))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs",
			"/customers", "/shared" })
	void aPageIsAccessibleInTheDarkAndWithoutMotion(String path, Tabs tabs) {
		Tab tab = tabs.open(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK)
			.setReducedMotion(ReducedMotion.REDUCE));
		assertThat(violations(tab.open(path))).isEmpty();
	}

	private static List<String> violations(Tab tab) {
		AxeResults results = new AxeBuilder(tab.page()).analyze();
		assertThat(results.getPasses()).isNotEmpty();
		return results.getViolations().stream().map((rule) -> rule.getId() + ": " + rule.getNodes()).toList();
	}

}
