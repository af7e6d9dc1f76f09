package dev.lattice.sample;

import dev.lattice.test.LatticeTest;
import dev.lattice.test.LatticeTester;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@LatticeTest(SharedCounter.class)
class SharedCounterTests {

	@Test
	void everyoneSeesAVote(LatticeTester first) {
		LatticeTester second = first.another().open("/shared");
		String before = second.text("p");

		first.open("/shared").button("Vote").click();

		assertThat(second.text("p")).isNotEqualTo(before).isEqualTo(first.text("p"));
	}

}
