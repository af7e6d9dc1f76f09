package dev.lattice.engine.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyedDiffTests {

	private static boolean[] staying(int... oldOrder) {
		int[] weights = new int[oldOrder.length];
		Arrays.fill(weights, 1);
		return KeyedDiff.staying(oldOrder, weights);
	}

	@Test
	void nothingMovesInTheSameOrder() {
		assertThat(staying(0, 1, 2)).containsExactly(true, true, true);
	}

	@Test
	void movingTheLastRowFirstMovesOne() {
		assertThat(staying(3, 0, 1, 2)).containsExactly(false, true, true, true);
	}

	@Test
	void swappingTwoRowsMovesTwo() {
		assertThat(weight(staying(0, 3, 2, 1, 4), new int[] { 1, 1, 1, 1, 1 })).isEqualTo(3);
	}

	@Test
	void theHeavierPieceStays() {
		assertThat(KeyedDiff.staying(new int[] { 1, 0 }, new int[] { 2, 3 })).containsExactly(false, true);
	}

	@Test
	void nothingStaysOfNothing() {
		assertThat(staying()).isEmpty();
	}

	@Test
	void noOtherChoiceMovesFewer() {
		for (long seed = 0; seed < 500; seed++) {
			List<Integer> order = new ArrayList<>();
			Random random = new Random(seed);
			for (int i = 0; i < 1 + random.nextInt(9); i++) {
				order.add(i);
			}
			Collections.shuffle(order, random);
			int[] oldOrder = order.stream().mapToInt((i) -> i).toArray();
			int[] weights = order.stream().mapToInt((i) -> 1 + random.nextInt(4)).toArray();

			boolean[] staying = KeyedDiff.staying(oldOrder, weights);

			assertThat(isIncreasing(oldOrder, staying)).as("seed " + seed).isTrue();
			assertThat(weight(staying, weights)).as("seed " + seed).isEqualTo(heaviest(oldOrder, weights));
		}
	}

	private static int weight(boolean[] staying, int[] weights) {
		int weight = 0;
		for (int i = 0; i < staying.length; i++) {
			weight += staying[i] ? weights[i] : 0;
		}
		return weight;
	}

	private static boolean isIncreasing(int[] oldOrder, boolean[] staying) {
		int last = -1;
		for (int i = 0; i < oldOrder.length; i++) {
			if (staying[i]) {
				if (oldOrder[i] <= last) {
					return false;
				}
				last = oldOrder[i];
			}
		}
		return true;
	}

	/** By trying every subset. */
	private static int heaviest(int[] oldOrder, int[] weights) {
		int heaviest = 0;
		for (int subset = 0; subset < 1 << oldOrder.length; subset++) {
			boolean[] staying = new boolean[oldOrder.length];
			for (int i = 0; i < oldOrder.length; i++) {
				staying[i] = (subset & (1 << i)) != 0;
			}
			if (isIncreasing(oldOrder, staying)) {
				heaviest = Math.max(heaviest, weight(staying, weights));
			}
		}
		return heaviest;
	}

}
