package dev.lattice.jit.expression;

/** A row for tests: the values of each lane, by index. */
@SuppressWarnings("ArrayRecordComponent")
record ArrayRow(int[] ints, long[] longs, double[] doubles, boolean[] booleans) implements InputRow {

	static final ArrayRow EMPTY = new ArrayRow(new int[0], new long[0], new double[0], new boolean[0]);

	static ArrayRow ofInts(int... values) {
		return new ArrayRow(values, new long[0], new double[0], new boolean[0]);
	}

	static ArrayRow ofDoubles(double... values) {
		return new ArrayRow(new int[0], new long[0], values, new boolean[0]);
	}

	@Override
	public int intAt(int index) {
		return this.ints[index];
	}

	@Override
	public long longAt(int index) {
		return this.longs[index];
	}

	@Override
	public double doubleAt(int index) {
		return this.doubles[index];
	}

	@Override
	public boolean booleanAt(int index) {
		return this.booleans[index];
	}

}
