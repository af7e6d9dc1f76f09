package dev.lattice.sample;

import dev.lattice.test.LatticeTest;
import dev.lattice.test.LatticeTester;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From page to page in a test without a browser. */
@LatticeTest
class NavigationTests {

	@Test
	void aLinkShowsItsPage(LatticeTester page) {
		page.open("/").find("a[href=/counter]").click();

		assertThat(page.url()).isEqualTo("/counter");
		assertThat(page.title()).isEqualTo("Counter");
		assertThat(page.button("+1").click().text("p")).isEqualTo("Count: 1");
	}

	@Test
	void theStateOfThePageLeftIsGone(LatticeTester page) {
		page.open("/counter").button("+1").click();

		page.navigate("/").navigate("/counter");

		assertThat(page.text("p")).isEqualTo("Count: 0");
	}

	@Test
	void anotherQueryOfThePageChangesItsSignals(LatticeTester page) {
		page.open("/todo").field("New to-do").type("half a th");

		page.navigate("?filter=done");

		assertThat(page.url()).isEqualTo("/todo?filter=done");
		assertThat(page.all(".todos li")).hasSize(1);
		assertThat(page.field("New to-do").value()).isEqualTo("half a th");
	}

	@Test
	void aNavigationSurvivesADroppedConnection(LatticeTester page) {
		page.open("/");
		page.network().drop();
		page.find("a[href=/counter]").click();
		assertThat(page.title()).isEqualTo("Lattice samples");

		page.network().resume();

		assertThat(page.title()).isEqualTo("Counter");
	}

	@Test
	void aPageThatIsNoneIsLeftToTheBrowser(LatticeTester page) {
		page.open("/").navigate("/app.css");

		assertThat(page.url()).isEqualTo("/app.css");
		assertThat(page.title()).isEqualTo("Lattice samples");
	}

}
