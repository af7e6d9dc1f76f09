package dev.lattice.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.Rooms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** I-133 to I-139, in a browser: two pages in one field. */
@SampleTest
class CaretsIT {

	/** Somebody who types a letter now and then, until told to stop. */
	private static final String TYPE_ALONG = """
			(field, [letter, times]) => {
			  field.focus();
			  let left = times;
			  const timer = setInterval(() => {
			    document.execCommand("insertText", false, letter);
			    if (!--left) clearInterval(timer);
			  }, 25);
			}""";

	/**
	 * Where a place in the text of a single line is to be seen, by the width of a text.
	 */
	private static final String WHERE = """
			([field, place]) => {
			  const style = getComputedStyle(field);
			  const measure = document.createElement("canvas").getContext("2d");
			  measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
			  const start = parseFloat(style.paddingLeft) + field.clientLeft + field.getBoundingClientRect().left;
			  return start + measure.measureText(field.value.slice(0, place)).width - field.scrollLeft;
			}""";

	private static final String SELECT = """
			(field, [start, end]) => {
			  field.focus();
			  field.setSelectionRange(start, end);
			}""";

	private static final AtomicInteger ROOMS = new AtomicInteger();

	@Autowired
	private Rooms rooms;

	private Tabs tabs;

	private Room room;

	private Tab one;

	private Tab other;

