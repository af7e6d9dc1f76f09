package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/** What a memo, effect or watcher of a random program does, step by step. */
final class LawFormula {

	enum Does {

		/** Reads a node. */
		READ,
		/** Reads a node, and goes on if that fails. */
		CATCH,
		/** Reads a node without depending on it. */
		UNTRACKED,
		/** Reads a node and, as its value says, one of two others. */
		CHOOSE,
		/** Reads many, beginning with the one that what was read so far says. */
		ROTATE,
		/** Fails if what was read so far is such. */
		THROW,
		/** Makes a signal with the value of a node and reads it. */
		SIGNAL,
		/** Makes a memo and reads it. */
		MEMO,
		/** Makes an effect. */
		EFFECT,
		/** Makes a cleanup. */
		CLEANUP,
		/** Sets a signal that nothing above depends on. */
		WRITE,
		/** Sets a signal that nobody else sets, always to the same. */
		SET,
		/**
		 * Sets signals in a batch, and sets them back if what was read so far is such.
		 */
		BATCH,
		/** Reads a signal and makes it less while it is odd. */
		LOWER,
		/** Disposes another effect or scope, or itself. */
		DISPOSE

	}

	record Step(Does does, LawNode[] nodes, int number, @Nullable LawFormula inner) {
	}

	final List<Step> steps = new ArrayList<>();

	/** How many values can come out. */
	int modulus;

	/** Only signals of a higher level may be set. */
	int level;

	int value(int read) {
		return Math.floorMod(read, this.modulus) - 1;
	}

	/** Makes formulas of one program. */
	static final class Maker {

		private static final LawNode[] NONE = {};

		private final Random random;

		private final List<LawNode> sources;

		private final List<LawNode> signals;

		private final LawStyle style;

		Maker(Random random, LawStyle style, List<LawNode> sources, List<LawNode> signals) {
			this.random = random;
			this.style = style;
			this.sources = sources;
			this.signals = signals;
		}

		LawFormula memo() {
			LawFormula formula = reading();
			if (this.style.made && chance(8)) {
				add(formula, chance(2) ? Does.SIGNAL : Does.MEMO, pick(1), 0, one());
			}
			if (this.style.made && chance(12)) {
				add(formula, Does.CLEANUP, NONE, 0, null);
				LawFormula inner = reading();
				inner.level = Math.max(inner.level, formula.level);
				if (this.style.restless) {
					maySet(inner);
				}
				add(formula, Does.EFFECT, NONE, 0, inner);
			}
			if (this.style.failing && chance(4)) {
				add(formula, Does.THROW, NONE, 2 + this.random.nextInt(5), null);
				mayRead(formula);
			}
			return formula;
		}

		LawFormula reaction(boolean watcher, int depth, int level) {
			LawFormula formula = reading();
			formula.level = Math.max(formula.level, level);
			if (this.style.failing && chance(10)) {
				add(formula, Does.THROW, NONE, 3 + this.random.nextInt(5), null);
			}
			if (this.style.made && chance(6)) {
				add(formula, chance(2) ? Does.SIGNAL : Does.MEMO, pick(1), 0, one());
			}
			if (this.style.made && chance(4)) {
				add(formula, Does.CLEANUP, NONE, 0, null);
			}
			// What the effects that a watcher leads to throw is not told apart.
			if (this.style.writing && chance(2) && (!watcher || !this.style.failing)) {
				mayWrite(formula);
			}
			for (int nested = 0; nested < 2 && this.style.nesting && depth < (watcher ? 1 : 2) && chance(2); nested++) {
				add(formula, Does.EFFECT, NONE, 0, reaction(watcher, depth + 1, formula.level));
				mayRead(formula);
			}
			if (this.style.made && chance(8)) {
				add(formula, Does.CLEANUP, NONE, 0, null);
			}
			if (this.style.disposing && chance(12)) {
				add(formula, Does.DISPOSE, NONE, this.random.nextInt(1000), null);
				mayRead(formula);
			}
			return formula;
		}

