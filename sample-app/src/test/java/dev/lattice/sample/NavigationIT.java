package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From page to page over the same socket. */
@SampleTest
class NavigationIT {

	private static final Pattern HOME = Pattern.compile("All samples");

	private static final Pattern COUNTER = Pattern.compile("^Counter");

	private static final Pattern TODO = Pattern.compile("^To-do");

	/** A question whose answer is not waited for any more. */
	private static final String GIVEN_UP = "net::ERR_ABORTED";

	/** Puts a link in front of the page. */
	private static final String LINK = """
			html => document.body.insertAdjacentHTML("afterbegin", html)""";

	/** Makes the page long, whatever it shows. */
	private static final String LONG = """
			() => { document.body.style.minHeight = "5000px"; }""";

	@Test
	void aLinkShowsItsPageWithoutAnotherDocumentOrSocket(Tab tab) {
		List<String> sockets = new ArrayList<>();
		tab.page().onWebSocket((socket) -> sockets.add(socket.url()));
		tab.open("/");
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		assertThat(tab.page()).hasURL(tab.address("/counter"));
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(1);
		assertThat(sockets).hasSize(1);
	}

	@Test
	void theTitleFollows(Tab tab) {
		tab.open("/");
		assertThat(tab.page()).hasTitle("Lattice samples");
		tab.link(TODO).click();
		assertThat(tab.page()).hasTitle("To-do list");
		tab.link(HOME).click();
		assertThat(tab.page()).hasTitle("Lattice samples");
	}

	@Test
	void theFocusMovesToTheHeadingAndScreenReadersAreTold(Tab tab) {
		tab.open("/");
		tab.link(TODO).click();
		assertThat(heading(tab)).hasText("To-do");
		assertThat(heading(tab)).isFocused();
		assertThat(tab.page().locator("[aria-live=polite]")).hasText("To-do list");
	}

