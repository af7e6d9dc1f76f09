package dev.lattice.sample;

import dev.lattice.test.LatticeTest;
import dev.lattice.test.LatticeTester;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@LatticeTest(TodoList.class)
class TodoListTests {

	@Test
	void addsWhatIsTyped(LatticeTester page) {
		page.open("/todo").field("New to-do").type("Water the plants");
		page.button("Add").click();
		assertThat(page.texts(".todos span")).endsWith("Water the plants").hasSize(3);
		assertThat(page.field("New to-do").value()).isEmpty();
	}

	@Test
	void addsOnEnter(LatticeTester page) {
		page.open("/todo").field("New to-do").type("Water the plants");
		page.field("New to-do").press("Enter");
		assertThat(page.texts(".todos span")).hasSize(3);
	}

	@Test
	void addsNothingFromABlankField(LatticeTester page) {
		page.open("/todo").field("New to-do").type("  ");
		page.button("Add").click();
		assertThat(page.texts(".todos span")).hasSize(2);
	}

	@Test
	void checkingMovesBetweenFilters(LatticeTester page) {
		page.open("/todo").field("Write your own").click();
		assertThat(page.text(".row p")).isEqualTo("0 open");
		page.button("Open").click();
		assertThat(page.texts(".todos span")).isEmpty();
		assertThat(page.text(".muted")).isEqualTo("Nothing here.");
	}

	@Test
	void theFilterLivesInTheAddress(LatticeTester page) {
		page.open("/todo?filter=done");
		assertThat(page.texts(".todos span")).containsExactly("Read the first component");
		page.button("Open").click();
		assertThat(page.url()).isEqualTo("/todo?filter=open");
		page.button("All").click();
		assertThat(page.url()).isEqualTo("/todo");
	}

	@Test
	void deletes(LatticeTester page) {
		page.open("/todo").button("Delete Write your own").click();
		assertThat(page.texts(".todos span")).containsExactly("Read the first component");
	}

}
