package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.lattice.engine.collection.ListEdits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlignmentTests {

	@Test
	void positionsOfWhatStaysAreFoundWhateverBothSidesChange() {
		for (int seed = 0; seed < 2000; seed++) {
			Random random = new Random(seed);
			List<Integer> seen = new ArrayList<>();
			for (int i = 0; i < random.nextInt(20); i++) {
				seen.add(i);
			}
			List<Integer> now = new ArrayList<>(seen);
			int next = 100;
			ListEdits edits = new ListEdits();
			for (int step = 0; step < random.nextInt(6); step++) {
				int at = random.nextInt(now.size() + 1);
				int removed = random.nextInt(Math.min(3, now.size() - at) + 1);
				int added = random.nextInt(3);
				edits.splice(at, removed, added);
				now.subList(at, at + removed).clear();
				for (int i = 0; i < added; i++) {
					now.add(at + i, next++);
				}
			}
			Alignment alignment = Alignment.of(now.size(), edits);
			for (int step = 0; step < 12; step++) {
				check(seed, alignment, seen, now);
				if (random.nextBoolean() || seen.isEmpty()) {
					int at = random.nextInt(seen.size() + 1);
					int gap = alignment.gap(at);
					seen.add(at, next);
					now.add(gap, next++);
					alignment.inserted(at, gap, 1);
				}
				else {
					int at = random.nextInt(seen.size());
					int count = 1 + random.nextInt(Math.min(3, seen.size() - at));
					seen.subList(at, at + count).clear();
					for (Alignment.Range range : alignment.remove(at, count)) {
						now.subList(range.now(), range.now() + range.count()).clear();
					}
				}
			}
			assertThat(alignment.nowSize()).isEqualTo(now.size());
		}
	}

	/**
	 * An element that was removed and inserted by others within a stretch is another one.
	 */
	private static void check(int seed, Alignment alignment, List<Integer> seen, List<Integer> now) {
		int last = -1;
		for (int i = 0; i < seen.size(); i++) {
			int found = alignment.find(i);
			if (found >= 0) {
				assertThat(now.get(found)).as("seed %s", seed).isEqualTo(seen.get(i));
				assertThat(found).isGreaterThan(last);
				last = found;
				assertThat(alignment.gap(i + 1)).isEqualTo(found + 1);
			}
			else {
				assertThat(seen.get(i)).as("seed %s", seed).isLessThan(100);
			}
		}
	}

}
