package dev.lattice.crdt.replicated;

/** How what one replica knows relates to what another knows. */
public enum Causality {

	/** The first knows less: all that it knows, the second knows too. */
	BEFORE,

	/** The first knows more: all that the second knows, it knows too. */
	AFTER,

	/** Both know the same. */
	EQUAL,

	/** Each knows something that the other does not. */
	CONCURRENT;

	static Causality of(boolean firstIncludesSecond, boolean secondIncludesFirst) {
		if (firstIncludesSecond) {
			return secondIncludesFirst ? EQUAL : AFTER;
		}
		return secondIncludesFirst ? BEFORE : CONCURRENT;
	}

}
