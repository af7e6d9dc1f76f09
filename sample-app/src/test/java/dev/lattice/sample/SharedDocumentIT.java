package dev.lattice.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class SharedDocumentIT {

	@Autowired
	private Room document;

	@BeforeEach
	void beginEmpty() {
		this.document.document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.xmlFragment("body").delete(0, doc.xmlFragment("body").length());
			return true;
		});
	}

	private static Locator editor(Tab tab) {
		return tab.page().getByRole(AriaRole.TEXTBOX);
	}

	private static Locator outline(Tab tab) {
		return tab.page().getByLabel("Outline").locator("li");
	}

	@Test
	void whatOneWritesStandsInTheEditorOfTheOther(Tab one, Tab other) {
		one.open("/document");
		other.open("/document");
		editor(one).pressSequentially("Good morning");
		assertThat(editor(other)).containsText("Good morning");
	}

	@Test
	void headingsStandInTheOutlineThatTheServerRenders(Tab one, Tab other) {
		one.open("/document");
		other.open("/document");
		editor(one).pressSequentially("# Plan");
		assertThat(outline(other)).hasText("Plan");
		editor(other).press("Control+End");
		editor(other).press("Enter");
		editor(other).pressSequentially("## Today");
		assertThat(outline(one)).hasText(new String[] { "Plan", "Today" });
	}

	@Test
	void theCaretOfTheOtherHasAName(Tab one, Tab other) {
		one.open("/document");
		other.open("/document");
		editor(one).pressSequentially("Hello");
		assertThat(editor(other).locator(".caret-name")).not().isEmpty();
	}

	@Test
	void whoComesLaterFindsTheDocumentInTheFirstHtml(Tab one, Tab later) {
		one.open("/document");
		editor(one).pressSequentially("# Kept");
		assertThat(outline(one)).hasText("Kept");
		later.open("/document");
		assertThat(outline(later)).hasText("Kept");
		assertThat(editor(later)).containsText("Kept");
	}

}
