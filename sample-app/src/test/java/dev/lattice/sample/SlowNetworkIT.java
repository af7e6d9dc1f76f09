package dev.lattice.sample;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Locator;
import dev.lattice.sample.Feed.Issue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages behind a line that carries 50 KB a second and takes 400 ms there and back. The
 * line is the test's own: what Chromium 153 throttles by {@code emulateNetworkConditions}
 * is requests, not WebSockets, neither open ones nor new ones.
 */
@SampleTest
class SlowNetworkIT {

	private static final int BYTES_PER_SECOND = 50_000;

	private static final int DELAY = 200;

	/** The page without what the client and the server put in for themselves. */
	private static final String SHOWN = """
			() => {
			  const main = document.querySelector("main").cloneNode(true);
			  const comments = document.createTreeWalker(main, NodeFilter.SHOW_COMMENT);
			  const gone = [];
			  while (comments.nextNode()) gone.push(comments.currentNode);
			  gone.forEach(comment => comment.remove());
			  for (const element of main.querySelectorAll("*"))
			    [...element.attributes].filter(({ name }) => name.startsWith("data-") || name === "class")
			      .forEach(({ name }) => element.removeAttribute(name));
			  return main.innerHTML;
			}""";

	@Autowired
	private Feed.News news;

	private Tab tab;

	private Network network;

	@BeforeEach
	void throttle(Tab tab, Network network) {
		this.tab = tab;
		this.network = network;
		this.news.reset();
		network.throttle(BYTES_PER_SECOND, DELAY);
		tab.page().setDefaultTimeout(2 * Tabs.PATIENCE);
	}

	private Tab open(String path) {
		return this.tab.open(this.network.address(path));
	}

	@Test
	void aClickIsAnsweredNoSoonerThanTheLineAllows() {
		open("/counter");
		long start = System.nanoTime();
		this.tab.button("+1").click();
		this.tab.page().waitForFunction("() => document.body.innerText.includes('Count: 1')");
		assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(2L * DELAY);
	}

	@Test
	void everyClickCountsOnce() {
		open("/counter");
		for (int i = 0; i < 4; i++) {
			this.tab.press(this.tab.button("+1"), 5);
			this.tab.page().waitForTimeout(DELAY / 2.0);
		}
		this.tab.shows("Count: 20");
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void whatIsTypedIsNeitherLostNorOverwrittenByLateAnswers() {
		open("/todo");
		Locator field = this.tab.page().getByLabel("New to-do");
		field.pressSequentially("Buy a lot of milk", new Locator.PressSequentiallyOptions().setDelay(60));
		assertThat(field).hasValue("Buy a lot of milk");
		this.tab.page().waitForTimeout(4 * DELAY);
		assertThat(field).hasValue("Buy a lot of milk");
		field.press("Enter");
		assertThat(this.tab.page().locator(".todos li").last()).containsText("Buy a lot of milk");
		assertThat(field).hasValue("");
	}

	@Test
	void whatTheLineCannotCarryComesAsItsLatestValueAndInputsPass(Tab fresh) {
		AtomicInteger frames = new AtomicInteger();
		this.tab.page().onWebSocket((socket) -> socket.onFrameReceived((frame) -> frames.incrementAndGet()));
		open("/test/feed");
		Locator field = this.tab.page().getByLabel("Text");
		int issues = 1_500;
		long start = System.nanoTime();
		for (int issue = 1; issue <= issues; issue++) {
			this.news.latest.set(Issue.of(issue));
			if (issue % 20 == 0) {
				this.tab.page().waitForTimeout(10);
			}
			if (issue % 100 == 0) {
				this.tab.press(this.tab.button("Count"), 1);
				field.pressSequentially(String.valueOf((char) ('a' + issue / 100)));
			}
		}
		this.tab.shows("Issue: " + issues);
		this.tab.shows("Clicks: 15");
		this.tab.shows("Heard: bcdefghijklmnop");
		assertThat(this.news.clicks.peek()).isEqualTo(15);
		// No more than 30 a second, beside what clicks and letters are answered with.
		int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
		assertThat(frames.get()).isBetween(3, Math.max(issues / 5, Math.min(40 * seconds, issues - 1)));
		fresh.open("/test/feed");
		assertThat(this.tab.page().evaluate(SHOWN)).isEqualTo(fresh.page().evaluate(SHOWN));
		assertThat(this.tab.documents()).isEqualTo(1);
	}

}
