package dev.lattice.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lattice.rooms.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * What each sample is there for, with the keyboard only, by somebody who prefers reduced
 * motion.
 */
@SampleTest
class KeyboardIT {

	/**
	 * More than any sample has places to stop at before the one that a test looks for.
	 */
	private static final int MANY = 60;

	private Tab tab;

	@BeforeEach
	void prefer(Tabs tabs) {
		this.tab = tabs.open(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
	}

	@AfterEach
	void nothingMoves() {
		assertThat(this.tab.page().evaluate("() => document.getAnimations().length")).isEqualTo(0);
	}

	private void press(String... keys) {
		for (String key : keys) {
			this.tab.page().keyboard().press(key);
		}
	}

	private void type(String text) {
		this.tab.page().keyboard().type(text);
	}

	/** Presses the tab key until the focus is there. */
	private void tabTo(Locator place) {
		for (int i = 0; i < MANY; i++) {
			press("Tab");
			if (place.evaluate("place => place === document.activeElement").equals(true)) {
				return;
			}
		}
		fail(place + " is not reached with the tab key");
	}

	private Locator field(String name) {
		return this.tab.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
	}

	private Locator known(String name) {
		return this.tab.page()
			.locator(".known dl div", new Page.LocatorOptions()
				.setHas(this.tab.page().locator("dt").getByText(name, new Locator.GetByTextOptions().setExact(true))))
			.locator("dd");
	}

	@Test
	void theIndexLeadsToASampleAndBack() {
		this.tab.open("/");
		tabTo(this.tab.link(Pattern.compile("^Counter")));
		press("Enter");
		assertThat(this.tab.page().locator("h1")).hasText("Counter");
		tabTo(this.tab.link(Pattern.compile("All samples")));
		press("Enter");
		assertThat(this.tab.page().locator("h1")).hasText("Lattice");
	}

	@Test
	void theCounterCounts() {
		this.tab.open("/counter");
		tabTo(this.tab.button("+1"));
		press("Enter", "Space");
		this.tab.shows("Count: 2");
		assertThat(this.tab.button("+1")).isFocused();
	}

	@Test
	void aToDoIsAddedAndDoneAndDeleted() {
		this.tab.open("/todo");
		tabTo(field("New to-do"));
		type("Buy milk");
		press("Enter");
		Locator added = this.tab.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Buy milk"));
		assertThat(added).isVisible();
		tabTo(added);
		press("Space");
		assertThat(this.tab.page().locator("li.done")).hasCount(2);
		assertThat(added).isFocused();
		tabTo(this.tab.button("Delete Buy milk"));
		press("Enter");
		assertThat(added).hasCount(0);
	}

	@Test
	void theMonitorRunsAndIsLeft() {
		this.tab.open("/monitor");
		Locator clock = this.tab.page().locator("main > p").first();
		String before = clock.textContent();
		assertThat(clock).not().hasText(before);
		tabTo(this.tab.link(Pattern.compile("All samples")));
		press("Enter");
		assertThat(this.tab.page().locator("h1")).hasText("Lattice");
	}

	@Test
	void theTableIsSearchedAndSortedAndScrolled() {
		this.tab.open("/table");
		tabTo(field("Filter"));
		type("steel");
		assertThat(this.tab.page().getByRole(AriaRole.STATUS)).hasText("992 shares");
		tabTo(this.tab.button("Employees"));
		press("Enter", "Space");
		assertThat(this.tab.page().locator("[aria-sort=descending]")).hasText("Employees");
		tabTo(this.tab.page().locator(".shares .body"));
		press("End");
		assertThat(this.tab.page().locator("[aria-rowindex='993']")).isInViewport();
	}

	@Test
	void aCardIsMovedFromLaneToLane(@Autowired Room board) {
		Kanban.putFirstCards(board);
		this.tab.open("/kanban");
		tabTo(this.tab.button("Move right: Read the first component"));
		press("Enter");
		assertThat(this.tab.page().getByRole(AriaRole.STATUS))
			.hasText("“Read the first component” is number 1 of Doing");
		assertThat(this.tab.button("Move right: Read the first component")).isFocused();
		press("Enter");
		assertThat(this.tab.page().getByRole(AriaRole.STATUS))
			.hasText("“Read the first component” is number 1 of Done");
		assertThat(this.tab.button("Move left: Read the first component")).isFocused();
	}

	@Test
	void inputsAreFilledInChosenAndOpened() {
		this.tab.open("/inputs");
		tabTo(field("Text"));
		type("Ada");
		tabTo(field("Range"));
		press("ArrowRight");
		tabTo(field("Subscribe"));
		press("Space");
		press("Tab", "ArrowDown");
		tabTo(field("Country"));
		press("ArrowDown");
		tabTo(field("Motto"));
		type("Less is more");
		tabTo(this.tab.page().locator("summary"));
		press("Enter");
		assertThat(known("Text")).hasText("Ada");
		assertThat(known("Range")).hasText("31");
		assertThat(known("Subscribe")).hasText("true");
		assertThat(known("Size")).hasText("Medium");
		assertThat(known("Country")).hasText("Brazil");
		assertThat(known("Motto")).hasText("Less is more");
		assertThat(known("Advanced")).hasText("true");
	}

	@Test
	void aDialogIsOpenedAnsweredAndGivesTheFocusBack() {
		this.tab.open("/inputs");
		tabTo(this.tab.button("Read the terms"));
		press("Enter");
		assertThat(this.tab.button("Accept")).isFocused();
		press("Enter");
		assertThat(known("Terms")).hasText("accepted");
		assertThat(this.tab.button("Read the terms")).isFocused();
	}

	@Test
	void aFormIsSentWithEnter() {
		this.tab.open("/inputs");
		tabTo(field("Text"));
		type("Ada");
		press("Enter");
		this.tab.shows("Text: Ada");
	}

	@Test
	void aVoteIsCast(Tab witness) {
		witness.open("/shared");
		this.tab.open("/shared");
		String before = this.tab.page().locator("main > p").first().textContent();
		tabTo(this.tab.button("Vote"));
		press("Space");
		assertThat(this.tab.page().locator("main > p").first()).not().hasText(before);
		assertThat(witness.page().locator("main > p").first()).not().hasText(before);
	}

}
