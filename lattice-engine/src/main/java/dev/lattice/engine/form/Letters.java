package dev.lattice.engine.form;

import java.util.function.IntPredicate;

/** Asks about the letters of a text: a browser has neither streams nor patterns. */
final class Letters {

	private Letters() {
	}

	static boolean all(String text, IntPredicate predicate) {
		for (int i = 0; i < text.length(); i++) {
			if (!predicate.test(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

}
