package dev.lattice.inbrowser;

import java.util.function.Supplier;

/** What a page gets of a call. */
final class Answer {

	private Answer() {
	}

	/**
	 * Returns a result; or what was thrown instead, since a page sees no messages of
	 * Java.
	 */
	static String orFailure(Supplier<String> result) {
		try {
			return result.get();
		}
		catch (RuntimeException | Error ex) {
			return "the failure " + ex;
		}
	}

}
