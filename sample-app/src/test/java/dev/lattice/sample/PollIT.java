package dev.lattice.sample;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class PollIT {

	private static Locator count(Tab tab, String answer) {
		return tab.button(answer).locator("xpath=..").locator("span");
	}

	@Test
	void votesOfBothAddUp(Tab one, Tab other) {
		one.open("/poll");
		other.open("/poll");
		one.press(one.button("Tea"), 20);
		other.press(other.button("Tea"), 20);
		assertThat(count(one, "Tea")).hasText("40");
		assertThat(count(other, "Tea")).hasText("40");
	}

	@Test
	void whatBothTypeIntoTheQuestionIsMerged(Tab one, Tab other) {
		one.open("/poll");
		other.open("/poll");
		Locator here = one.page().getByLabel("Question");
		Locator there = other.page().getByLabel("Question");
		here.pressSequentially("What?");
		assertThat(there).hasValue("What?");
		there.press("Home");
		there.pressSequentially("So: ");
		here.pressSequentially(" Now!");
		assertThat(here).hasValue("So: What? Now!");
		assertThat(there).hasValue("So: What? Now!");
	}

	@Test
	void anEditIsShownAsSaved(Tab tab) {
		tab.open("/poll");
		tab.button("Water").click();
		assertThat(tab.page().getByText(", saved")).isVisible();
	}

}
