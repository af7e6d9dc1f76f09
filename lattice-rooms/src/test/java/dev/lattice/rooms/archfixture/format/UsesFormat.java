package dev.lattice.rooms.archfixture.format;

/** Breaks a rule on purpose. */
final class UsesFormat {

	String number(int value) {
		return String.format("%d", value);
	}

}
