package dev.lattice.engine.signal;

/** Follows formulas. */
abstract class LawReading {

	/** Returns the value, or a failure if {@link #read} returns such. */
	final int evaluate(LawFormula formula, LawNode self) {
		int seen = 1;
		for (LawFormula.Step step : formula.steps) {
			LawNode[] nodes = step.nodes();
			int next = 0;
			switch (step.does()) {
				case READ -> next = read(nodes[0]);
				case CATCH -> next = Math.abs(caught(nodes[0]));
				case CHOOSE -> {
					next = read(nodes[0]);
					next = (next <= LawNode.FAILED) ? next : read(nodes[1 + (next & 1)]);
				}
				case ROTATE -> {
					int from = Math.floorMod(seen, nodes.length);
					for (int i = 0; i <= nodes.length && next > LawNode.FAILED; i++) {
						int each = read(nodes[(from + i) % nodes.length]);
						next = (each <= LawNode.FAILED) ? each : (next * 3 + each) & 0xffff;
					}
				}
				case THROW -> next = (seen % step.number() == 0) ? fail(self) : 0;
				case SIGNAL -> next = readMadeSignal(nodes[0]);
				case MEMO -> next = readMadeMemo(step.inner());
				default -> act(step, self, seen);
			}
			if (next <= LawNode.FAILED) {
				return next;
			}
			seen = (31 * seen + next) & 0xffffff;
		}
		return formula.value(seen);
	}

	abstract int read(LawNode node);

	abstract int caught(LawNode node);

	abstract int fail(LawNode self);

	abstract int readMadeSignal(LawNode node);

	abstract int readMadeMemo(LawFormula formula);

	/** Does what does not change the value. */
	abstract void act(LawFormula.Step step, LawNode self, int seen);

}
