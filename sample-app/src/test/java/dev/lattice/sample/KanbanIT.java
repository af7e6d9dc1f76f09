package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.lattice.rooms.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class KanbanIT {

	@Autowired
	private Room board;

	@BeforeEach
	void putFirstCards() {
		Kanban.putFirstCards(this.board);
	}

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
	void whileACardIsHeldOverALaneNothingIsSent(Tab tab) {
		List<String> sent = new ArrayList<>();
		tab.page().onWebSocket((socket) -> socket.onFrameSent((frame) -> sent.add("frame")));
		tab.open("/kanban");
		tab.page()
			.evaluate(
					"() => document.addEventListener('dragover', () => globalThis.over = (globalThis.over ?? 0) + 1)");
		BoundingBox heading = lane(tab, "Doing").locator("h2").boundingBox();
		card(tab, "Write your own").hover();
		Mouse mouse = tab.page().mouse();
		mouse.down();
		mouse.move(heading.x + 1, heading.y + 5, new Mouse.MoveOptions().setSteps(5));
		assertThat(tab.page().locator(".target")).hasCount(1);
		assertThat(tab.page().locator(".dragged")).hasCount(1);
		tab.page().evaluate("() => globalThis.over = 0");
		int before = sent.size();
		mouse.move(heading.x + 60, heading.y + 5, new Mouse.MoveOptions().setSteps(20));
		tab.page().waitForCondition(() -> (Integer) tab.page().evaluate("() => globalThis.over") > 5);
		assertThat(sent).isNotEmpty().hasSize(before);
		mouse.up();
		assertThat(cards(tab, "Doing")).hasText(new String[] { "Drag a card", "Write your own" });
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
	void whatOneMovesMovesForTheOther(Tab one, Tab other) {
		one.open("/kanban");
		other.open("/kanban");
		one.button("Move right: Read the first component").click();
		assertThat(cards(other, "Doing").first()).hasText("Read the first component");
		other.button("Move right: Drag a card").click();
		assertThat(cards(one, "Done")).hasText(new String[] { "Open this page", "Drag a card" });
	}

	@Test
	void whoIsHereIsShownUntilTheyLeave(Tab one, Tab other) {
		one.open("/kanban");
		other.open("/kanban");
		Locator people = one.page().getByLabel("Who is here").locator("li");
		assertThat(people).hasCount(2);
		other.open("/counter");
		assertThat(people).hasCount(1);
	}

	@Test
	void aNewCardStartsInTheFirstLane(Tab tab) {
		tab.open("/kanban");
		tab.page().getByLabel("New card").fill("Drink tea");
		tab.button("Add").click();
		assertThat(cards(tab, "To do").last()).hasText("Drink tea");
	}

}
