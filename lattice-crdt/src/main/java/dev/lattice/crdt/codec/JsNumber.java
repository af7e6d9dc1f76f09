package dev.lattice.crdt.codec;

/**
 * Numbers as JavaScript writes them (ECMAScript, Number::toString): the fewest digits
 * that are read back as the same double, and of those the nearest.
 */
final class JsNumber {

	/** Up to here zeros are written behind the digits instead of an exponent. */
	private static final int MAX_PLAIN_EXPONENT = 21;

	/** Above here zeros are written before the digits instead of an exponent. */
	private static final int MIN_PLAIN_EXPONENT = -6;

	/** The smallest number of 15 digits. */
	private static final long MANY_DIGITS = 100_000_000_000_000L;

	private JsNumber() {
	}

	/** Returns a finite number as text. */
	static String toString(double number) {
		if (Math.abs(number) <= Values.MAX_SAFE_INTEGER && number == Math.rint(number)) {
			return Long.toString((long) number);
		}
		StringBuilder out = new StringBuilder();
		if (number < 0) {
			out.append('-');
		}
		append(out, Math.abs(number));
		return out.toString();
	}

	private static void append(StringBuilder out, double number) {
		String text = Double.toString(number);
		long digits = 0;
		int exponent = 0;
		boolean fraction = false;
		int at = 0;
		for (; at < text.length() && text.charAt(at) != 'E'; at++) {
			if (text.charAt(at) == '.') {
				fraction = true;
			}
			else {
				digits = digits * 10 + (text.charAt(at) - '0');
				exponent -= fraction ? 1 : 0;
			}
		}
		if (at < text.length()) {
			exponent += Integer.parseInt(text.substring(at + 1));
		}
		shorten(out, number, digits, exponent);
	}

	/**
	 * Removes digits that are not needed. Java writes two at least, and so 4.9E-324 where
	 * one is enough; TeaVM sometimes writes 15 to 17. (TeaVM also writes a few numbers
	 * with one digit too few, such as 2^-25; they stay so.)
	 */
	private static void shorten(StringBuilder out, double number, long digits, int exponent) {
		long best = digits;
		int power = exponent;
		boolean maybeTooMany = digits < 100 || digits >= MANY_DIGITS;
		for (long unit = 10; maybeTooMany && unit <= digits; unit *= 10) {
			long down = digits / unit;
			boolean upIsNearer = digits % unit >= unit / 2;
			long near = upIsNearer ? down + 1 : down;
			long far = upIsNearer ? down : down + 1;
			if (Decimal.toDouble(near, power + 1) == number) {
				best = near;
			}
			else if (Decimal.toDouble(far, power + 1) == number) {
				best = far;
			}
			else {
				break;
			}
			power++;
		}
		while (best > 9 && best % 10 == 0) {
			best /= 10;
			power++;
		}
		layOut(out, Long.toString(best), power);
	}

	/** Writes the digits times ten to the power. */
	private static void layOut(StringBuilder out, String digits, int power) {
		int count = digits.length();
		int point = count + power;
		if (count <= point && point <= MAX_PLAIN_EXPONENT) {
			out.append(digits);
			zeros(out, power);
		}
		else if (0 < point && point <= MAX_PLAIN_EXPONENT) {
			out.append(digits, 0, point).append('.').append(digits, point, count);
		}
		else if (MIN_PLAIN_EXPONENT < point && point <= 0) {
			out.append("0.");
			zeros(out, -point);
			out.append(digits);
		}
		else {
			int exponent = point - 1;
			out.append(digits.charAt(0));
			if (count > 1) {
				out.append('.').append(digits, 1, count);
			}
			out.append('e').append((exponent < 0) ? '-' : '+').append(Math.abs(exponent));
		}
	}

	private static void zeros(StringBuilder out, int count) {
		for (int written = 0; written < count; written++) {
			out.append('0');
		}
	}

}
