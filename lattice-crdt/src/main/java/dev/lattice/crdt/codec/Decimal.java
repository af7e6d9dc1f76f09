package dev.lattice.crdt.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal numbers to the nearest double, also where the platform's
 * {@code Double.parseDouble} takes a neighbour, as TeaVM's does of 1e23.
 */
final class Decimal {

	// Both factors are exact, so that one operation rounds once (Clinger, How to Read
	// Floating Point Numbers Accurately, PLDI 1990).
	private static final double[] EXACT_POWERS = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
			1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

	/** A double lies half-way between two others with at most 767 digits. */
	private static final int MOST_DIGITS = 770;

	private static final int LONG_DIGITS = 18;

	/** Beyond are 0 and infinity. */
	private static final int MAX_MAGNITUDE = 400;

	/** No text is so long that its digits could bring back a larger exponent. */
	private static final long MAX_EXPONENT = 1L << 40;

	private Decimal() {
	}

	/** Returns the double nearest to the digits, at least 0, times ten to the power. */
	static double toDouble(long digits, int power) {
		if (digits <= Values.MAX_SAFE_INTEGER && power >= -22 && power <= 22) {
			return (power < 0) ? digits / EXACT_POWERS[-power] : digits * EXACT_POWERS[power];
		}
		return BigDecimal.valueOf(digits, -power).doubleValue();
	}

	/** Returns the double nearest to a number of JSON without a sign. */
	static double parse(String text, int from, int to) {
		StringBuilder digits = new StringBuilder();
		long power = 0;
		boolean fraction = false;
		boolean more = false;
		int at = from;
		for (; at < to && (text.charAt(at) | 0x20) != 'e'; at++) {
			char c = text.charAt(at);
			if (c == '.') {
				fraction = true;
				continue;
			}
			if (digits.length() == MOST_DIGITS) {
				more |= c != '0';
				power += fraction ? 0 : 1;
				continue;
			}
			if (c != '0' || !digits.isEmpty()) {
				digits.append(c);
			}
			power -= fraction ? 1 : 0;
		}
		if (more) {
			// Just above what was kept; it decides only where that lies half-way.
			digits.append('1');
			power--;
		}
		return toDouble(digits.toString(), power + exponent(text, at + 1, to));
	}

	private static double toDouble(String digits, long power) {
		long magnitude = digits.length() + power;
		if (digits.isEmpty() || magnitude < -MAX_MAGNITUDE) {
			return 0;
		}
		if (magnitude > MAX_MAGNITUDE) {
			return Double.POSITIVE_INFINITY;
		}
		if (digits.length() <= LONG_DIGITS) {
			return toDouble(Long.parseLong(digits), (int) power);
		}
		return new BigDecimal(new BigInteger(digits), (int) -power).doubleValue();
	}

	private static long exponent(String text, int from, int to) {
		if (from >= to) {
			return 0;
		}
		char sign = text.charAt(from);
		long exponent = 0;
		for (int at = (sign == '-' || sign == '+') ? from + 1 : from; at < to; at++) {
			exponent = Math.min(MAX_EXPONENT, exponent * 10 + (text.charAt(at) - '0'));
		}
		return (sign == '-') ? -exponent : exponent;
	}

}
