package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OrderKeysTests {

	@Test
	void betweenAnyTwoThereIsAnother() {
		for (int seed = 0; seed < 50; seed++) {
			Random random = new Random(seed);
			List<String> keys = new ArrayList<>();
			for (int i = 0; i < 400; i++) {
				int at = random.nextInt(keys.size() + 1);
				keys.add(at, OrderKeys.between((at > 0) ? keys.get(at - 1) : null,
						(at < keys.size()) ? keys.get(at) : null));
			}
			assertThat(keys).as("seed %s", seed).isSorted().doesNotHaveDuplicates();
		}
	}

	@Test
	void keysAtAnEndStayShort() {
		String last = OrderKeys.first();
		String first = last;
		for (int i = 0; i < 100_000; i++) {
			last = OrderKeys.between(last, null);
			first = OrderKeys.between(null, first);
		}
		assertThat(last.length()).isLessThan(6);
		assertThat(first.length()).isLessThan(6);
	}

	@Test
	void keysAtOnePlaceGrowByACharacterForAboutFiveOfThem() {
		String low = OrderKeys.first();
		String high = OrderKeys.between(low, null);
		for (int i = 0; i < 1000; i++) {
			high = OrderKeys.between(low, high);
		}
		assertThat(high.length()).isLessThan(250);
	}

	@Test
	void twoThatAreNotInOrderAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> OrderKeys.between("a1", "a1"))
			.withMessageContaining("between 'a1' and 'a1'");
	}

	@Test
	void whatIsNoKeyIsRefused() {
		for (String bad : List.of("", "?", "a", "b1", "a1 ", "a10", "5")) {
			assertThatIllegalArgumentException().as(bad).isThrownBy(() -> OrderKeys.between(bad, null));
		}
	}

	@Test
	void beforeTheLeastKeyOfAllThereIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> OrderKeys.between(null, "A" + "0".repeat(26)));
	}

}
