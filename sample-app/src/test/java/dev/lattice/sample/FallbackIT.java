package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What pages do where WebSockets do not get through (P-70 and after). */
@SampleTest
class FallbackIT {

	/**
	 * What the browser says of WebSockets that were refused, and of streams that were
	 * given up or broke.
	 */
	private static final List<String> EXPECTED = List.of("WebSocket connection to", "net::ERR_ABORTED",
			"/lattice/socket/events", "net::ERR_CONNECTION_RESET", "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
			// A post to a stream that the server has seen end.
			"status of 404");

	@Autowired
	private SharedSignal<Integer> votes;

	private Tab tab;

	private Network network;

	@BeforeEach
	void refuse(Tab tab, Network network) {
		this.tab = tab;
		this.network = network;
		this.votes.set(0);
		EXPECTED.forEach(tab::expect);
		network.refuse();
	}

	private Tab open(String path) {
		return this.tab.open(this.network.address(path));
	}

	@Test
	void theCounterCounts() {
		open("/counter").button("+1").click();
		this.tab.shows("Count: 1");
		this.tab.press(this.tab.button("+1"), 20);
		this.tab.shows("Count: 21");
		assertThat(this.network.webSockets()).isZero();
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void aFormIsSent() {
		open("/todo").page().getByLabel("New to-do").fill("Buy milk");
		this.tab.button("Add").click();
		assertThat(this.tab.page().locator(".todos li").last()).containsText("Buy milk");
		assertThat(this.tab.page().getByLabel("New to-do")).hasValue("");
	}

	@Test
	void aLinkShowsItsPageInTheSameDocument() {
		open("/").link(Pattern.compile("^Counter")).click();
		assertThat(this.tab.page().locator("h1")).hasText("Counter");
		this.tab.button("+1").click();
		this.tab.shows("Count: 1");
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void aPageWhoseStreamBreaksGoesOn() {
		open("/shared");
		for (int i = 1; i <= 3; i++) {
			this.tab.button("Vote").click();
			this.network.cutAll();
			this.tab.awaitLost();
			this.tab.button("Vote").click();
			this.tab.awaitLive();
		}
		this.tab.shows("Votes: 6");
		assertThat(this.votes.get()).isEqualTo(6);
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void whatOthersChangeIsShown(Tab witness) {
		open("/shared");
		witness.open("/shared").button("Vote").click();
		this.tab.shows("Votes: 1");
	}

	@Test
	void aPageGoesBackToAWebSocketAndLosesNothing() {
		open("/shared").button("Vote").click();
		this.tab.shows("Votes: 1");
		this.network.allow();
		Locator vote = this.tab.button("Vote");
		int clicks = 1;
		while (this.network.webSockets() == 0 && clicks < 100) {
			vote.click();
			clicks++;
			this.tab.page().waitForTimeout(100);
		}
		vote.click();
		clicks++;
		this.tab.shows("Votes: " + clicks);
		assertThat(this.votes.get()).isEqualTo(clicks);
		assertThat(this.network.webSockets()).isEqualTo(1);
		this.network.cut();
		this.tab.awaitLost().awaitLive();
		vote.click();
		this.tab.shows("Votes: " + (clicks + 1));
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void theNextPageBeginsWithAStream() {
		open("/counter");
		this.tab.page()
			.waitForCondition(() -> this.tab.page().evaluate("() => sessionStorage['lattice-fallback']") != null);
		List<String> sockets = new ArrayList<>();
		this.tab.page().onWebSocket((socket) -> sockets.add(socket.url()));
		open("/todo");
		assertThat(sockets).isEmpty();
	}

	@Test
	void aPageWhoseWebSocketsSayNothingDoesWithout() {
		this.network.allow();
		this.network.hold();
		this.tab.visit(this.network.address("/counter"));
		// As long as the client waits for WELCOME.
		this.tab.page().waitForTimeout(10_000);
		this.tab.awaitLive().button("+1").click();
		this.tab.shows("Count: 1");
		this.network.release();
	}

}
