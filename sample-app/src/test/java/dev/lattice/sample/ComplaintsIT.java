package dev.lattice.sample;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages that are rendered by a server are complained of. That a late answer does not
 * overwrite what is typed is held by {@link TodoListIT}, that a short loss of the
 * connection is not shown by {@link ConnectionIT}.
 */
@SampleTest
class ComplaintsIT {

	private static final String PAGE = "/test/complaints";

	private static final Locator.GetByTextOptions EXACT = new Locator.GetByTextOptions().setExact(true);

	/** Browsers scroll by whole pixels. */
	private static final double ROUNDING = 2;

	/** Keeps, beyond the page, whether the note on the connection was ever shown. */
	private static final String WATCH_NOTE = """
			() => new MutationObserver(() => {
			  if (document.querySelector(".lattice-status, .lattice-reconnecting")) sessionStorage.setItem("flash", "seen");
			}).observe(document, { subtree: true, childList: true, attributes: true })""";

	private static final String INTRUDE = """
			() => {
			  const script = document.createElement("script");
			  script.textContent = "globalThis.intruded = true";
			  document.body.append(script);
			}""";

	private static void count(Tab tab, int times) {
		tab.press(tab.button("Count"), times);
		assertThat(tab.page().locator("#count")).hasText("" + times);
	}

	/**
	 * Where an element is in the window; the browser keeps what is seen in its place with
	 * its next frame.
	 */
	private static double top(Locator element) {
		return ((Number) element.evaluate("element => element.getBoundingClientRect().top")).doubleValue();
	}

	@Test
	void patchesLeaveWhatAScriptDidToFixedParts(Tab tab) {
		tab.open(PAGE);
		Locator fixed = tab.page().locator("#fixed");
		fixed.evaluate("""
				fixed => {
				  fixed.classList.add("enhanced");
				  fixed.dataset.state = "ready";
				  fixed.style.color = "green";
				  fixed.firstElementChild.textContent = "Changed";
				  fixed.append(document.createElement("hr"));
				}""");
		Object before = fixed.evaluate("fixed => fixed.outerHTML");
		count(tab, 3);
		assertThat(fixed.evaluate("fixed => fixed.outerHTML")).isEqualTo(before);
	}

	@Test
	void patchesLeaveADialogOpenThatAScriptHasOpened(Tab tab) {
		tab.open(PAGE);
		tab.page().locator("#dialog").evaluate("dialog => dialog.showModal()");
		count(tab, 2);
		assertThat(tab.page().locator("#dialog:modal")).isVisible();
	}

	@Test
	void whatACommandDidEndsWithTheNextWriteOfThatAttribute(Tab tab) {
		tab.open(PAGE);
		Locator panel = tab.page().locator("#panel");
		tab.button("Open").click();
		assertThat(panel).isVisible();
		count(tab, 1);
		assertThat(panel).hasClass("odd");
		assertThat(panel).isVisible();
		tab.button("Server opens").click();
		tab.button("Server closes").click();
		assertThat(panel).isHidden();
	}

	@Test
	void whatACommandDidDoesNotFightTheServer(Tab tab) {
		tab.open(PAGE);
		Locator panel = tab.page().locator("#panel");
		tab.button("Open").click();
		tab.button("Server opens").click();
		tab.button("Server closes").click();
		assertThat(panel).isHidden();
		count(tab, 3);
		assertThat(panel).hasClass("odd");
		assertThat(panel).isHidden();
	}

