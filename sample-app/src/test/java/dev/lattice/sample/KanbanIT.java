package dev.lattice.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class KanbanIT {

	private static Locator lane(Tab tab, String name) {
		return tab.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator cards(Tab tab, String lane) {
		return lane(tab, lane).locator(".card > span");
	}

	private static Locator card(Tab tab, String text) {
		return tab.page().locator(".card", new Page.LocatorOptions().setHasText(text));
	}

	@Test
	void aCardIsDraggedToTheEndOfAnotherLane(Tab tab) {
		tab.open("/kanban");
		card(tab, "Write your own").dragTo(lane(tab, "Doing").locator("h2"));
		assertThat(cards(tab, "Doing")).hasText(new String[] { "Drag a card", "Write your own" });
		assertThat(cards(tab, "To do")).hasText(new String[] { "Read the first component", "Show it to a friend" });
	}

	@Test
	void aCardIsDroppedInFrontOfTheOneUnderThePointer(Tab tab) {
		tab.open("/kanban");
		card(tab, "Show it to a friend").dragTo(card(tab, "Open this page"));
		assertThat(cards(tab, "Done")).hasText(new String[] { "Show it to a friend", "Open this page" });
	}

	@Test
	void afterADropNothingIsMarked(Tab tab) {
		tab.open("/kanban");
		card(tab, "Show it to a friend").dragTo(card(tab, "Open this page"));
		assertThat(cards(tab, "Done")).hasCount(2);
		assertThat(tab.page().locator(".dragged, .target")).hasCount(0);
	}

	@Test
	void theKeyboardMovesACardAndTheFocusGoesAlong(Tab tab) {
		tab.open("/kanban");
		tab.button("Move down: Read the first component").focus();
		tab.page().keyboard().press("Enter");
		assertThat(cards(tab, "To do").first()).hasText("Write your own");
		assertThat(tab.button("Move down: Read the first component")).isFocused();
	}

	@Test
	void aMoveIsAnnounced(Tab tab) {
		tab.open("/kanban");
		tab.button("Move right: Read the first component").click();
		assertThat(tab.page().getByRole(AriaRole.STATUS)).hasText("“Read the first component” is number 1 of Doing");
	}

	@Test
	void aNewCardStartsInTheFirstLane(Tab tab) {
		tab.open("/kanban");
		tab.page().getByLabel("New card").fill("Drink tea");
		tab.button("Add").click();
		assertThat(cards(tab, "To do").last()).hasText("Drink tea");
	}

}
