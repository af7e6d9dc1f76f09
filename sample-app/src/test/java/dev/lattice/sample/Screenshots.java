package dev.lattice.sample;

import java.nio.file.Path;
import java.util.Locale;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Takes pictures of the samples into the folder that {@code -Dlattice.screenshots} names;
 * not a test, so run by name only: {@code -Dit.test=Screenshots}.
 */
@SampleTest
class Screenshots {

	private static final int POINTS = 3;

	private Tab tab;

	private String suffix;

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void everyPage(ColorScheme scheme, Tabs tabs) {
		this.tab = tabs.open(new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme));
		this.suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
		this.tab.open("/");
		take("index");
		this.tab.open("/counter");
		take("counter");
		this.tab.press(this.tab.button("+1"), 12);
		this.tab.shows("That's a lot!");
		take("counter-a-lot");
		this.tab.open("/todo");
		take("todo");
		this.tab.page().getByLabel("New to-do").pressSequentially("Buy milk");
		take("todo-typing");
		this.tab.button("Done").click();
		assertThat(this.tab.button("Done")).hasAttribute("aria-pressed", "true");
		take("todo-done");
		this.tab.open("/monitor");
		this.tab.page().waitForCondition(() -> points() >= POINTS);
		take("monitor");
		this.tab.open("/table");
		take("table");
		this.tab.open("/inputs");
		take("inputs");
		this.tab.open("/customers");
		take("customers");
		this.tab.button("Save").click();
		this.tab.shows("Please enter a name");
		take("customers-problems");
		this.tab.open("/shared");
		take("shared");
	}

	/** With somebody else there, on a wide and on a narrow screen. */
	@ParameterizedTest
	@CsvSource({ "LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390" })
	void sharedPages(ColorScheme scheme, int width, Tabs tabs) {
		this.tab = tabs.open(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
		this.suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
		Tab other = tabs.open();
		for (String name : new String[] { "kanban", "document", "poll" }) {
			this.tab.open("/" + name);
			other.open("/" + name);
			Locator field = other.page().locator("label.stacked :is(input, textarea), .tiptap");
			field.click();
			field.pressSequentially("Shared");
			assertThat(this.tab.page().locator(".lattice-caret, .caret").last()).isVisible();
			take(name);
		}
	}

	private int points() {
		return this.tab.page().locator("polyline").getAttribute("points").split(" ").length;
	}

	private void take(String name) {
		Path folder = Path.of(System.getProperty("lattice.screenshots"));
		this.tab.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + this.suffix)));
	}

}
