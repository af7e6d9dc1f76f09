package dev.lattice.crdt.replicated;

import java.util.Random;
import java.util.Set;

/** One type under the laws: how it is changed, and what a person sees of it. */
abstract class Subject<S extends ReplicatedState<S>> {

	static final int NODES = 4;

	/** The greatest come last without sign, so that a comparison with sign is noticed. */
	private static final long[] IDS = { 1, 300, Long.MAX_VALUE, -2 };

	static final String[] VALUES = { "", "a", "ab", "b", "z", "ä", "\u20ac", "\ud83d\ude00" };

	private final String name;

	private int tags;

	Subject(String name) {
		this.name = name;
	}

	long id(int node) {
		return IDS[node];
	}

	int newTag() {
		return ++this.tags;
	}

	static String value(Random random) {
		return VALUES[random.nextInt(VALUES.length)];
	}

	/** A step of time between changes. */
	void pass(Random random) {
	}

	abstract S bottom(Limits limits);

	/** Changes the state and returns the delta; adds what happened to the news. */
	abstract S change(S state, int node, Random random, Set<Fact> known, Set<Fact> news);

	/** Decodes as a node does, or as nobody: the one after the last. */
	abstract S decode(byte[] bytes, Limits limits, int node) throws StateDecodeException;

	/** What the state shows. */
	abstract Object shown(S state);

	/** What must be shown by whoever knows these facts. */
	abstract Object shown(Set<Fact> facts);

	@Override
	public String toString() {
		return this.name;
	}

}
