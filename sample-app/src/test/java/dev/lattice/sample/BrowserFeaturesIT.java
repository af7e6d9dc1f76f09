package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Under the page's own policy, which allows no inline script: every test holds that
 * nothing was refused.
 */
@SampleTest
class BrowserFeaturesIT {

	private static final String PAGE = "/test/browser-features";

	private static final String HOOK = """
			globalThis.lattice = { hooks: { chart: {
			  mounted(hook) {
			    hook.element.innerHTML = "<i>drawn</i>";
			    hook.on("points", points => hook.push("pick", points.join("+")));
			  },
			} } };
			""";

	@Test
	void aCommandIsCarriedOutAndOutlastsPatchesOfItsElement(Tab tab) {
		tab.open(PAGE);
		Locator menu = tab.page().locator("#menu");
		tab.button("Menu").click();
		assertThat(menu).hasClass("open");
		assertThat(tab.page().locator("#text")).isFocused();
		tab.button("Count").click();
		assertThat(menu).hasText("1");
		assertThat(menu.getAttribute("class").split(" ")).containsExactlyInAnyOrder("open", "odd");
		tab.button("Menu").click();
		assertThat(menu).hasClass("odd");
	}

	@Test
	void aHookIsMountedAndTalksWithTheServer(Tab tab) {
		tab.page().addInitScript(HOOK);
		tab.open(PAGE);
		assertThat(tab.page().locator("#chart i")).hasText("drawn");
		tab.button("Draw").click();
		assertThat(tab.page().locator("#picked")).hasText("1+2.5");
		assertThat(tab.page().locator("#chart i")).hasText("drawn");
	}

	@Test
	void aDialogIsModalUntilTheUserClosesIt(Tab tab) {
		tab.open(PAGE);
		tab.button("Ask").click();
		assertThat(tab.page().locator("dialog:modal")).isVisible();
		assertThat(tab.page().locator("#asking")).hasText("true");
		tab.page().keyboard().press("Escape");
		assertThat(tab.page().locator("#asking")).hasText("false");
		assertThat(tab.page().locator("dialog")).isHidden();
	}

	@Test
	void whatAnInputMethodComposesIsToldWhenItIsDone(Tab tab) {
		tab.open(PAGE);
		Locator field = tab.page().locator("#text");
		field.focus();
		CDPSession devtools = tab.page().context().newCDPSession(tab.page());
		JsonObject composing = new JsonObject();
		composing.addProperty("text", "にほ");
		composing.addProperty("selectionStart", 2);
		composing.addProperty("selectionEnd", 2);
		devtools.send("Input.imeSetComposition", composing);
		assertThat(field).hasValue("にほ");
		tab.press(tab.button("Count"), 1);
		assertThat(tab.page().locator("#menu")).hasText("1");
		assertThat(tab.page().locator("#echo")).hasText("");
		JsonObject done = new JsonObject();
		done.addProperty("text", "日本");
		devtools.send("Input.insertText", done);
		assertThat(tab.page().locator("#echo")).hasText("日本");
		assertThat(field).hasValue("日本");
	}

	@Test
	void aPageThatNeedsMoreLaterLoadsItThen(Tab tab) {
		List<String> loaded = new ArrayList<>();
		tab.page().onRequest((request) -> loaded.add(request.url()));
		tab.open("/test/late-features");
		assertThat(loaded).noneMatch((url) -> url.contains("/lattice/more-"));
		tab.button("More").click();
		tab.button("Mark").click();
		assertThat(tab.page().locator("h1")).hasClass("marked");
		assertThat(loaded).filteredOn((url) -> url.contains("/lattice/more-")).hasSize(1);
	}

}
