package dev.lattice.sample;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A browser that can only take a node out and put it in again (P-45, I-27). */
@SampleTest
class OlderBrowserIT {

	private static final String WITHOUT_MOVES = """
			for (const { prototype } of [Document, DocumentFragment, Element]) delete prototype.moveBefore;
			""";

	@BeforeEach
	void growOlder(Tab tab) {
		tab.page().addInitScript(WITHOUT_MOVES);
	}

	@Test
	void aRowThatMovesKeepsFocusAndSelection(Tab tab) {
		tab.open("/test/moving-rows");
		tab.page().locator("#field-3").focus();
		tab.page().locator("#field-3").evaluate("field => field.setSelectionRange(1, 3)");
		tab.page().keyboard().press("Enter");
		assertThat(tab.page().locator("li").first()).containsText("3");
		assertThat(tab.page().locator("#field-3")).isFocused();
		assertThat(tab.page().locator("#field-3")).hasJSProperty("selectionStart", 1);
		assertThat(tab.page().locator("#field-3")).hasJSProperty("selectionEnd", 3);
	}

}