	/** Two who ask for no motion, alone in a room of their own. */
	@BeforeEach
	void open(Tabs tabs) {
		this.tabs = tabs;
		this.room = this.rooms.open("test/carets/" + ROOMS.incrementAndGet());
		this.one = tabs.open(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
		this.other = tabs.open(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
	}

	private void both(String line, String lines) {
		this.room.text("line").set(line);
		this.room.text("lines").set(lines);
		this.one.open("/test/carets?name=Ada&room=" + this.room.name());
		this.other.open("/test/carets?name=Grace&room=" + this.room.name());
	}

	private static Locator line(Tab tab) {
		return tab.page().locator("#line");
	}

	private static Locator lines(Tab tab) {
		return tab.page().locator("#lines");
	}

	private static void select(Locator field, int start, int end) {
		field.evaluate(SELECT, List.of(start, end));
	}

	private static Locator caret(Tab tab) {
		return tab.page().locator(".lattice-caret");
	}

	private static Locator name(Tab tab) {
		return tab.page().locator(".lattice-caret-name");
	}

	/** Waits until the caret of the other stands at a place of a single line. */
	private static void awaitCaret(Tab tab, Locator field, int place) {
		tab.page().waitForCondition(() -> {
			BoundingBox box = caret(tab).boundingBox();
			return box != null && Math.abs(box.x - where(field, place)) < 2.5;
		});
	}

	private static double where(Locator field, int place) {
		return ((Number) field.page().evaluate(WHERE, List.of(field.elementHandle(), place))).doubleValue();
	}

	private static double top(Tab tab) {
		BoundingBox box = caret(tab).boundingBox();
		return (box != null) ? box.y : -1;
	}

	@Test
	void eachSeesTheCaretOfTheOtherAtItsPlaceWithTheirName() {
		both("What shall it be?", "");
		select(line(this.one), 5, 5);
		select(line(this.other), 11, 11);
		awaitCaret(this.other, line(this.other), 5);
		awaitCaret(this.one, line(this.one), 11);
		assertThat(name(this.one)).hasText("Grace");
		assertThat(name(this.other)).hasText("Ada");
		assertThat(caret(this.other)).hasCSS("background-color", "rgb(176, 48, 92)");
	}

	@Test
	void caretsMoveWithTheTextWhileBothType() {
		both("tea or milk?", "");
		select(line(this.one), 3, 3);
		select(line(this.other), 11, 11);
		awaitCaret(this.one, line(this.one), 11);
		awaitCaret(this.other, line(this.other), 3);
		line(this.one).evaluate(TYPE_ALONG, List.of("e", 10));
		line(this.other).evaluate(TYPE_ALONG, List.of("y", 10));
		String end = "tea" + "e".repeat(10) + " or milk" + "y".repeat(10) + "?";
		assertThat(line(this.one)).hasValue(end);
		assertThat(line(this.other)).hasValue(end);
		awaitCaret(this.one, line(this.one), end.indexOf('?'));
		awaitCaret(this.other, line(this.other), end.indexOf(" or"));
	}

	@Test
	void whoTypesTellsNothingOfTheirCaret() {
		both("", "");
		line(this.one).evaluate("""
				field => {
				  globalThis.told = 0;
				  field.addEventListener("lattice:caret", () => globalThis.told++);
				}""");
		line(this.one).focus();
		assertThat(caret(this.other)).hasCount(1);
		line(this.one).pressSequentially("What shall it be");
		assertThat(line(this.other)).hasValue("What shall it be");
		awaitCaret(this.other, line(this.other), 16);
		assertThat(this.one.page().evaluate("() => globalThis.told")).isEqualTo(1);
	}

	@Test
	void aSelectionIsShownOverItsText() {
		both("What shall it be?", "");
		select(line(this.one), 5, 10);
		Locator selection = this.other.page().locator(".lattice-selection");
		assertThat(selection).hasCount(1);
		BoundingBox box = selection.boundingBox();
		assertThat(box.x).isCloseTo(where(line(this.other), 5), within(2.5));
		assertThat(box.x + box.width).isCloseTo(where(line(this.other), 10), within(2.5));
	}

	@Test
	void whoLeavesTheFieldIsNotShownThere() {
		both("", "");
		line(this.one).focus();
		assertThat(caret(this.other)).hasCount(1);
		line(this.one).blur();
		assertThat(caret(this.other)).hasCount(0);
	}

	@Test
	void whoSeesNoCaretsHearsTheNames() {
		both("", "");
		line(this.one).focus();
		assertThat(line(this.other)).hasAccessibleDescription("Ada");
	}

	@Test
	void aCaretBehindALineFeedStandsInTheNextLine() {
		both("", "first\nsecond\n");
		select(lines(this.one), 0, 0);
		assertThat(caret(this.other)).hasCount(1);
		double first = top(this.other);
		select(lines(this.one), 6, 6);
		this.other.page().waitForCondition(() -> top(this.other) > first + 10);
		double second = top(this.other);
		select(lines(this.one), 13, 13);
		this.other.page().waitForCondition(() -> Math.abs(top(this.other) - second - (second - first)) < 2);
	}

	@Test
	void aLongLineIsWrappedAsTheFieldWrapsIt() {
		both("", "word ".repeat(60) + "end");
		lines(this.other).evaluate("field => field.scrollTop = field.scrollHeight");
		select(lines(this.one), 303, 303);
		assertThat(caret(this.other)).isVisible();
		BoundingBox field = lines(this.other).boundingBox();
		this.other.page().waitForCondition(() -> top(this.other) > field.y + field.height / 2);
	}

	@Test
	void aCaretThatIsScrolledOutOfTheFieldIsNotShown() {
		both("", "line\n".repeat(60));
		select(lines(this.one), 0, 0);
		assertThat(caret(this.other)).isVisible();
		lines(this.other).evaluate("field => field.scrollTop = field.scrollHeight");
		assertThat(caret(this.other)).isHidden();
		lines(this.other).evaluate("field => field.scrollTop = 0");
		assertThat(caret(this.other)).isVisible();
	}

	@Test
	void inATextFromRightToLeftTheStartIsAtTheRight() {
		both("\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD", "");
		line(this.other).evaluate("field => field.dir = 'rtl'");
		select(line(this.one), 0, 0);
		assertThat(caret(this.other)).hasCount(1);
		BoundingBox field = line(this.other).boundingBox();
		double start = field.x + field.width;
		this.other.page().waitForCondition(() -> start - caret(this.other).boundingBox().x < 20);
		select(line(this.one), 9, 9);
		this.other.page().waitForCondition(() -> start - caret(this.other).boundingBox().x > 40);
	}

	@Test
	void aCaretGoesWithItsFieldWhereverThatIs() {
		both("What shall it be?", "");
		select(line(this.one), 5, 5);
		awaitCaret(this.other, line(this.other), 5);
		this.other.page().setViewportSize(400, 600);
		awaitCaret(this.other, line(this.other), 5);
	}

	@Test
	void caretsAreShownInTheSamples() {
		Tab tab = this.tabs.open();
		this.one.open("/kanban");
		tab.open("/kanban");
		this.one.page().getByLabel("Notes").fill("Tidy up");
		assertThat(tab.page().getByLabel("Notes")).hasValue("Tidy up");
		assertThat(caret(tab)).isVisible();
	}

}
