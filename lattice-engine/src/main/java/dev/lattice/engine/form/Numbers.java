package dev.lattice.engine.form;

/**
 * How numbers are entered: as a text, since of what is no number a browser tells nothing
 * in a control of the type number.
 */
final class Numbers {

	static final InputType<Integer> INTEGER = new InputType<>("text", "numeric", Numbers::integer, String::valueOf,
			String::valueOf);

	static final InputType<Double> DOUBLE = new InputType<>("text", "decimal", Numbers::number, Numbers::write,
			Numbers::write);

	/** Up to here a double that is whole is written as such. */
	private static final double WHOLE = 1e15;

	private Numbers() {
	}

	private static Reading<Integer> integer(String text) {
		try {
			return Reading.of(Integer.valueOf(text));
		}
		catch (NumberFormatException ex) {
			return Reading.failed("Please enter a whole number");
		}
	}

	private static Reading<Double> number(String text) {
		// Java takes more for a number than people do: NaN, 0x1p3, 1d.
		if (Letters.all(text, (letter) -> "0123456789.+-eE".indexOf(letter) >= 0)) {
			try {
				double value = Double.parseDouble(text);
				if (Double.isFinite(value)) {
					return Reading.of(value);
				}
			}
			catch (NumberFormatException ex) {
				// Told below.
			}
		}
		return Reading.failed("Please enter a number, such as 1.5");
	}

	private static String write(Double value) {
		boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
		return whole ? String.valueOf(value.longValue()) : value.toString();
	}

}
