package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the measured table. Its texts follow from numbers, so that the load knows what
 * must be shown; they have six characters on average.
 *
 * @param id the key
 * @param code the first cell
 * @param name the second cell, which changes
 * @param city the third cell
 * @param state the fourth cell
 */
record TableRow(int id, String code, String name, String city, String state) {

	private static final String[] CITIES = { "Oslo", "Lisbon", "Toronto", "Bergen", "Vienna" };

	private static final String[] STATES = { "open", "closed", "shipped", "paid", "returned" };

	private static final int FIVE_DIGITS = 36 * 36 * 36 * 36;

	static TableRow of(int id) {
		return new TableRow(id, "c" + (10_000 + id % 90_000), text(id), CITIES[id % CITIES.length],
				STATES[id * 7 % STATES.length]);
	}

	/** Rows 1 to a number. */
	static List<TableRow> first(int count) {
		List<TableRow> rows = new ArrayList<>(count);
		for (int id = 1; id <= count; id++) {
			rows.add(of(id));
		}
		return rows;
	}

	/** A text of six characters. */
	static String text(int number) {
		return "n" + Integer.toString(FIVE_DIGITS + number % 1_000_000 * 31, 36);
	}

	TableRow named(String name) {
		return new TableRow(this.id, this.code, name, this.city, this.state);
	}

	List<String> cells() {
		return List.of(this.code, this.name, this.city, this.state);
	}

}
