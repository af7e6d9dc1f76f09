package dev.lattice.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** What is done to the measured table by a click; each has a button with its id. */
enum TableOperation {

	/** Gives the row in the middle another name. */
	CELL("one cell"),

	/** Puts a new row before the first. */
	INSERT("insert at head"),

	/** Takes the first row away. */
	DELETE("delete first"),

	/** Makes the second row and the last but one change places. */
	SWAP("swap two"),

	/** Gives every tenth row another name. */
	TENTH("every 10th"),

	/** Adds rows at the end. */
	FILL("add 1,000 rows");

	/** How many rows {@link #FILL} adds. */
	static final int FILLED = 1_000;

	/** The distance of rows of {@link #TENTH}. */
	static final int STEP = 10;

	private final String label;

	TableOperation(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	/** The selector of the button. */
	String button() {
		return "#" + name();
	}

	/** The positions of rows that another content stands in, the operation being done. */
	int[] touched(int size) {
		return switch (this) {
			case CELL -> new int[] { size / 2 };
			case INSERT -> new int[] { 0, 1 };
			case DELETE -> new int[] { 0 };
			case SWAP -> new int[] { 1, size - 2 };
			case TENTH -> IntStream.iterate(0, (at) -> at < size, (at) -> at + STEP).toArray();
			case FILL -> IntStream.range(Math.max(0, size - FILLED), size).toArray();
		};
	}

	/** Does it to a list: what the page must show then. */
	void apply(List<TableRow> rows, int change) {
		switch (this) {
			case CELL, TENTH -> {
				for (int at : touched(rows.size())) {
					rows.set(at, rows.get(at).named(TableRow.text(change)));
				}
			}
			case INSERT -> rows.addFirst(TableRow.of(change));
			case DELETE -> rows.removeFirst();
			case SWAP -> {
				TableRow second = rows.get(1);
				rows.set(1, rows.get(rows.size() - 2));
				rows.set(rows.size() - 2, second);
			}
			case FILL -> {
				for (int i = 0; i < FILLED; i++) {
					rows.add(TableRow.of(change * FILLED + i));
				}
			}
		}
	}

}
