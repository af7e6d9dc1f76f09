package dev.lattice.sample;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class BackAndForwardIT {

	/** What the browser tells a page that it keeps while another one is shown. */
	private static final String GO_AND_COME_BACK = """
			() => {
			  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
			  const kept = lattice.connected;
			  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
			  return kept;
			}""";

	@Test
	void aPageGoneBackToIsLive(Tab tab) {
		tab.open("/counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		tab.link(Pattern.compile("All samples")).click();
		assertThat(tab.page().locator("h1")).hasText("Lattice");
		tab.page().goBack();
		tab.awaitLive();
		assertThat(tab.page().locator("h1")).hasText("Counter");
		tab.press(tab.button("+1"), 5);
		assertThat(tab.page().locator("p").first()).hasText(Pattern.compile("^Count: [56]$"));
	}

	@Test
	void aPageGoneForwardToIsLive(Tab tab) {
		tab.open("/");
		tab.link(Pattern.compile("^Counter")).click();
		assertThat(tab.page().locator("h1")).hasText("Counter");
		tab.page().goBack();
		assertThat(tab.page().locator("h1")).hasText("Lattice");
		tab.page().goForward();
		tab.awaitLive();
		tab.button("+1").click();
		tab.shows("Count: 1");
	}

	@Test
	void aPageKeptByTheBrowserClosesItsConnectionMeanwhile(Tab tab) {
		tab.open("/counter");
		assertThat(tab.page().evaluate(GO_AND_COME_BACK)).isEqualTo(false);
	}

	@Test
	void aPageKeptByTheBrowserGoesOnWhereItWas(Tab tab) {
		tab.open("/counter");
		tab.press(tab.button("+1"), 2);
		tab.shows("Count: 2");
		tab.page().evaluate(GO_AND_COME_BACK);
		tab.awaitLive();
		tab.button("+1").click();
		tab.shows("Count: 3");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aFilterGoneBackToIsTheOneOfTheAddress(Tab tab) {
		tab.open("/todo");
		tab.button("Done").click();
		assertThat(tab.page()).hasURL(Pattern.compile("filter=done$"));
		tab.link(Pattern.compile("All samples")).click();
		assertThat(tab.page().locator("h1")).hasText("Lattice");
		tab.page().goBack();
		tab.awaitLive();
		assertThat(tab.page().locator(".todos li")).hasCount(1);
	}

}
