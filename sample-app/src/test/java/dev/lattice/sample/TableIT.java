package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class TableIT {

	private static final int ROWS_OF_A_PAGE = 50;

	/** Keeps what changes in the table: the roles of the cells, or what else it is. */
	private static final String WATCH = """
			() => {
			  globalThis.changes = [];
			  new MutationObserver(records => records.forEach(({ target, type }) => {
			    const element = target.nodeType === 3 ? target.parentElement : target;
			    changes.push(`${type} of ${element.className || element.getAttribute("role")}`);
			  })).observe(document.querySelector(".shares"), {
			    subtree: true, childList: true, attributes: true, characterData: true });
			}""";

	private Tab tab;

	@BeforeEach
	void open(Tab tab) {
		this.tab = tab.open("/table");
	}

	private Locator header(String title) {
		return this.tab.page().getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(title));
	}

	private Locator box() {
		return this.tab.page().locator(".shares .body");
	}

	private Locator rows() {
		return box().getByRole(AriaRole.ROW);
	}

	/** The row at a position, from 1. */
	private Locator row(int position) {
		return box().locator("[aria-rowindex='" + (position + 1) + "']");
	}

	private Locator symbol(int position) {
		return row(position).getByRole(AriaRole.CELL).first();
	}

	private void filter(String text) {
		this.tab.page().getByLabel("Filter").fill(text);
	}

	@Test
	void theRowsStandByTheirFirstColumn() {
		assertThat(header("Symbol")).hasAttribute("aria-sort", "ascending");
		assertThat(header("Price")).hasAttribute("aria-sort", "none");
		assertThat(symbol(1)).hasText("AAA");
		assertThat(symbol(2)).hasText("AAB");
	}

	@Test
	void theSameHeaderAgainTurnsTheOrder() {
		this.tab.button("Symbol").click();
		assertThat(header("Symbol")).hasAttribute("aria-sort", "descending");
		assertThat(symbol(1)).hasText("OUP");
	}

	@Test
	void anotherHeaderSortsByItsColumn() {
		this.tab.button("Employees").click();
		assertThat(header("Employees")).hasAttribute("aria-sort", "ascending");
		assertThat(header("Symbol")).hasAttribute("aria-sort", "none");
		assertThat(symbol(1)).hasText("AAA");
		List<Integer> employees = rows().locator("> div > :nth-child(3)")
			.allTextContents()
			.stream()
			.map((text) -> Integer.valueOf(text.replace(",", "")))
			.toList();
		assertThat(employees).hasSizeGreaterThan(10).isSorted();
	}

	@Test
	void aFilterLeavesTheRowsThatHaveIt() {
		filter("nordic steel");
		assertThat(this.tab.page().getByRole(AriaRole.STATUS)).hasText("62 shares");
		assertThat(row(1)).containsText("Nordic Steel");
		box().evaluate("box => box.scrollTop = box.scrollHeight");
		assertThat(row(62)).containsText("Nordic Steel");
		assertThat(rows().last()).hasAttribute("aria-rowindex", "63");
		filter("nobody");
		assertThat(rows()).hasCount(0);
		filter("");
		assertThat(symbol(1)).hasText("AAA");
	}

	@Test
	void aFilterIsSentWhenTypingRests() {
		List<String> sent = new ArrayList<>();
		this.tab.page().onWebSocket((socket) -> socket.onFrameSent((frame) -> sent.add("frame")));
		this.tab.page().clock().install(new Clock.InstallOptions().setTime(0));
		this.tab.open("/table");
		// However long a busy machine takes from one key to the next.
		this.tab.page().clock().pauseAt(3_600_000);
		int before = sent.size();
		this.tab.page().getByLabel("Filter").pressSequentially("nordic steel 7");
		this.tab.page().clock().resume();
		assertThat(this.tab.page().getByRole(AriaRole.STATUS)).hasText("1 share");
		assertThat(sent.size() - before).isLessThan(5);
	}

	@Test
	void farDownAreTheRowsOfThere() {
		box().evaluate("box => box.scrollTop = 5000 * 36");
		assertThat(row(5001)).isInViewport();
		assertThat(symbol(5001)).hasText("HKI");
		this.tab.button("Symbol").click();
		assertThat(symbol(5001)).hasText("HKH");
	}

	@Test
	void thePageHasFewRowsWhereverItIs() {
		for (int position : new int[] { 0, 100, 5000, 9999 }) {
			box().evaluate("(box, top) => box.scrollTop = top", position * 36);
			assertThat(row(position + 1)).isInViewport();
			assertThat(rows().count()).isLessThan(ROWS_OF_A_PAGE);
		}
	}

	@Test
	void theKeyboardScrollsToBothEnds() {
		box().focus();
		this.tab.page().keyboard().press("End");
		assertThat(row(10_000)).isInViewport();
		this.tab.page().keyboard().press("Home");
		assertThat(row(1)).isInViewport();
		this.tab.page().keyboard().press("PageDown");
		assertThat(row(1)).not().isInViewport();
		assertThat(row(15)).isInViewport();
	}

	@Test
	void aRowIsReachedWithTheTabKey() {
		box().focus();
		this.tab.page().keyboard().press("Tab");
		assertThat(row(1)).isFocused();
		this.tab.page().keyboard().press("Tab");
		assertThat(row(2)).isFocused();
	}

	@Test
	void aPriceThatMovesChangesItsCellOnly() {
		this.tab.page().evaluate(WATCH);
		this.tab.page().waitForCondition(() -> (Boolean) this.tab.page().evaluate("() => changes.length > 3"));
		List<?> changes = (List<?>) this.tab.page().evaluate("() => changes");
		assertThat(changes).allSatisfy((change) -> assertThat(change).asString().endsWith(" of price"));
	}

	@Test
	void aPriceThatMovesLeavesTheFocusAndTheScrollPosition() {
		box().evaluate("box => box.scrollTop = 100 * 36 + 7");
		assertThat(row(101)).isInViewport();
		row(103).focus();
		Object top = box().evaluate("box => box.scrollTop");
		this.tab.page().evaluate(WATCH);
		this.tab.page().waitForCondition(() -> (Boolean) this.tab.page().evaluate("() => changes.length > 3"));
		assertThat(row(103)).isFocused();
		assertThat(box().evaluate("box => box.scrollTop")).isEqualTo(top);
	}

}