		/** Reads the node that was made last. */
		LawFormula last() {
			LawFormula formula = new LawFormula();
			formula.modulus = 8;
			add(formula, Does.READ, new LawNode[] { this.sources.getLast() }, 0, null);
			return formula;
		}

		/** Reads one node. */
		LawFormula one() {
			LawFormula formula = new LawFormula();
			formula.modulus = 8;
			add(formula, Does.READ, pick(1), 0, null);
			return formula;
		}

		private LawFormula reading() {
			LawFormula formula = new LawFormula();
			formula.modulus = 2 + this.random.nextInt(6);
			int count = 1 + this.random.nextInt(3);
			for (int i = 0; i < count; i++) {
				switch (this.random.nextInt(this.style.dynamic ? 10 : 5)) {
					case 4 -> add(formula, Does.UNTRACKED, pick(1), 0, null);
					case 5, 6, 7 -> add(formula, Does.CHOOSE, pick(3), 0, null);
					case 8 -> add(formula, Does.CATCH, pick(1), 0, null);
					case 9 -> add(formula, Does.ROTATE, pick(2 + this.random.nextInt(this.style.widest)), 0, null);
					default -> add(formula, Does.READ, pick(1), 0, null);
				}
			}
			return formula;
		}

		/** Reads one more node, of those that are not set in between. */
		private void mayRead(LawFormula formula) {
			LawNode[] nodes = pick(1);
			if (nodes[0].level <= formula.level && chance(2)) {
				add(formula, Does.READ, nodes, 0, null);
			}
		}

		private void mayWrite(LawFormula formula) {
			List<LawNode> targets = this.signals.stream().filter((signal) -> signal.level > formula.level).toList();
			if (!this.style.restless && chance(4)) {
				LawNode lowered = this.signals.get(this.random.nextInt(this.signals.size()));
				if (lowered.sameness == LawNode.Sameness.EQUAL) {
					add(formula, Does.LOWER, new LawNode[] { lowered }, 0, null);
				}
			}
			else if (!targets.isEmpty()) {
				LawNode[] nodes = new LawNode[chance(2) ? 1 : 1 + this.random.nextInt(3)];
				for (int i = 0; i < nodes.length; i++) {
					nodes[i] = targets.get(this.random.nextInt(targets.size()));
				}
				add(formula, (nodes.length == 1) ? Does.WRITE : Does.BATCH, nodes, this.random.nextInt(50), null);
			}
		}

		/**
		 * What a memo makes may be made again and again; so what it sets is the same each
		 * time.
		 */
		private void maySet(LawFormula formula) {
			this.signals.stream()
				.filter((signal) -> signal.level > formula.level && !signal.taken
						&& signal.sameness == LawNode.Sameness.EQUAL)
				.findFirst()
				.ifPresent((signal) -> {
					signal.taken = true;
					add(formula, Does.SET, new LawNode[] { signal }, this.random.nextInt(6), null);
				});
		}

		private LawNode[] pick(int count) {
			LawNode[] nodes = new LawNode[count];
			int size = this.sources.size();
			for (int i = 0; i < count; i++) {
				nodes[i] = this.sources
					.get(chance(2) ? size - 1 - this.random.nextInt(Math.min(4, size)) : this.random.nextInt(size));
			}
			return nodes;
		}

		private void add(LawFormula formula, Does does, LawNode[] nodes, int number, @Nullable LawFormula inner) {
			if (does != Does.WRITE && does != Does.SET && does != Does.BATCH) {
				for (LawNode node : nodes) {
					formula.level = Math.max(formula.level, node.level);
				}
			}
			if (does == Does.MEMO && inner != null) {
				formula.level = Math.max(formula.level, inner.level);
			}
			formula.steps.add(new Step(does, nodes, number, inner));
		}

		private boolean chance(int one) {
			return this.random.nextInt(one) == 0;
		}

	}

}
