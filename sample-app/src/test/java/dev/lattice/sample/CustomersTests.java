package dev.lattice.sample;

import dev.lattice.test.LatticeTest;
import dev.lattice.test.LatticeTester;
import dev.lattice.test.TestElement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@LatticeTest(Customers.class)
class CustomersTests {

	private static void fill(LatticeTester page, String email, String plan) {
		page.open("/customers").field("Name").type("Grace Hopper");
		page.field("E-mail").type(email);
		page.field(plan).click();
		page.field("Customer since").type("2025-01-02");
		page.button("Save").click();
	}

	private static String problem(TestElement field, LatticeTester page) {
		return page.text("[id='" + field.attribute("aria-describedby") + "']");
	}

	@Test
	void savesWhatIsSound(LatticeTester page) {
		fill(page, "grace@example.org", "Team");
		assertThat(page.texts("tbody td:first-child")).containsExactly("Ada Lovelace", "Grace Hopper");
	}

	@Test
	void beginsAnewAfterwards(LatticeTester page) {
		fill(page, "grace@example.org", "Team");
		assertThat(page.field("Name").value()).isEmpty();
		assertThat(page.texts(".problem")).containsOnly("");
	}

	@Test
	void tellsAllThatIsMissing(LatticeTester page) {
		page.open("/customers").button("Save").click();
		assertThat(page.texts(".problem")).containsExactly("Please enter a name", "Please enter an address",
				"Please choose one", "Please fill this in", "");
		assertThat(page.field("Name").attribute("aria-invalid")).isEqualTo("true");
	}

	@Test
	void tellsNothingWhileSomebodyTypesTheFirstTime(LatticeTester page) {
		page.open("/customers").field("E-mail").insert(0, "grace");
		assertThat(page.texts(".problem")).containsOnly("");
	}

	@Test
	void tellsWhatIsWrongWithAFieldThatWasLeft(LatticeTester page) {
		page.open("/customers").field("E-mail").type("grace");
		assertThat(problem(page.field("E-mail"), page)).contains("such as name@example.org");
	}

	@Test
	void ruleOfSeveralFieldsIsToldAtOne(LatticeTester page) {
		fill(page, "grace@example.org", "Company");
		assertThat(problem(page.field("E-mail"), page)).isEqualTo("A company has an address of its own");
		page.field("Team").click();
		assertThat(problem(page.field("E-mail"), page)).isEmpty();
	}

	@Test
	void anAddressThatSomebodyHasIsNotTaken(LatticeTester page) {
		fill(page, "ada@example.org", "Free");
		assertThat(problem(page.field("E-mail"), page)).isEqualTo("Somebody has this address already");
		assertThat(page.texts("tbody td:first-child")).hasSize(1);
	}

}
