package dev.lattice.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class InputsIT {

	private static Locator known(Tab tab, String name) {
		return tab.page()
			.locator(".known dl div",
					new Page.LocatorOptions().setHas(tab.page().locator("dt").getByText(name, exactText())))
			.locator("dd");
	}

	private static Locator.GetByTextOptions exactText() {
		return new Locator.GetByTextOptions().setExact(true);
	}

	private static Locator field(Tab tab, String name) {
		return tab.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
	}

	@ParameterizedTest
	@CsvSource({ "Text, Ada", "E-mail, ada@example.org", "Password, secret", "Search, engines", "Telephone, +43 1 234",
			"Address, https://example.org", "Note, a longer text", "Number, 42", "Range, 55", "Colour, #00ff00",
			"Date, 2026-11-21", "Time, 12:30", "Date and time, 2026-11-21T12:30", "Month, 2026-11", "Week, 2026-W47",
			"Fruit, Cherry" })
	void theServerHasWhatWasEntered(String name, String value, Tab tab) {
		tab.open("/inputs");
		field(tab, name).fill(value);
		assertThat(known(tab, name)).hasText(value);
	}

	@Test
	void aCheckboxIsAFlag(Tab tab) {
		tab.open("/inputs");
		field(tab, "Subscribe").check();
		assertThat(known(tab, "Subscribe")).hasText("true");
	}

	@Test
	void aRadioButtonIsTheOneOfItsGroup(Tab tab) {
		tab.open("/inputs");
		field(tab, "Large").check();
		assertThat(known(tab, "Size")).hasText("Large");
		assertThat(field(tab, "Small")).not().isChecked();
	}

	@Test
	void aSelectIsTheChosenOption(Tab tab) {
		tab.open("/inputs");
		field(tab, "Country").selectOption("Canada");
		assertThat(known(tab, "Country")).hasText("Canada");
	}

	@Test
	void aSelectOfManyIsAllThatIsChosen(Tab tab) {
		tab.open("/inputs");
		field(tab, "Days").selectOption(new String[] { "Monday", "Friday" });
		assertThat(known(tab, "Days")).hasText("Monday, Friday");
		tab.button("Clear").click();
		assertThat(known(tab, "Days")).hasText("–");
		assertThat(field(tab, "Days")).hasValues(new String[0]);
	}

	@Test
	void aTextIsEditedInPlace(Tab tab) {
		tab.open("/inputs");
		field(tab, "Motto").pressSequentially("Less is more");
		assertThat(known(tab, "Motto")).hasText("Less is more");
		tab.button("Clear").click();
		assertThat(field(tab, "Motto")).hasText("");
	}

	@Test
	void ofFilesTheServerHasNamesAndSizes(Tab tab) {
		tab.open("/inputs");
		field(tab, "Files").setInputFiles(new FilePayload[] { new FilePayload("a.txt", "text/plain", new byte[3]),
				new FilePayload("b.txt", "text/plain", new byte[5]) });
		assertThat(known(tab, "Files")).hasText("a.txt (3 bytes), b.txt (5 bytes)");
		tab.button("Clear").click();
		assertThat(known(tab, "Files")).hasText("–");
		assertThat(field(tab, "Files")).hasValue("");
	}

	@Test
	void detailsAreOpenedByTheUserAndClosedByTheServer(Tab tab) {
		tab.open("/inputs");
		tab.page().locator("summary").click();
		assertThat(known(tab, "Advanced")).hasText("true");
		field(tab, "Nickname").fill("Countess");
		assertThat(known(tab, "Nickname")).hasText("Countess");
		tab.button("Clear").click();
		assertThat(field(tab, "Nickname")).isHidden();
	}

	@Test
	void aDialogAnswers(Tab tab) {
		tab.open("/inputs");
		tab.button("Read the terms").click();
		assertThat(tab.page().locator("dialog:modal")).isVisible();
		tab.button("Accept").click();
		assertThat(known(tab, "Terms")).hasText("accepted");
		assertThat(tab.page().locator("dialog")).isHidden();
	}

	@Test
	void aDialogThatIsLeftAnswersNothingAndOpensAgain(Tab tab) {
		tab.open("/inputs");
		tab.button("Read the terms").click();
		assertThat(tab.page().locator("dialog:modal")).isVisible();
		tab.page().keyboard().press("Escape");
		assertThat(tab.page().locator("dialog")).isHidden();
		assertThat(known(tab, "Terms")).hasText("–");
		tab.button("Read the terms").click();
		assertThat(tab.page().locator("dialog:modal")).isVisible();
	}

	@Test
	void clearingRestoresEveryInput(Tab tab) {
		tab.open("/inputs");
		field(tab, "Text").fill("Ada");
		field(tab, "Range").fill("90");
		field(tab, "Large").check();
		field(tab, "Country").selectOption("Canada");
		assertThat(known(tab, "Country")).hasText("Canada");
		tab.button("Clear").click();
		assertThat(known(tab, "Country")).hasText("Austria");
		assertThat(field(tab, "Text")).hasValue("");
		assertThat(field(tab, "Range")).hasValue("30");
		assertThat(field(tab, "Small")).isChecked();
		assertThat(field(tab, "Country")).hasValue("Austria");
	}

	@Test
	void sendingShowsWhatTheServerGot(Tab tab) {
		tab.open("/inputs");
		field(tab, "Text").fill("Ada");
		tab.button("Send").click();
		tab.shows("Text: Ada");
	}

}
