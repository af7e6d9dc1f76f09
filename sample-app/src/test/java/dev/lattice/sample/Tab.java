package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tab of the browser that keeps a record of everything that went wrong in it: errors
 * and warnings on the console, exceptions, requests that failed, and violations of the
 * content security policy.
 */
final class Tab {

	private static final String WATCH_POLICY = """
			document.addEventListener("securitypolicyviolation", event =>
			  console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI} ${event.sourceFile ?? ""}`));
			""";

	/**
	 * Counts how often the page lost its connection: one that is there again at once may
	 * be back before a busy machine looks. Nothing that the page waits for is as short.
	 */
	private static final String COUNT_LOSSES = """
			let live = false;
			globalThis.testLosses = 0;
			setInterval(() => {
			  const now = globalThis.lattice?.connected === true;
			  if (live && !now) globalThis.testLosses++;
			  live = now;
			}, 5);
			""";

	private static final String LOSSES = "() => globalThis.testLosses";

	private static final String CONNECTED = "() => globalThis.lattice?.connected === true";

	/** A module that is imported already is only waited for. */
	private static final String PARTS_THERE = """
			async () => {
			  const { parts } = JSON.parse(document.getElementById("lattice-state").textContent);
			  await Promise.all([import(parts.navigation), import(parts.recovery)]);
			  await new Promise(resolve => setTimeout(resolve));
			}""";

	private final Page page;

	private final String baseAddress;

	private final List<String> faults = new ArrayList<>();

	private final List<String> expected = new ArrayList<>();

	private int documents;

	/** How many losses had been counted when the page was live. */
	private int losses;

	Tab(Page page, String baseAddress) {
		this.page = page;
		this.baseAddress = baseAddress;
		page.addInitScript(WATCH_POLICY);
		page.addInitScript(COUNT_LOSSES);
		page.onConsoleMessage(this::said);
		page.onPageError((error) -> this.faults.add("exception: " + error));
		page.onRequestFailed((request) -> this.faults.add("failed: " + request.url() + " " + request.failure()));
		page.onResponse(this::answered);
		page.onRequest(this::asked);
	}

	private void said(ConsoleMessage message) {
		if (message.type().equals("error") || message.type().equals("warning")) {
			this.faults.add(message.type() + ": " + message.text());
		}
	}

	private void answered(Response response) {
		if (response.status() >= 400) {
			this.faults.add("status " + response.status() + ": " + response.url());
		}
	}

	private void asked(Request request) {
		if (request.isNavigationRequest()) {
			this.documents++;
		}
	}

	Page page() {
		return this.page;
	}

	/** Opens a page and waits until it is live and follows links. */
	Tab open(String address) {
		visit(address).awaitLive().page.evaluate(PARTS_THERE);
		return this;
	}

	/** Opens a page; a path is one of the sample application. */
	Tab visit(String address) {
		this.page.navigate(address(address));
		return this;
	}

	/** Opens a page and goes on before all that belongs to it has come. */
	Tab visitWithoutWaiting(String address) {
		this.page.navigate(address(address), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
		return this;
	}

	String address(String path) {
		return path.startsWith("/") ? this.baseAddress + path : path;
	}

	Tab awaitLive() {
		try {
			this.page.waitForCondition(this::isLive);
		}
		catch (TimeoutError ex) {
			throw new AssertionError(this.page.url() + " did not become live; its faults: " + this.faults, ex);
		}
		this.losses = losses();
		return this;
	}

	/** Waits until the page has noticed that it lost its connection since it was live. */
	Tab awaitLost() {
		this.page.waitForCondition(() -> !isLive() || losses() > this.losses);
		return this;
	}

	private int losses() {
		try {
			return (Integer) this.page.evaluate(LOSSES);
		}
		catch (PlaywrightException ex) {
			// The document is just being replaced; the next one has lost nothing yet.
			return 0;
		}
	}

	boolean isLive() {
		try {
			return this.page.evaluate(CONNECTED).equals(true);
		}
		catch (PlaywrightException ex) {
			// The document is just being replaced.
			return false;
		}
	}

	/** How many documents were asked for, the first one and each reload counted. */
	int documents() {
		return this.documents;
	}

	Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator link(Pattern name) {
		return this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
	}

	/** Clicks without moving the focus, as often as said, within one task of the page. */
	void press(Locator button, int times) {
		button.evaluate("(button, times) => { for (let i = 0; i < times; i++) button.click(); }", times);
	}

	/** Waits until the page shows an element with just this text. */
	void shows(String text) {
		PlaywrightAssertions.assertThat(this.page.getByText(text, new Page.GetByTextOptions().setExact(true)))
			.isVisible();
	}

	/** Tells that the test causes faults whose text contains this. */
	Tab expect(String fault) {
		this.expected.add(fault);
		return this;
	}

	/**
	 * Tells that the test takes the server away: what the browser says of that depends on
	 * how far a connection was.
	 */
	Tab expectNoServer() {
		return expect("WebSocket connection to").expect("net::ERR_");
	}

	List<String> faults() {
		if (!this.page.isClosed()) {
			// What the page has said is heard before it answers.
			this.page.evaluate("() => 0");
		}
		return List.copyOf(this.faults);
	}

	void check() {
		assertThat(faults()).as("faults of " + this.page.url())
			.allMatch((fault) -> this.expected.stream().anyMatch(fault::contains));
	}

}
