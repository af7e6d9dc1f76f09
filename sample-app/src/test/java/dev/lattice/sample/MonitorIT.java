package dev.lattice.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class MonitorIT {

	@Test
	void theClockAdvancesTwiceByItself(Tab tab) {
		tab.open("/monitor");
		Locator clock = tab.page().locator("p").first();
		for (int i = 0; i < 2; i++) {
			assertThat(clock).not().hasText(clock.innerText());
		}
	}

	@Test
	void theClockShowsSeconds(Tab tab) {
		tab.open("/monitor");
		assertThat(tab.page().locator("p").first()).hasText(Pattern.compile("^Server time: \\d\\d:\\d\\d:\\d\\d$"));
	}

	@Test
	void theCurveGetsPoints(Tab tab) {
		tab.open("/monitor");
		assertThat(tab.page().locator("polyline")).hasAttribute("points", Pattern.compile("^\\d+,\\d+ \\d+,\\d+"));
	}

	@Test
	void theChartIsSvg(Tab tab) {
		tab.open("/monitor");
		Object namespaces = tab.page()
			.locator("svg, svg *")
			.evaluateAll("all => [...new Set(all.map(e => e.namespaceURI))].join()");
		assertThat(namespaces).isEqualTo("http://www.w3.org/2000/svg");
	}

	@Test
	void theChartHasItsSize(Tab tab) {
		tab.open("/monitor");
		assertThat(tab.page().locator("svg")).hasAttribute("viewBox", "0 0 600 160");
		assertThat(tab.page().locator("svg").boundingBox().height).isGreaterThan(100);
	}

}