	@Test
	void aFieldWhoseEditWasTakenBackShowsWhatTheServerSays(Tab tab) {
		tab.open(PAGE);
		Locator field = tab.page().locator("#changing");
		field.press("x");
		field.press("Backspace");
		count(tab, 1);
		assertThat(field).hasValue("count 0");
		tab.button("Count").click();
		assertThat(field).hasValue("count 2");
		assertThat(tab.page().locator("#log")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Add above", "Add below" })
	void aBoxShowsTheSameWhenRowsComeToIt(String button, Tab tab) {
		tab.open(PAGE);
		Locator box = tab.page().locator("#box");
		Locator row = box.getByText("row 20", EXACT);
		row.evaluate("row => row.parentElement.scrollTop = 400");
		double before = top(row) - top(box);
		tab.press(tab.button(button), 3);
		assertThat(box.locator("li")).hasCount(63);
		tab.page().waitForCondition(() -> Math.abs(top(row) - top(box) - before) < ROUNDING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Add above", "Add below" })
	void thePageShowsTheSameWhenRowsComeAboveAndBelow(String button, Tab tab) {
		tab.open(PAGE);
		Locator row = tab.page().locator("#long").getByText("row 40", EXACT);
		row.evaluate("row => row.scrollIntoView()");
		double before = top(row);
		tab.press(tab.button(button), 3);
		assertThat(tab.page().locator("#long li")).hasCount(63);
		tab.page().waitForCondition(() -> Math.abs(top(row) - before) < ROUNDING);
	}

	@Test
	void aPageThatIsLeftForASlowOneDoesNotReconnect(Tab tab) {
		tab.page().route("**/slow", (route) -> {
			LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
			route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Slow</h1>"));
		});
		tab.open("/counter");
		tab.page().evaluate(WATCH_NOTE);
		tab.page().evaluate("() => { location.href = '/slow'; }");
		assertThat(tab.page().locator("h1")).hasText("Slow");
		assertThat(tab.page().evaluate("() => sessionStorage.getItem('flash')")).isNull();
	}

	@Test
	void thePolicyHoldsAfterALiveNavigation(Tab tab) {
		tab.expect("policy: script-src-elem").expect("Content Security Policy");
		tab.open("/");
		tab.link(Pattern.compile("^Counter")).click();
		assertThat(tab.page().locator("h1")).hasText("Counter");
		tab.page().evaluate(INTRUDE);
		assertThat(tab.page().evaluate("() => globalThis.intruded === undefined")).isEqualTo(true);
		assertThat(tab.faults()).anyMatch((fault) -> fault.contains("policy: script-src-elem"));
		assertThat(tab.documents()).isEqualTo(1);
		tab.button("+1").click();
		tab.shows("Count: 1");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// What a password manager or a checker of spelling puts there.
			"""
					document.body.prepend(document.createElement("aside"));
					document.querySelector("main").append(document.createElement("aside"));
					document.querySelector("button").setAttribute("data-extension", "");
					document.documentElement.setAttribute("data-extension", "");
					document.body.append(document.createComment("extension"));""",
			// What a translation does.
			"""
					const texts = document.createNodeIterator(document.querySelector("main"), NodeFilter.SHOW_TEXT);
					const all = [];
					for (let text; (text = texts.nextNode()); ) all.push(text);
					for (const text of all) {
					  const font = document.createElement("font");
					  text.replaceWith(font);
					  font.append(text);
					}""",
			// What a blocker takes away.
			"document.querySelector('main p').remove();" })
	void whatAnExtensionDidBeforeTheClientRunsDoesNotBreakThePage(String change, Tab tab) {
		tab.expect("markup not adopted");
		Script script = new Script(tab);
		tab.visitWithoutWaiting("/counter");
		assertThat(tab.page().locator("nav.home")).isVisible();
		tab.page().evaluate("() => { " + change + " }");
		script.run();
		tab.awaitLive();
		// Only the page that the server says anew has handlers.
		assertThat(tab.page().locator("main font")).hasCount(0);
		tab.shows("Count: 0");
		tab.button("+1").click();
		tab.button("+1").click();
		tab.shows("Count: 2");
	}

	@Test
	void rowsThatWereSwappedAnswer(Tab tab) {
		tab.open(PAGE);
		tab.button("Swap").click();
		tab.button("A").click();
		tab.button("C").click();
		assertThat(tab.page().locator("#log")).hasText("A;C;");
	}

	@Test
	void whatCameInThePlaceOfAnotherAnswersOnceEach(Tab tab) {
		tab.open(PAGE);
		tab.button("In first").click();
		tab.button("Other").click();
		tab.button("In other").click();
		tab.button("Other").click();
		tab.button("In first").click();
		assertThat(tab.page().locator("#log")).hasText("In first;In other;In first;");
	}

	@Test
	void clicksArriveInTheirOrderWhileTheirElementsMove(Tab tab, Network network) {
		network.slow(40);
		tab.open(network.address(PAGE));
		tab.press(tab.button("A"), 2);
		tab.press(tab.button("Swap"), 1);
		tab.press(tab.button("B"), 1);
		tab.press(tab.button("C"), 2);
		tab.press(tab.button("Swap"), 1);
		tab.press(tab.button("A"), 1);
		tab.press(tab.button("In first"), 1);
		assertThat(tab.page().locator("#log")).hasText("A;A;B;C;C;A;In first;");
	}

}
