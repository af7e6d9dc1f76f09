package dev.lattice.sample;

import java.util.Base64;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What open pages do when the server goes and comes back. */
@InBrowser
class ServerRestartIT {

	private static final String KEYS = "lattice.security.keys="
			+ Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	@Test
	void withConfiguredKeysAPageRecoversWithoutALoad(Tab tab) {
		tab.expectNoServer();
		try (SampleServer server = SampleServer.with(KEYS)) {
			tab.open(server.address("/counter"));
			tab.button("+1").click();
			tab.shows("Count: 1");
			server.stop();
			tab.awaitLost();
			server.start();
			tab.awaitLive();
			tab.shows("Count: 0");
			tab.press(tab.button("+1"), 10);
			tab.shows("Count: 10");
			tab.shows("That's a lot!");
			assertThat(tab.documents()).isEqualTo(1);
		}
	}

	@Test
	void withGeneratedKeysAPageLoadsAnewOnce(Tab tab) {
		tab.expectNoServer();
		try (SampleServer server = SampleServer.with()) {
			tab.open(server.address("/counter"));
			tab.button("+1").click();
			tab.shows("Count: 1");
			server.stop();
			tab.awaitLost();
			server.start();
			tab.page().waitForCondition(() -> tab.documents() == 2);
			tab.awaitLive();
			tab.button("+1").click();
			tab.shows("Count: 1");
			assertThat(tab.documents()).isEqualTo(2);
		}
	}

	@Test
	void aPageKeepsItsFilterOverARestart(Tab tab) {
		tab.expectNoServer();
		try (SampleServer server = SampleServer.with(KEYS)) {
			tab.open(server.address("/todo"));
			tab.button("Done").click();
			Locator rows = tab.page().locator(".todos li");
			assertThat(rows).hasCount(1);
			server.stop();
			tab.awaitLost();
			server.start();
			tab.awaitLive();
			assertThat(tab.button("Done")).hasAttribute("aria-pressed", "true");
			assertThat(rows).hasCount(1);
		}
	}

}
