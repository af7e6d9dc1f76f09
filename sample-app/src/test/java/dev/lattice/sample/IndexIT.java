package dev.lattice.sample;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class IndexIT {

	@Test
	void everySampleIsLinked(Tab tab) {
		tab.open("/");
		Object links = tab.page().locator(".cards a").evaluateAll("all => all.map(a => a.pathname)");
		assertThat(links).isEqualTo(List.of("/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll",
				"/inputs", "/customers", "/shared"));
	}

	@ParameterizedTest
	@CsvSource({ "Counter, /counter, Counter", "To-do list, /todo, To-do", "Live monitor, /monitor, Monitor",
			"Live table, /table, Shares", "Kanban board, /kanban, Board", "Shared document, /document, Shared document",
			"Poll, /poll, Poll", "Inputs, /inputs, Inputs", "Customers, /customers, Customers",
			"Shared counter, /shared, Shared counter" })
	void aLinkOpensALivePage(String link, String path, String heading, Tab tab) {
		tab.open("/");
		tab.link(Pattern.compile("^" + link)).click();
		tab.awaitLive();
		assertThat(tab.page()).hasURL(tab.address(path));
		assertThat(tab.page().locator("h1")).hasText(heading);
	}

	@ParameterizedTest
	@CsvSource({ "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs", "/customers",
			"/shared" })
	void everySampleLeadsBack(String path, Tab tab) {
		tab.open(path);
		tab.link(Pattern.compile("All samples")).click();
		tab.awaitLive();
		assertThat(tab.page().locator("h1")).hasText("Lattice");
	}

}
