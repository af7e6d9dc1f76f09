package dev.lattice.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class TodoListIT {

	private static final String READ = "Read the first component";

	private static final String WRITE = "Write your own";

	private Tab tab;

	@BeforeEach
	void keep(Tab tab) {
		this.tab = tab;
	}

	private Tab tab() {
		return this.tab;
	}

	private void open(String address) {
		this.tab.open(address);
	}

	private Locator field() {
		return this.tab.page().getByLabel("New to-do");
	}

	private Locator rows() {
		return this.tab.page().locator(".todos li");
	}

	private Locator checkbox(String text) {
		return this.tab.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(text));
	}

	private void add(String text) {
		field().fill(text);
		field().press("Enter");
		assertThat(rows().filter(new Locator.FilterOptions().setHasText(text))).hasCount(1);
	}

	@Nested
	class Adding {

		@Test
		void enterAdds() {
			open("/todo");
			add("Buy milk");
			assertThat(rows()).hasText(new String[] { READ + "Delete", WRITE + "Delete", "Buy milkDelete" });
		}

		@Test
		void theButtonAdds() {
			open("/todo");
			field().fill("Buy milk");
			tab().button("Add").click();
			assertThat(rows().last()).containsText("Buy milk");
		}

		@Test
		void enterAtOnceAfterTheLastKeyAdds() {
			open("/todo");
			field().focus();
			tab().page().keyboard().type("Buy milk");
			tab().page().keyboard().press("Enter");
			assertThat(rows().last()).containsText("Buy milk");
		}

		@Test
		void theFieldIsEmptiedAndKeepsTheFocus() {
			open("/todo");
			add("Buy milk");
			assertThat(field()).hasValue("");
			assertThat(field()).isFocused();
		}

		@Test
		void oneAfterTheOtherCanBeTyped() {
			open("/todo");
			add("Buy milk");
			add("Buy bread");
			assertThat(rows()).hasCount(4);
		}

		@Test
		void blanksAreNotAdded() {
			open("/todo");
			field().fill("   ");
			field().press("Enter");
			add("Buy milk");
			assertThat(rows()).hasCount(3);
		}

		@Test
		void markupInATextIsText() {
			open("/todo");
			add("<img src=x onerror=alert(1)>");
			assertThat(rows().last().locator("span")).hasText("<img src=x onerror=alert(1)>");
		}

	}

	@Nested
	class Changing {

		@Test
		void aCheckedRowIsDone() {
			open("/todo");
			checkbox(WRITE).check();
			tab().shows("0 open");
			assertThat(rows().last()).hasClass("done");
		}

		@Test
		void anUncheckedRowIsOpenAgain() {
			open("/todo");
			checkbox(READ).uncheck();
			tab().shows("2 open");
			assertThat(rows().first()).not().hasClass("done");
		}

		@Test
		void aDeletedRowIsGone() {
			open("/todo");
			tab().button("Delete " + READ).click();
			assertThat(rows()).hasCount(1);
			assertThat(rows()).containsText(WRITE);
		}

		@Test
		void anEmptyListSaysSo() {
			open("/todo");
			tab().button("Delete " + READ).click();
			tab().button("Delete " + WRITE).click();
			tab().shows("Nothing here.");
		}

	}

	@Nested
	class Filtering {

		@Test
		void aFilterChangesTheList() {
			open("/todo");
			tab().button("Open").click();
			assertThat(rows()).hasCount(1);
			assertThat(rows()).containsText(WRITE);
		}

		@Test
		void aFilterChangesTheAddressWithoutLoading() {
			open("/todo");
			tab().button("Done").click();
			assertThat(tab().page()).hasURL(Pattern.compile("/todo\\?filter=done$"));
			assertThat(tab().documents()).isEqualTo(1);
		}

		@Test
		void theChosenFilterIsPressed() {
			open("/todo");
			tab().button("Done").click();
			assertThat(tab().button("Done")).hasAttribute("aria-pressed", "true");
			assertThat(tab().button("All")).hasAttribute("aria-pressed", "false");
		}

		@Test
		void aReloadKeepsTheFilterOfTheAddress() {
			open("/todo");
			tab().button("Done").click();
			assertThat(rows()).hasCount(1);
			tab().page().reload();
			tab().awaitLive();
			assertThat(rows()).hasCount(1);
			assertThat(rows()).containsText(READ);
		}

		@Test
		void anAddressWithAFilterIsFilteredBeforeThePageIsLive(Tabs tabs) {
			Tab plain = tabs.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
			plain.visit("/todo?filter=open");
			assertThat(plain.page().locator(".todos li")).containsText(WRITE);
		}

		@Test
		void aRowThatNoLongerMatchesLeaves() {
			open("/todo?filter=open");
			checkbox(WRITE).click();
			tab().shows("Nothing here.");
		}

	}

	@Nested
	class Typing {

		/** Clicks without moving the focus. */
		private void deleteFirstRow() {
			tab().press(tab().button("Delete " + READ), 1);
			assertThat(rows()).hasCount(1);
		}

		@Test
		void aDeletedRowLeavesTheFieldItsText() {
			open("/todo");
			field().pressSequentially("Buy milk");
			deleteFirstRow();
			assertThat(field()).hasValue("Buy milk");
		}

		@Test
		void aDeletedRowLeavesTheFieldItsFocusAndCaret() {
			open("/todo");
			field().pressSequentially("Buy milk");
			field().evaluate("field => field.setSelectionRange(2, 5)");
			deleteFirstRow();
			assertThat(field()).isFocused();
			Object selection = field().evaluate("field => `${field.selectionStart}-${field.selectionEnd}`");
			assertThat(selection).isEqualTo("2-5");
		}

		@Test
		void patchesThatComeMeanwhileLoseNothing(Network network) {
			String text = "The quick brown fox jumps over the lazy dog";
			network.slow(40);
			open(network.address("/todo"));
			field().focus();
			for (char letter : text.toCharArray()) {
				tab().page().keyboard().type(String.valueOf(letter));
				if (letter == ' ') {
					tab().press(checkbox(READ), 1);
				}
			}
			assertThat(field()).hasValue(text);
			assertThat(tab().page().locator(".lattice-loading")).hasCount(0);
			assertThat(field()).hasValue(text);
		}

		@Test
		void whatWasTypedIntoTheMiddleStaysThere(Network network) {
			network.slow(40);
			open(network.address("/todo"));
			field().pressSequentially("Buy milk");
			field().evaluate("field => field.setSelectionRange(4, 4)");
			tab().page().keyboard().type("a lot of ");
			assertThat(tab().page().locator(".lattice-loading")).hasCount(0);
			assertThat(field()).hasValue("Buy a lot of milk");
		}

		@Test
		void twoThatAreTypedFastOverASlowLineAreTwo(Network network) {
			network.slow(40);
			open(network.address("/todo"));
			field().fill("Buy milk");
			field().press("Enter");
			field().fill("Buy bread");
			field().press("Enter");
			assertThat(rows().locator("span")).hasText(new String[] { READ, WRITE, "Buy milk", "Buy bread" });
		}

		@Test
		void theServerHasWhatWasTypedOverASlowLine(Network network) {
			network.slow(40);
			open(network.address("/todo"));
			field().pressSequentially("Buy a lot of milk");
			field().press("Enter");
			assertThat(rows().last().locator("span")).hasText("Buy a lot of milk");
		}

	}

}
