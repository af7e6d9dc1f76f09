package dev.lattice.sample;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A checked form in a real browser: where the focus goes, and what is read aloud. */
@SampleTest
class CustomersIT {

	private Tab tab;

	@BeforeEach
	void open(Tab tab) {
		this.tab = tab.open("/customers");
	}

	private Locator field(String label) {
		return this.tab.page().getByLabel(label);
	}

	@Test
	void theFirstFieldWithAProblemHasTheFocus() {
		field("Name").fill("Grace Hopper");
		field("Name").press("Enter");
		assertThat(field("E-mail")).isFocused();
		assertThat(field("E-mail")).hasAccessibleDescription("Please enter an address");
		assertThat(field("Name")).hasAccessibleDescription("");
	}

	@Test
	void aGroupOfRadioButtonsHasTheFocusAtItsFirst() {
		field("Name").fill("Grace Hopper");
		field("E-mail").fill("grace@example.org");
		field("E-mail").press("Enter");
		assertThat(field("Free")).isFocused();
	}

	@Test
	void aFieldThatWasLeftTellsItsProblem() {
		field("E-mail").fill("grace");
		field("Name").focus();
		assertThat(field("E-mail")).hasAttribute("aria-invalid", "true");
		field("E-mail").fill("grace@example.org");
		assertThat(field("E-mail")).not().hasAttribute("aria-invalid", "true");
	}

	@Test
	void whatIsSoundIsSavedByKeyboardAlone() {
		field("Name").fill("Grace Hopper");
		field("E-mail").fill("grace@example.org");
		field("Team").press(" ");
		field("Customer since").fill("2025-01-02");
		field("Customer since").press("Enter");
		assertThat(this.tab.page().locator("tbody tr")).hasCount(2);
		assertThat(field("Name")).hasValue("");
	}

}
