package dev.lattice.engine.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyedDiffTests {

	@Test
	void nothingMovesWhenTheOrderIsTheSame() {
		assertThat(KeyedDiff.staying(new int[] { 0, 1, 2 })).containsExactly(true, true, true);
	}

	@Test
	void movingTheLastRowFirstMovesOnlyThatRow() {
		assertThat(KeyedDiff.staying(new int[] { 3, 0, 1, 2 })).containsExactly(false, true, true, true);
	}

	@Test
	void swappingTwoRowsMovesTwo() {
		boolean[] staying = KeyedDiff.staying(new int[] { 0, 3, 2, 1, 4 });
		assertThat(moving(staying)).isEqualTo(2);
	}

	@Test
	void newRowsDoNotStay() {
		assertThat(KeyedDiff.staying(new int[] { -1, 0, -1, 1 })).containsExactly(false, true, false, true);
	}

	@Test
	void nextStayingPointsBehindEachItem() {
		assertThat(KeyedDiff.nextStaying(new boolean[] { false, true, false, true, false })).containsExactly(1, 3, 3,
				-1, -1);
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
			int[] positions = order.stream().mapToInt((i) -> i).toArray();

			boolean[] staying = KeyedDiff.staying(positions);

			assertThat(isIncreasing(positions, staying)).as("seed " + seed).isTrue();
			assertThat(positions.length - moving(staying)).as("seed " + seed).isEqualTo(longestRun(positions));
		}
	}

	private static int moving(boolean[] staying) {
		int moving = 0;
		for (boolean stays : staying) {
			moving += stays ? 0 : 1;
		}
		return moving;
	}

	private static boolean isIncreasing(int[] positions, boolean[] staying) {
		int last = -1;
		for (int i = 0; i < positions.length; i++) {
			if (staying[i]) {
				if (positions[i] <= last) {
					return false;
				}
				last = positions[i];
			}
		}
		return true;
	}

	/** By trying every subset. */
	private static int longestRun(int[] positions) {
		int longest = 0;
		for (int subset = 0; subset < 1 << positions.length; subset++) {
			boolean[] staying = new boolean[positions.length];
			for (int i = 0; i < positions.length; i++) {
				staying[i] = (subset & (1 << i)) != 0;
			}
			if (isIncreasing(positions, staying)) {
				longest = Math.max(longest, Integer.bitCount(subset));
			}
		}
		return longest;
	}

}
