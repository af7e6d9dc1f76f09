package dev.lattice.sample;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class CounterIT {

	@Test
	void theHtmlHoldsTheCountWithoutJavaScript(Tabs tabs) {
		Tab tab = tabs.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
		tab.visit("/counter");
		tab.shows("Count: 0");
	}

	@Test
	void aClickCounts(Tab tab) {
		tab.open("/counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
	}

	@Test
	void theDoubleFollows(Tab tab) {
		tab.open("/counter");
		tab.button("+1").click();
		tab.button("+1").click();
		tab.shows("Doubled: 4");
	}

	@Test
	void theTenthClickIsALot(Tab tab) {
		tab.open("/counter");
		for (int i = 1; i <= 9; i++) {
			tab.button("+1").click();
		}
		tab.shows("Count: 9");
		assertThat(tab.page().getByText("That's a lot!")).hasCount(0);
		tab.button("+1").click();
		assertThat(tab.page().getByText("That's a lot!")).isVisible();
	}

	@Test
	void tenFastClicksCountTen(Tab tab) {
		tab.open("/counter");
		tab.press(tab.button("+1"), 10);
		tab.shows("Count: 10");
	}

	@Test
	void theKeyboardCountsToo(Tab tab) {
		tab.open("/counter");
		tab.button("+1").press("Enter");
		tab.shows("Count: 1");
	}

	@Test
	void theButtonIsNoLongerLoadingWhenItsClickWasReceived(Tab tab) {
		tab.open("/counter");
		tab.press(tab.button("+1"), 3);
		tab.shows("Count: 3");
		assertThat(tab.page().locator(".lattice-loading")).hasCount(0);
		assertThat(tab.button("+1").getAttribute("class")).isNull();
	}

	@Test
	void everyVisitorHasACountOfTheirOwn(Tab one, Tab other) {
		one.open("/counter");
		other.open("/counter");
		one.button("+1").click();
		one.shows("Count: 1");
		other.button("+1").click();
		other.button("+1").click();
		other.shows("Count: 2");
		one.shows("Count: 1");
	}

}
