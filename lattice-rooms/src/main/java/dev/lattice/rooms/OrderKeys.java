package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/**
 * Texts between any two of which there is always another one: by a field that holds one,
 * records are put into an order that many change at once. To move a record, give it a key
 * between those of its new neighbours; nothing else changes. Who moves two records to the
 * same place at once may give both the same key: then something else about them decides
 * which comes first, such as their ids.
 * <p>
 * Keys grow with the logarithm of what is added at an end, and by a character for about
 * every five insertions at the same place.
 */
public final class OrderKeys {

	/*
	 * A whole number and a fraction, in digits that are in the order of their characters.
	 * The first character of the number says how long it is, from 'Z' down to 'A' for
	 * negative ones and from 'a' up to 'z' for others; so texts compare as the numbers
	 * do. A fraction does not end with a zero, so that there is something below it.
	 */

	private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final char ZERO = '0';

	private static final char LAST = 'z';

	private static final String FIRST = "a0";

	private OrderKeys() {
	}

	/**
	 * Returns a key for the first of all records.
	 * @return the key
	 */
	public static String first() {
		return FIRST;
	}

	/**
	 * Returns a key between two others.
	 * @param before the key before it, null if it shall be the first
	 * @param after the key behind it, null if it shall be the last
	 * @return a key that is greater than the one and less than the other, by
	 * {@link String#compareTo}
	 * @throws IllegalArgumentException if one of them was not made here, or if the first
	 * is not less than the second
	 */
	public static String between(@Nullable String before, @Nullable String after) {
		if (before != null) {
			check(before);
		}
		if (after != null) {
			check(after);
		}
		if (before == null) {
			return (after == null) ? FIRST : before(after);
		}
		if (after == null) {
			return behind(before);
		}
		if (before.compareTo(after) >= 0) {
			throw new IllegalArgumentException("There is no key between '" + before + "' and '" + after
					+ "'; give the lesser one first, or null for an end");
		}
		String whole = whole(before);
		if (whole.equals(whole(after))) {
			return whole + middle(fraction(before), fraction(after));
		}
		String next = increment(whole);
		return (next != null && next.compareTo(after) < 0) ? next : whole + middle(fraction(before), null);
	}

	private static String before(String after) {
		String whole = whole(after);
		if (!fraction(after).isEmpty()) {
			return whole;
		}
		String less = decrement(whole);
		if (less == null) {
			throw new IllegalArgumentException("There is no key before '" + after + "', the least of all");
		}
		return less;
	}

	private static String behind(String before) {
		String whole = whole(before);
		String next = increment(whole);
		return (next != null) ? next : whole + middle(fraction(before), null);
	}

	private static void check(String key) {
		boolean good = !key.isEmpty() && length(key.charAt(0)) > 0 && key.length() >= length(key.charAt(0));
		for (int i = 1; good && i < key.length(); i++) {
			good = DIGITS.indexOf(key.charAt(i)) >= 0;
		}
		if (!good || (key.length() > length(key.charAt(0)) && key.charAt(key.length() - 1) == ZERO)) {
			throw new IllegalArgumentException(
					"'" + key + "' is no key that OrderKeys has made; begin with OrderKeys.first()");
		}
	}

	/** How long a number is that begins like this, or 0. */
	private static int length(char head) {
		if (head >= 'a' && head <= 'z') {
			return head - 'a' + 2;
		}
		return (head >= 'A' && head <= 'Z') ? 'Z' - head + 2 : 0;
	}

	private static String whole(String key) {
		return key.substring(0, length(key.charAt(0)));
	}

	private static String fraction(String key) {
		return key.substring(length(key.charAt(0)));
	}

	/** A fraction between two, of which null is 1. */
	private static String middle(String low, @Nullable String high) {
		StringBuilder middle = new StringBuilder();
		String above = high;
		for (int i = 0;; i++) {
			int digit = (i < low.length()) ? DIGITS.indexOf(low.charAt(i)) : 0;
			int limit = (above != null && i < above.length()) ? DIGITS.indexOf(above.charAt(i)) : DIGITS.length();
			if (limit - digit > 1) {
				return middle.append(DIGITS.charAt((digit + limit) / 2)).toString();
			}
			middle.append(DIGITS.charAt(digit));
			if (limit != digit) {
				// It is less than the one above whatever follows.
				above = null;
			}
		}
	}

	private static @Nullable String increment(String whole) {
		char[] digits = whole.toCharArray();
		for (int i = digits.length - 1; i > 0; i--) {
			if (digits[i] != LAST) {
				digits[i] = DIGITS.charAt(DIGITS.indexOf(digits[i]) + 1);
				return new String(digits);
			}
			digits[i] = ZERO;
		}
		if (digits[0] == 'z') {
			return null;
		}
		char head = (digits[0] == 'Z') ? 'a' : (char) (digits[0] + 1);
		return head + repeated(ZERO, length(head) - 1);
	}

	private static @Nullable String decrement(String whole) {
		char[] digits = whole.toCharArray();
		for (int i = digits.length - 1; i > 0; i--) {
			if (digits[i] != ZERO) {
				digits[i] = DIGITS.charAt(DIGITS.indexOf(digits[i]) - 1);
				return new String(digits);
			}
			digits[i] = LAST;
		}
		if (digits[0] == 'A') {
			return null;
		}
		char head = (digits[0] == 'a') ? 'Z' : (char) (digits[0] - 1);
		return head + repeated(LAST, length(head) - 1);
	}

	private static String repeated(char digit, int count) {
		return String.valueOf(digit).repeat(count);
	}

}
