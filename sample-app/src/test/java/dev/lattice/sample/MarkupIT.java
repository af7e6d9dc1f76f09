package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.lattice.testpage.MarkupCorpus;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people write is text in a real browser, too; without a policy, which would hide
 * that a script was let in.
 */
@SampleTest(properties = "lattice.page.content-security-policy=")
class MarkupIT {

	/** What runs in the page itself is noted; a dialog elsewhere is heard of. */
	private static final String TRAP = "globalThis.alert = () => { globalThis.__pwned = true; };";

	/** The articles' elements and names of attributes, each kind once. */
	private static final String STRUCTURES = """
			section => [...new Set([...section.children].map(article =>
			  [...article.querySelectorAll("*")].map(({ localName, attributes }) =>
			    [localName, ...Array.from(attributes, ({ name }) => name).filter(name => name !== "style")].join(" "))
			  .join(", ")))]""";

	/** The schemes of all addresses, as the browser reads them. */
	private static final String SCHEMES = """
			main => [...new Set(Array.from(main.querySelectorAll("[href], [src], [action], [formaction]"), element =>
			  ["href", "src", "action", "formaction"].filter(name => element.hasAttribute(name))
			    .map(name => new URL(element.getAttribute(name), location).protocol)).flat())]""";

	private static final String PARAGRAPHS = "section => Array.from(section.children, one => one.firstElementChild.textContent)";

	private static final String HAS_RUN = "() => globalThis.__pwned === true";

	private static final double PATIENCE = 30_000;

	private static final List<String> SAFE = List.of("http:", "https:", "about:", "blob:");

	private final List<String> dialogs = new ArrayList<>();

	private void open(Tab tab, String path) {
		// What stands there leads to addresses that are not there.
		tab.expect("");
		tab.page().addInitScript(TRAP);
		tab.page().onDialog(this::note);
		tab.page().route("**://x.example/**", Route::abort);
		// Hundreds of frames and images are asked for.
		tab.page().setDefaultTimeout(PATIENCE);
		tab.visitWithoutWaiting(path).awaitLive();
	}

	private void note(Dialog dialog) {
		this.dialogs.add(dialog.message());
		dialog.dismiss();
	}

	private void isHarmless(Tab tab, Locator section) {
		// The patch has set all of it, and what it leads to has had its turn.
		assertThat(section.locator("article")).hasCount(MarkupCorpus.TEXTS.size());
		tab.page().evaluate("() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))");
		assertThat(tab.page().evaluate(HAS_RUN)).isEqualTo(false);
		assertThat(this.dialogs).isEmpty();
		assertThat((List<?>) section.evaluate(STRUCTURES)).hasSize(1);
		assertThat((List<?>) section.evaluate(SCHEMES)).allMatch(SAFE::contains);
	}

	@Test
	void whatTheFirstHtmlShowsIsText(Tab tab) {
		open(tab, "/test/markup?first=yes");
		Locator section = tab.page().locator("#changing");
		isHarmless(tab, section);
		assertThat(section.evaluate(PARAGRAPHS))
			.isEqualTo(MarkupCorpus.TEXTS.stream().map((text) -> text.replace('\0', '\uFFFD')).toList());
	}

	@Test
	void whatAPatchWritesIsText(Tab tab) {
		open(tab, "/test/markup");
		Locator section = tab.page().locator("#changing");
		tab.button("Write").click();
		assertThat(section.locator("article").first().locator("p").first()).hasText(MarkupCorpus.TEXTS.getFirst());
		isHarmless(tab, section);
		assertThat(section.evaluate(PARAGRAPHS)).isEqualTo(MarkupCorpus.TEXTS);
	}

	@Test
	void whatAPatchAddsIsText(Tab tab) {
		open(tab, "/test/markup");
		Locator section = tab.page().locator("#added");
		tab.button("Add").click();
		assertThat(section.locator("article").first()).isVisible();
		isHarmless(tab, section);
		assertThat(section.evaluate(PARAGRAPHS)).isEqualTo(MarkupCorpus.TEXTS);
	}

	@Test
	void aScriptThatIsLetInIsNoticed(Tab tab) {
		open(tab, "/test/markup");
		tab.page().locator("#added").evaluate("section => { section.innerHTML = '<img src=x onerror=alert(1)>'; }");
		tab.page().waitForCondition(() -> tab.page().evaluate(HAS_RUN).equals(true));
	}

}
