package dev.lattice.inbrowser;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;

/**
 * What a memo, effect or watcher makes of other nodes.
 *
 * @param kind what it does
 * @param first the node that is read first
 * @param second another node
 * @param third yet another node
 * @param modulus bounds the result, above 0
 */
record Formula(Kind kind, int first, int second, int third, int modulus) {

	/** What a formula does. */
	enum Kind {

		/** Reads two nodes. */
		SUM,

		/** Reads one node, and depending on its value one of two others. */
		CHOICE,

		/** Comes out equal for many values. */
		COARSE,

		/** Comes out too large to be a boxed number that is always the same instance. */
		LARGE,

		/** Reads one node tracked and one untracked. */
		PEEK,

		/** Fails for some values with an exception. */
		EXCEPTION,

		/** Fails for some values with an error. */
		ERROR

	}

	/** Makes a formula over the first so many nodes. */
	static Formula random(Dice dice, int nodes) {
		return new Formula(dice.either(Kind.values()), dice.below(nodes), dice.below(nodes), dice.below(nodes),
				2 + dice.below(5));
	}

	int compute(List<? extends Supplier<Integer>> nodes) {
		int a = nodes.get(this.first).get();
		return switch (this.kind) {
			case SUM -> (3 * a + nodes.get(this.second).get()) % this.modulus;
			case CHOICE -> nodes.get((a % 2 == 0) ? this.second : this.third).get();
			case COARSE -> a / this.modulus;
			case LARGE -> (1_000 + 17 * a + nodes.get(this.second).get()) % 10_007;
			case PEEK -> (a + Scope.untracked(nodes.get(this.second))) % this.modulus;
			case EXCEPTION -> {
				int b = nodes.get(this.second).get();
				if ((a + b) % this.modulus == 1) {
					throw new IllegalStateException(this + " does not take " + a + " and " + b);
				}
				yield a + b;
			}
			case ERROR -> {
				if (a % this.modulus == 1) {
					throw new Stop("stopped at " + a);
				}
				yield a;
			}
		};
	}

}
