package dev.lattice.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages whose policy requires trusted types, and allows no policy for them but that of
 * the client (I-60).
 */
@SampleTest(properties = "lattice.page.content-security-policy=default-src 'self'; base-uri 'self'; form-action 'self';"
		+ " frame-ancestors 'self'; object-src 'none'; require-trusted-types-for 'script'; trusted-types lattice")
class TrustedTypesIT {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/todo", "/monitor", "/table", "/kanban", "/document", "/poll", "/inputs",
			"/shared" })
	void aSampleBecomesLiveWithoutAFault(String path, Tab tab) {
		tab.open(path);
		assertThat(tab.faults()).isEmpty();
	}

	@Test
	void markupIsSetByPatches(Tab tab) {
		tab.open("/test/trusted-types");
		tab.press(tab.button("Count"), 3);
		assertThat(tab.page().locator("#sole em")).hasText("3");
		assertThat(tab.page().locator("#beside em")).hasText("3");
		assertThat(tab.page().locator("li b")).hasCount(3);
		assertThat(tab.page().locator("#odd i")).hasText("odd");
		assertThat(tab.page().locator("body > aside")).hasText("3");
		assertThat(tab.faults()).isEmpty();
	}

	@Test
	void anEditorFromNpmOpensARoom(Tab tab) {
		tab.open("/document");
		Locator editor = tab.page().getByRole(AriaRole.TEXTBOX);
		editor.pressSequentially("Trusted");
		assertThat(editor).containsText("Trusted");
		assertThat(tab.faults()).isEmpty();
	}

	@Test
	void linksAreFollowedInTheSamePage(Tab tab) {
		tab.open("/");
		tab.link(Pattern.compile("^Counter")).click();
		assertThat(tab.page().locator("h1")).hasText("Counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(1);
		assertThat(tab.faults()).isEmpty();
	}

	@Test
	void markupOfAnotherScriptIsRefused(Tab tab) {
		tab.expect("TrustedHTML").expect("policy: require-trusted-types-for");
		tab.open("/counter");
		assertThat(tab.page().evaluate("""
				() => {
				  try {
				    document.body.insertAdjacentHTML("beforeend", "<b>x</b>");
				    return "set";
				  } catch (error) {
				    return error.name;
				  }
				}""")).isEqualTo("TypeError");
	}

}
