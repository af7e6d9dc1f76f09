package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** The tabs of one test. */
final class Tabs {

	/** Longer than anything that a test waits for, shorter than a test may take. */
	static final int PATIENCE = 30_000;

	static {
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
	}

	private final List<Tab> tabs = new ArrayList<>();

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final Browser browser;

	private final String baseAddress;

	Tabs(Browser browser, String baseAddress) {
		this.browser = browser;
		this.baseAddress = baseAddress;
	}

	/** Opens a tab of another user. */
	Tab open() {
		return open(new Browser.NewContextOptions());
	}

	/** Opens a tab of another user whose browser is set up otherwise. */
	Tab open(Browser.NewContextOptions options) {
		BrowserContext context = this.browser.newContext(options);
		this.contexts.add(context);
		context.setDefaultTimeout(PATIENCE);
		return openBeside(context);
	}

	/** Opens a tab beside another one, of the same user. */
	Tab openBeside(Tab tab) {
		return openBeside(tab.page().context());
	}

	private Tab openBeside(BrowserContext context) {
		Tab tab = new Tab(context.newPage(), this.baseAddress);
		this.tabs.add(tab);
		return tab;
	}

	/** Fails if a tab had a fault that it did not expect. */
	void check() {
		this.tabs.forEach(Tab::check);
	}

	void close() {
		this.contexts.forEach(BrowserContext::close);
	}

}
