package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChunkedListTests {

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void isWhatAnArrayListIs(long seed) {
		Random random = new Random(seed);
		List<Integer> expected = new ArrayList<>();
		ChunkedList<Integer> list = new ChunkedList<>();
		int most = (seed % 2 == 0) ? 40 : 3000;
		for (int step = 0; step < 400; step++) {
			int from = random.nextInt(expected.size() + 1);
			int removed = random.nextInt(Math.min(expected.size() - from, most) + 1);
			List<Integer> added = new ArrayList<>();
			for (int i = random.nextInt((random.nextInt(4) == 0) ? most : 3); i > 0; i--) {
				added.add(random.nextInt());
			}
			expected.subList(from, from + removed).clear();
			expected.addAll(from, added);
			list.splice(from, removed, added);
			assertThat(list).as("seed " + seed + ", step " + step).isEqualTo(expected);
			if (!expected.isEmpty()) {
				int at = random.nextInt(expected.size());
				assertThat(list.get(at)).isEqualTo(expected.get(at));
				list.set(at, step);
				expected.set(at, step);
			}
		}
	}

	@Test
	void aPositionThatIsNotThereIsNamed() {
		ChunkedList<String> list = new ChunkedList<>();
		list.add("a");

		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(1))
			.withMessage("There are no 1 from position 1 on in a list of size 1");
	}

}
