package dev.lattice.sample;

import dev.lattice.test.LatticeTest;
import dev.lattice.test.LatticeTester;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@LatticeTest(Counter.class)
class CounterTests {

	@Test
	void incrementsOnClick(LatticeTester page) {
		page.open("/counter").button("+1").click();
		assertThat(page.texts("p")).containsExactly("Count: 1", "Doubled: 2");
	}

	@Test
	void survivesADroppedConnection(LatticeTester page) {
		page.open("/counter").button("+1").click();
		page.network().drop();
		page.button("+1").click();
		page.network().resume();
		assertThat(page.text("p")).isEqualTo("Count: 2");
	}

	@Test
	void countsOnceWhateverTheNetworkDoes(LatticeTester page) {
		page.open("/counter").network().delay();
		page.button("+1").click();
		page.network().reconnect();
		page.network().deliver();
		page.network().duplicate();
		assertThat(page.text("p")).isEqualTo("Count: 1");
	}

	@Test
	void beginsAgainWhenTheServerCrashes(LatticeTester page) {
		page.open("/counter").button("+1").click();
		page.network().crash();
		page.network().resume();
		assertThat(page.text("p")).isEqualTo("Count: 0");
	}

	@Test
	void saysWhenItIsALot(LatticeTester page) {
		page.open("/counter");
		for (int i = 0; i < 10; i++) {
			page.button("+1").click();
		}
		assertThat(page.text("strong")).isEqualTo("That's a lot!");
	}

}
