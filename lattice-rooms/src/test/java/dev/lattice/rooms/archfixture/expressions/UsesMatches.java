package dev.lattice.rooms.archfixture.expressions;

/** Breaks a rule on purpose. */
final class UsesMatches {

	boolean isNumber(String text) {
		return text.matches("[0-9]+");
	}

}
