package dev.lattice.jit.expression;

/**
 * The inputs of one evaluation, read by index and without boxing. An input that an
 * expression names more than once may be read more than once, and must then give the same
 * value. A row that lacks an index, or holds another lane there, throws an exception of
 * its choice, which leaves the evaluation as it is.
 */
public interface InputRow {

	/**
	 * Returns an input of lane {@link Lane#INT}.
	 * @param index the input's index, at least 0
	 * @return its value
	 */
	int intAt(int index);

	/**
	 * Returns an input of lane {@link Lane#LONG}.
	 * @param index the input's index, at least 0
	 * @return its value
	 */
	long longAt(int index);

	/**
	 * Returns an input of lane {@link Lane#DOUBLE}.
	 * @param index the input's index, at least 0
	 * @return its value
	 */
	double doubleAt(int index);

	/**
	 * Returns an input of lane {@link Lane#BOOLEAN}.
	 * @param index the input's index, at least 0
	 * @return its value
	 */
	boolean booleanAt(int index);

}
