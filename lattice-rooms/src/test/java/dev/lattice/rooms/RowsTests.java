package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowsTests {

	private static Row<Integer> row(int value) {
		return new Row<>("", (value % 7 == 0) ? null : value);
	}

	private static List<Row<Integer>> rows(int from, int count) {
		List<Row<Integer>> rows = new ArrayList<>();
		for (int i = from; i < from + count; i++) {
			rows.add(row(i));
		}
		return rows;
	}

	@Test
	void anySplicesLeaveWhatTheyLeaveOfAList() {
		for (int seed = 0; seed < 40; seed++) {
			Random random = new Random(seed);
			List<Row<Integer>> list = rows(0, random.nextInt(3000));
			Rows<Integer> rows = Rows.of(list);
			for (int step = 0; step < 200; step++) {
				int from = random.nextInt(list.size() + 1);
				int removed = Math.min(list.size() - from,
						random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(3));
				List<Row<Integer>> added = rows(step * 100,
						random.nextInt(6) == 0 ? random.nextInt(200) : random.nextInt(3));
				list.subList(from, from + removed).clear();
				list.addAll(from, added);
				rows = rows.splice(from, removed, added);
			}
			check(seed, rows, list);
		}
	}

	private static void check(int seed, Rows<Integer> rows, List<Row<Integer>> list) {
		List<Row<Integer>> all = new ArrayList<>();
		rows.forEach(all::add);
		assertThat(all).as("seed %s", seed).isEqualTo(list);
		int shown = 0;
		for (int i = 0; i < list.size(); i++) {
			assertThat(rows.get(i)).isSameAs(list.get(i));
			assertThat(rows.shownBefore(i)).isEqualTo(shown);
			if (list.get(i).isShown()) {
				assertThat(rows.indexOfShown(shown)).isEqualTo(i);
				shown++;
			}
		}
		assertThat(rows.shown()).isEqualTo(shown);
		assertThat(rows.shownBefore(rows.size())).isEqualTo(shown);
	}

	@Test
	void oneByOneAtAnyPlaceTheTreeStaysLow() {
		Random random = new Random(1);
		Rows<Integer> end = Rows.empty();
		Rows<Integer> front = Rows.empty();
		Rows<Integer> anywhere = Rows.empty();
		for (int i = 0; i < 20_000; i++) {
			end = end.splice(end.size(), 0, rows(i, 1));
			front = front.splice(0, 0, rows(i, 1));
			anywhere = anywhere.splice(random.nextInt(anywhere.size() + 1), 0, rows(i, 1));
		}
		assertThat(end.height()).isLessThan(16);
		assertThat(front.height()).isLessThan(16);
		assertThat(anywhere.height()).isLessThan(16);
	}

	@Test
	void whatWasBeforeASpliceDoesNotChange() {
		Rows<Integer> before = Rows.of(rows(1, 500));
		before.splice(100, 300, rows(0, 50));
		assertThat(before.size()).isEqualTo(500);
		assertThat(before.get(200).value).isEqualTo(201);
	}

	@Test
	void aPositionThatIsNotThereIsRefusedWithTheSize() {
		Rows<Integer> rows = Rows.of(rows(1, 3));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> rows.get(3))
			.withMessageContaining("no position 3 in a list of size 3");
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> rows.splice(2, 2, List.of()))
			.withMessageContaining("size 3");
	}

}
