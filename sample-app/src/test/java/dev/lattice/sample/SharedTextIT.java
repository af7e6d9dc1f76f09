package dev.lattice.sample;

import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import dev.lattice.engine.text.Splices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** I-120 to I-132, in a browser: one text in the fields of two pages. */
@SampleTest
class SharedTextIT {

	private static final double PATIENCE = 30_000;

	private static final String SELECTION = "field => [field.selectionStart, field.selectionEnd, field.selectionDirection]";

	/**
	 * Types a letter twenty times, as fast as somebody who is in a hurry, while this goes
	 * on.
	 */
	private static final String TYPE_ALONG = """
			(field, letter) => {
			  field.focus();
			  let left = 20;
			  const timer = setInterval(() => {
			    document.execCommand("insertText", false, letter);
			    if (!--left) clearInterval(timer);
			  }, 20);
			}""";

	private static final String CARET = "field => [field.selectionStart, field.selectionEnd]";

	@BeforeEach
	void start() {
		SharedTextPage.start("shared");
	}

	private static Locator text(Tab tab) {
		return tab.page().locator("#text");
	}

	private static Locator open(Tab tab, String address) {
		tab.open(address);
		tab.page().setDefaultTimeout(PATIENCE);
		return text(tab);
	}

	private static Locator open(Tab tab) {
		return open(tab, "/test/text");
	}

	private static void select(Locator field, int start, int end, String direction) {
		field.evaluate(
				"(field, [start, end, direction]) => {field.focus();field.setSelectionRange(start,end,direction);}",
				List.of(start, end, direction));
	}

	private static void shows(Locator field, String value) {
		assertThat(field).hasValue(value,
				new com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions().setTimeout(PATIENCE));
	}

	@Test
	void whatOneTypesTheOtherSees(Tab one, Tab other) {
		Locator here = open(one);
		Locator there = open(other);
		select(here, 6, 6, "none");
		here.pressSequentially(" text");
		shows(there, "shared text");
		shows(other.page().locator("#line"), "shared text");
		shows(one.page().locator("#line"), "shared text");
	}

	@Test
	void twoWhoTypeAtOnceInOneFieldDoNotMixTheirWords(Tab one, Tab other) {
		Locator here = open(one);
		Locator there = open(other);
		select(here, 3, 3, "none");
		select(there, 3, 3, "none");
		there.evaluate(TYPE_ALONG, "y");
		here.pressSequentially("x".repeat(20));
		one.page().waitForCondition(() -> SharedTextPage.TEXT.toString().length() == 46);
		String end = SharedTextPage.TEXT.toString();
		assertThat(end).contains("x".repeat(20)).contains("y".repeat(20));
		shows(here, end);
		shows(there, end);
		int caret = end.indexOf("x".repeat(20)) + 20;
		assertThat(here.evaluate(CARET)).isEqualTo(List.of(caret, caret));
	}

	@Test
	void caretSelectionAndItsDirectionStayInTheText(Tab tab) {
		Locator field = open(tab);
		select(field, 2, 4, "backward");
		SharedTextPage.TEXT.edit(Splices.parse("+4:our =3+1:-"));
		shows(field, "our sha-red");
		assertThat(field.evaluate(SELECTION)).isEqualTo(List.of(6, 9, "backward"));
	}

	@Test
	void undoTakesBackWhatWasTypedHereAlone(Tab tab) {
		Locator field = open(tab);
		select(field, 6, 6, "none");
		field.pressSequentially("!");
		tab.page().waitForCondition(() -> SharedTextPage.TEXT.toString().equals("shared!"));
		field.press("Control+z");
		tab.page().waitForCondition(() -> SharedTextPage.TEXT.toString().equals("shared"));
		shows(field, "shared");
	}

	@Test
	void whatIsComposedIsNotDisturbed(Tab tab) {
		Locator field = open(tab);
		select(field, 6, 6, "none");
		CDPSession cdp = tab.page().context().newCDPSession(tab.page());
		cdp.send("Input.imeSetComposition", composition("n"));
		cdp.send("Input.imeSetComposition", composition("に"));
		SharedTextPage.TEXT.edit(Splices.of(0, 0, "our "));
		// What came is in the other field, which composes nothing.
		shows(tab.page().locator("#line"), "our shared");
		shows(field, "sharedに");
		JsonObject text = new JsonObject();
		text.addProperty("text", "日本");
		cdp.send("Input.insertText", text);
		shows(field, "our shared日本");
		tab.page().waitForCondition(() -> SharedTextPage.TEXT.toString().equals("our shared日本"));
	}

	private static JsonObject composition(String text) {
		JsonObject composition = new JsonObject();
		composition.addProperty("text", text);
		composition.addProperty("selectionStart", text.length());
		composition.addProperty("selectionEnd", text.length());
		return composition;
	}

	@Nested
	class WithoutAConnection {

		@Test
		void whatIsTypedIsMergedWhenThereIsOneAgain(Tab tab, Network network) {
			Locator field = open(tab, network.address("/test/text"));
			network.hold();
			network.cut();
			tab.awaitLost();
			select(field, 6, 6, "none");
			field.pressSequentially(" text");
			SharedTextPage.TEXT.edit(Splices.of(0, 0, "our "));
			network.release();
			shows(field, "our shared text");
			tab.page().waitForCondition(() -> SharedTextPage.TEXT.toString().equals("our shared text"));
			assertThat(field.evaluate(CARET)).isEqualTo(List.of(15, 15));
		}

	}

}
