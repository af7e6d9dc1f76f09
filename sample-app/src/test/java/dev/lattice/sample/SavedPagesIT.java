package dev.lattice.sample;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.lattice.transport.SessionDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that were kept by the browser, and come back when their session is gone or taken.
 */
@SampleTest(properties = { "lattice.session.join-timeout=500ms", "lattice.session.resume-timeout=500ms" })
class SavedPagesIT {

	@Autowired
	private SessionDirectory sessions;

	@BeforeEach
	void awaitEndOfSessions() {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			this.sessions.sweep();
			return this.sessions.sessions().isEmpty();
		});
	}

	private static APIResponse save(Tab tab, String path) {
		return tab.page().context().request().get(tab.address(path));
	}

	/** Gives the tab a saved page where it asks for one, as often as said. */
	private static void restore(Tab tab, APIResponse saved, int times, UnaryOperator<String> change) {
		String html = change.apply(saved.text());
		// The browser does not know that such a page came from this machine, and would
		// keep it from opening a socket to it.
		tab.page().context().grantPermissions(List.of("local-network-access"));
		tab.page()
			.route(saved.url(), (route) -> route.fulfill(new Route.FulfillOptions().setResponse(saved).setBody(html)),
					new Page.RouteOptions().setTimes(times));
	}

	private static String forgeToken(String html) {
		return html.replaceFirst("\"token\":\"v1\\.[^.]*", "\"token\":\"v1.Zm9yZ2Vk");
	}

	@Test
	void aPageWhoseSessionIsOverBecomesLive(Tab tab) {
		APIResponse saved = save(tab, "/counter");
		awaitEndOfSessions();
		restore(tab, saved, 1, UnaryOperator.identity());
		tab.open("/counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aPageThatIsOpenedAgainStartsAnew(Tab tab, Tabs tabs) {
		APIResponse saved = save(tab, "/counter");
		restore(tab, saved, 1, UnaryOperator.identity());
		tab.open("/counter");
		tab.button("+1").click();
		tab.shows("Count: 1");
		tab.page().close();
		awaitEndOfSessions();
		Tab again = tabs.openBeside(tab);
		restore(again, saved, 1, UnaryOperator.identity());
		again.open("/counter");
		again.shows("Count: 0");
		again.button("+1").click();
		again.shows("Count: 1");
		assertThat(again.documents()).isEqualTo(1);
	}

	@Test
	void anOldPageShowsTheNewValues(Tab tab, Tab voter) {
		APIResponse saved = save(tab, "/shared");
		voter.open("/shared");
		voter.button("Vote").click();
		voter.shows("Votes: 1");
		voter.page().navigate("about:blank");
		awaitEndOfSessions();
		restore(tab, saved, 1, UnaryOperator.identity());
		tab.open("/shared");
		tab.shows("Votes: 1");
	}

	@Test
	void aDuplicatedTabHasASessionOfItsOwn(Tab original, Tabs tabs) {
		APIResponse saved = save(original, "/counter");
		Tab copy = tabs.openBeside(original);
		restore(original, saved, 1, UnaryOperator.identity());
		restore(copy, saved, 1, UnaryOperator.identity());
		original.open("/counter");
		copy.open("/counter");
		original.button("+1").click();
		original.shows("Count: 1");
		copy.press(copy.button("+1"), 5);
		copy.shows("Count: 5");
		original.shows("Count: 1");
		assertThat(this.sessions.sessions()).hasSize(2);
		assertThat(copy.documents()).isEqualTo(1);
	}

	@Test
	void aPageOpenedLongBeforeItsSocketAppliesItsClicks(Tab tab, Network network) {
		network.hold();
		tab.visit(network.address("/counter"));
		tab.press(tab.button("+1"), 3);
		awaitEndOfSessions();
		network.release();
		tab.shows("Count: 3");
		tab.button("+1").click();
		tab.shows("Count: 4");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aPageAwayForLongerThanItsSessionStartsAnewWithoutALoad(Tab tab, Network network) {
		tab.open(network.address("/counter"));
		tab.button("+1").click();
		tab.shows("Count: 1");
		network.hold();
		network.cut();
		tab.awaitLost();
		awaitEndOfSessions();
		network.release();
		tab.awaitLive();
		tab.shows("Count: 0");
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(1);
	}

	@Test
	void aForgedTokenLoadsThePageAnew(Tab tab) {
		restore(tab, save(tab, "/counter"), 1, SavedPagesIT::forgeToken);
		tab.visit("/counter");
		tab.page().waitForCondition(() -> tab.documents() == 2);
		tab.awaitLive();
		tab.button("+1").click();
		tab.shows("Count: 1");
		assertThat(tab.documents()).isEqualTo(2);
	}

	@Test
	void aTokenThatStaysForgedDoesNotLoop(Tab tab) {
		restore(tab, save(tab, "/counter"), 10, SavedPagesIT::forgeToken);
		tab.visit("/counter");
		assertThat(tab.page().locator("html")).hasClass("lattice-error");
		assertThat(tab.documents()).isEqualTo(4);
		assertThat(tab.isLive()).isFalse();
	}

	@Test
	void aMissingTemplateLeadsToAPageBuiltAnew(Tab tab) {
		tab.expect("markup not adopted");
		restore(tab, save(tab, "/todo"), 1, (html) -> html.replaceFirst("<!--h0-->", ""));
		tab.open("/todo");
		assertThat(tab.page().locator("h1")).hasCount(1);
		tab.button("Done").click();
		assertThat(tab.page().locator(".todos li")).hasCount(1);
	}

	@Test
	void whatIsDoneInAPageThatWasNotAdoptedIsDoneInTheOneThatComes(Tab tab, Network network) {
		tab.expect("markup not adopted");
		network.hold();
		restore(tab, save(tab, network.address("/todo")), 1, (html) -> html.replaceFirst("<!--h0-->", ""));
		tab.visit(network.address("/todo"));
		tab.page().getByLabel("New to-do").fill("Sleep");
		tab.button("Add").click();
		tab.page().locator(".todos li").first().getByRole(AriaRole.BUTTON).click();
		network.release();
		assertThat(tab.page().locator(".todos li")).hasCount(2);
		assertThat(tab.page().locator(".todos li").last()).containsText("Sleep");
		assertThat(tab.page().getByLabel("New to-do")).hasValue("");
		assertThat(tab.documents()).isEqualTo(1);
	}

}