	@Test
	void aPageGoneBackToIsScrolledToWhereItWas(Tab tab) {
		tab.open("/");
		tab.page().evaluate(LONG);
		tab.page().evaluate("() => scrollTo(0, 321)");
		press(tab.link(COUNTER));
		assertThat(heading(tab)).hasText("Counter");
		assertThat(tab.page().evaluate("() => scrollY")).isEqualTo(0);
		tab.page().goBack();
		assertThat(heading(tab)).hasText("Lattice");
		tab.page().waitForCondition(() -> tab.page().evaluate("() => scrollY").equals(321));
		tab.page().goForward();
		assertThat(heading(tab)).hasText("Counter");
		tab.page().waitForCondition(() -> tab.page().evaluate("() => scrollY").equals(0));
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aPageLoadedAnewIsScrolledToWhereItWasAndGoesBackToo(Tab tab) {
		tab.open("/");
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		tab.page().reload();
		tab.awaitLive();
		tab.page().goBack();
		assertThat(heading(tab)).hasText("Lattice");
		assertThat(tab.page()).hasURL(tab.address("/"));
		assertThat(tab.page()).hasTitle("Lattice samples");
	}

	@Test
	void goingThroughTheHistoryFastEndsWhereItEnds(Tab tab) {
		tab.expect(GIVEN_UP).open("/");
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		tab.link(HOME).click();
		assertThat(heading(tab)).hasText("Lattice");
		tab.link(TODO).click();
		assertThat(heading(tab)).hasText("To-do");
		tab.page().evaluate("() => { history.back(); history.back(); history.go(-1); }");
		assertThat(tab.page()).hasURL(Pattern.compile("/$"));
		assertThat(heading(tab)).hasText("Lattice");
		assertThat(tab.page()).hasTitle("Lattice samples");
	}

	@Test
	void ofTwoFastClicksTheLastOneCounts(Tab tab) {
		tab.expect(GIVEN_UP).open("/");
		tab.page()
			.evaluate("() => { document.querySelector('a[href=\"/counter\"]').click();"
					+ " document.querySelector('a[href=\"/todo\"]').click(); }");
		assertThat(heading(tab)).hasText("To-do");
		assertThat(tab.page()).hasURL(tab.address("/todo"));
		tab.page().goBack();
		assertThat(heading(tab)).hasText("Lattice");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void theStateOfThePageLeftIsGone(Tab tab) {
		tab.open("/counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		tab.link(HOME).click();
		tab.link(COUNTER).click();
		tab.shows("Count: 0");
	}

	@Test
	void aFilterIsSetByALinkAndByTheWayBack(Tab tab) {
		tab.open("/todo");
		tab.page().evaluate(LINK, "<a href='?filter=done'>only done</a>");
		tab.link(Pattern.compile("only done")).click();
		assertThat(rows(tab)).hasCount(1);
		assertThat(tab.page()).hasURL(tab.address("/todo?filter=done"));
		tab.page().goBack();
		assertThat(rows(tab)).hasCount(2);
		assertThat(tab.page()).hasURL(tab.address("/todo"));
		tab.page().goForward();
		assertThat(rows(tab)).hasCount(1);
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aLinkToAFileIsTheBrowsers(Tab tab) {
		tab.expect(GIVEN_UP).open("/");
		tab.page().evaluate(LINK, "<a href='/app.css'>styles</a>");
		tab.link(Pattern.compile("styles")).click();
		assertThat(tab.page()).hasURL(tab.address("/app.css"));
		assertThat(tab.documents()).isEqualTo(2);
	}

	@Test
	void aLinkThatIsToLoadItsPageDoes(Tab tab) {
		tab.open("/");
		tab.page().evaluate(LINK, "<a data-lattice-load href='/counter'>load</a>");
		tab.link(Pattern.compile("^load")).click();
		assertThat(heading(tab)).hasText("Counter");
		assertThat(tab.documents()).isEqualTo(2);
		tab.awaitLive();
	}

	@Test
	void aConnectionThatIsCutOnTheWayDelaysThePage(Tab tab, Network network) {
		tab.open(network.address("/"));
		network.loseAnswers();
		tab.link(COUNTER).click();
		tab.page().waitForTimeout(200);
		network.cut();
		assertThat(heading(tab)).hasText("Counter");
		tab.awaitLive();
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aClickWhileThereIsNoConnectionWaitsForIt(Tab tab, Network network) {
		tab.open(network.address("/"));
		network.hold();
		network.cut();
		tab.awaitLost();
		tab.link(COUNTER).click();
		network.release();
		assertThat(heading(tab)).hasText("Counter");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aClickWhileThereIsNoConnectionForLongIsTheBrowsers(Tab tab, Network network) {
		tab.open(network.address("/"));
		network.hold();
		network.cut();
		tab.awaitLost();
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		assertThat(tab.documents()).isEqualTo(2);
		network.release();
		tab.awaitLive();
	}

	@Test
	void aPageKeptByTheBrowserComesBackAsThePageThatItWas(Tab tab) {
		tab.open("/");
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		tab.page().evaluate("""
				() => {
				  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
				  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
				}""");
		tab.awaitLive();
		tab.button("+1").click();
		tab.shows("Count: 2");
	}

	@Test
	void aViewTransitionShowsThePage(Tab tab) {
		tab.page().addInitScript("""
				const start = Document.prototype.startViewTransition;
				globalThis.transitions = 0;
				Document.prototype.startViewTransition = function (change) {
				  transitions++;
				  return start.call(this, change);
				};""");
		tab.open("/");
		tab.page()
			.evaluate("() => document.head.insertAdjacentHTML('beforeend',"
					+ " '<meta name=\"view-transition\" content=\"same-origin\">')");
		tab.link(COUNTER).click();
		assertThat(heading(tab)).hasText("Counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.page().evaluate("() => transitions")).isEqualTo(1);
	}

	@Test
	void aPageVisitedOftenKeepsTheDocumentSmall(Tab tab) {
		tab.open("/");
		Page page = tab.page();
		for (int i = 0; i < 5; i++) {
			tab.link(COUNTER).click();
			assertThat(heading(tab)).hasText("Counter");
			tab.link(HOME).click();
			assertThat(heading(tab)).hasText("Lattice");
		}
		assertThat(page.locator("main")).hasCount(1);
		assertThat(page.locator("[aria-live=polite]")).hasCount(1);
		assertThat(tab.documents()).isEqualTo(1);
	}

	private static Locator heading(Tab tab) {
		return tab.page().locator("h1");
	}

	private static Locator rows(Tab tab) {
		return tab.page().locator(".todos li");
	}

	/** Clicks without scrolling to the link. */
	private static void press(Locator link) {
		link.evaluate("link => link.click()");
	}

}
