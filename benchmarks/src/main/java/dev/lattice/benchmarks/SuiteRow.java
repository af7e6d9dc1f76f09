package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of js-framework-benchmark.
 *
 * @param id the key and the first cell
 * @param label the second cell
 */
record SuiteRow(int id, String label) {

	private static final String[] ADJECTIVES = { "pretty", "large", "big", "small", "tall", "short", "long", "handsome",
			"plain", "quaint", "clean", "elegant", "easy", "angry", "crazy", "helpful", "mushy", "odd", "unsightly",
			"adorable", "important", "inexpensive", "cheap", "expensive", "fancy" };

	private static final String[] COLOURS = { "red", "yellow", "blue", "green", "pink", "brown", "purple", "brown",
			"white", "black", "orange" };

	private static final String[] NOUNS = { "table", "chair", "house", "bbq", "desk", "car", "pony", "cookie",
			"sandwich", "burger", "pizza", "mouse", "keyboard" };

	/** Rows from a number on; the label follows from the number. */
	static List<SuiteRow> from(int id, int count) {
		List<SuiteRow> rows = new ArrayList<>(count);
		for (int i = id; i < id + count; i++) {
			rows.add(new SuiteRow(i, ADJECTIVES[i % ADJECTIVES.length] + ' ' + COLOURS[i % COLOURS.length] + ' '
					+ NOUNS[i % NOUNS.length]));
		}
		return rows;
	}

	SuiteRow updated() {
		return new SuiteRow(this.id, this.label + " !!!");
	}

	String toJson() {
		return "[" + this.id + ",\"" + this.label + "\"]";
	}

}
