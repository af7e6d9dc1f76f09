package dev.lattice.benchmarks;

/**
 * An operation of js-framework-benchmark; each has a button with its id.
 */
enum SuiteOperation {

	/** Makes 1,000 rows where there are none. */
	CREATE("create 1,000", "create"),

	/** Makes 10,000 rows where there are none. */
	CREATE_MANY("create 10,000", "create"),

	/** Puts 1,000 new rows in the place of all. */
	REPLACE("replace all", "replace"),

	/** Gives every tenth row another label. */
	UPDATE("update every 10th", "update"),

	/** Marks a row, and no longer the one before. */
	SELECT("select row", "select"),

	/** Makes the second row and the last but one change places. */
	SWAP("swap rows", "swap"),

	/** Takes a row out. */
	REMOVE("remove row", "remove"),

	/** Adds 1,000 rows at the end. */
	APPEND("append 1,000", "append"),

	/** Takes all rows away. */
	CLEAR("clear", "clear");

	static final int ROWS = 1_000;

	static final int STEP = 10;

	/** The second of the rows that {@link #SWAP} moves; the first is row 1. */
	static final int SWAPPED = 998;

	private final String label;

	private final String function;

	SuiteOperation(String label, String function) {
		this.label = label;
		this.function = function;
	}

	String label() {
		return this.label;
	}

	/** The function of the hand-written code. */
	String function() {
		return this.function;
	}

	/** How many rows it makes. */
	int made() {
		return (this == CREATE_MANY) ? 10 * ROWS : ROWS;
	}

	/** The position of the row that {@link #SELECT} marks or {@link #REMOVE} takes. */
	int position() {
		return (this == SELECT) ? ROWS / 2 : ROWS / 2 + 1;
	}

}
