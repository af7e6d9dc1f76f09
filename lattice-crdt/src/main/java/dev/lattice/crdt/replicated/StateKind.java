package dev.lattice.crdt.replicated;

/** The numbers by which encoded states begin: C-93. */
enum StateKind {

	VERSION_VECTOR(1, "version vector"),

	CAUSAL_CONTEXT(2, "causal context"),

	GROW_ONLY_COUNTER(3, "grow-only counter"),

	PN_COUNTER(4, "PN counter"),

	LWW_REGISTER(5, "last-writer-wins register"),

	LWW_MAP(6, "last-writer-wins map"),

	OR_SET(7, "OR-set"),

	MV_REGISTER(8, "multi-value register");

	/** Of the format; another one is refused. */
	static final int VERSION = 1;

	final int number;

	final String title;

	StateKind(int number, String title) {
		this.number = number;
		this.title = title;
	}

}
