package dev.lattice.sample;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What open pages keep when the process of their server is killed. */
@InBrowser
class KilledServerIT {

	private static final String KEYS = "lattice.security.keys="
			+ Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	/**
	 * A server takes longer to start than a page waits between attempts: it is told to
	 * hurry (P-31).
	 */
	private static void awaitLiveAgain(Tab tab) {
		tab.page().evaluate("() => window.dispatchEvent(new Event('online'))");
		tab.awaitLive();
	}

	@Test
	void durableValuesAreThereAgainAndWhatWasDoneMeanwhileIsDone(Tab tab) {
		tab.expectNoServer();
		try (ServerProcess server = ServerProcess.with(KEYS)) {
			tab.open(server.address("/tally"));
			tab.press(tab.button("+1"), 5);
			tab.shows("Count: 5");
			server.kill();
			tab.awaitLost();
			tab.press(tab.button("+1"), 3);
			server.start();
			awaitLiveAgain(tab);
			tab.shows("Count: 8");
			tab.button("+1").click();
			tab.shows("Count: 9");
			assertThat(tab.documents()).isEqualTo(1);
		}
	}

	@Test
	void textThatNobodyKeepsStaysWhereItWasTypedAndIsToldAgain(Tab tab) {
		tab.expectNoServer();
		try (ServerProcess server = ServerProcess.with(KEYS)) {
			tab.open(server.address("/tally"));
			tab.page().locator("#passing").fill("before");
			tab.shows("Heard: before");
			server.kill();
			tab.awaitLost();
			tab.page().locator("#passing").pressSequentially(" and after");
			server.start();
			awaitLiveAgain(tab);
			tab.shows("Heard: before and after");
			assertThat(tab.page().locator("#passing")).hasValue("before and after");
			assertThat(tab.page().locator("#passing")).isFocused();
			assertThat(tab.documents()).isEqualTo(1);
		}
	}

	@Test
	void inputsOfEveryKindKeepTheirValues(Tab tab) {
		tab.expectNoServer();
		try (ServerProcess server = ServerProcess.with(KEYS)) {
			tab.open(server.address("/inputs"));
			tab.page()
				.getByLabel("Text", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
				.fill("kept");
			tab.page().getByLabel("Country").selectOption("Brazil");
			tab.page().getByLabel("Subscribe").check();
			tab.page().getByLabel("Note").fill("a note");
			tab.page().getByLabel("Large").check();
			assertThat(tab.page().locator(".known")).containsText("Large");
			String known = tab.page().locator(".known dl").innerText();
			server.kill();
			tab.awaitLost();
			server.start();
			awaitLiveAgain(tab);
			assertThat(tab.page().locator(".known")).containsText("Large");
			assertThat(tab.page().locator(".known dl").innerText()).isEqualTo(known);
			assertThat(tab.page().getByLabel("Country")).hasValue("Brazil");
			assertThat(tab.page().getByLabel("Subscribe")).isChecked();
			assertThat(tab.documents()).isEqualTo(1);
		}
	}

}
