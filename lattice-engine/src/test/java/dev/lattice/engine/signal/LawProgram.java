package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program: makes a graph, changes it step by step, and compares it with the
 * oracle.
 */
final class LawProgram {

	private static final int STEPS = 30;

	private final Random random;

	private final LawStyle style;

	private final LawCounts counts;

	private final LawMachine machine;

	private final List<LawNode> signals = new ArrayList<>();

	private final List<LawNode> sources = new ArrayList<>();

	private final List<LawOwner> scopes = new ArrayList<>();

	private final LawFormula.Maker formulas;

	private int step;

	private LawProgram(long seed, LawCounts counts, LawFault fault, boolean talks) {
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
		this.style = new LawStyle(this.random);
		this.counts = counts;
		this.machine = new LawMachine(counts, this.style.restless, fault, talks);
		this.formulas = new LawFormula.Maker(this.random, this.style, this.sources, this.signals);
	}

	/**
	 * Runs a program; throws what was wrong, with the seed.
	 * @param counts what it does is added there
	 * @param fault what is wrong on purpose
	 * @param talks whether it says each thing that it does
	 */
	static void run(long seed, LawCounts counts, LawFault fault, boolean talks) {
		Scope root = Scope.root((action) -> {
		});
		root.run(() -> {
			LawProgram program = new LawProgram(seed, counts, fault, talks);
			try {
				program.run();
			}
			catch (RuntimeException | Error ex) {
				throw new AssertionError("seed " + seed + ", step " + program.step + ": " + ex.getMessage(), ex);
			}
		});
		root.dispose();
		if (!root.graphSize().equals(new GraphSize(0, 0))) {
			throw new AssertionError("seed " + seed + ": " + root.graphSize() + " is left");
		}
	}

	private void run() {
		for (int i = 0; i < this.style.signals; i++) {
			makeSignal();
		}
		for (int i = 0; i < this.style.memos; i++) {
			makeMemo();
		}
		for (int i = 0; i < this.style.chain; i++) {
			LawFormula link = this.formulas.last();
			this.sources.add(this.machine.memo(link, LawNode.Sameness.EQUAL));
		}
		for (int i = 0; i < this.style.reactions; i++) {
			makeReaction();
		}
		for (this.step = 1; this.step <= STEPS; this.step++) {
			this.machine.say("step " + this.step);
			step();
			check();
		}
	}

	private void step() {
		switch (this.random.nextInt(this.style.changing ? 14 : 8)) {
			case 0, 1 -> turn(this::write);
			case 2 -> writeAgainAndAgain();
			case 3, 4 -> turn(() -> this.machine.batch(() -> inBatch(2)));
			case 5 -> turn(this::look);
			case 6 -> turn(this.machine::drain);
			case 7 -> turn(() -> this.machine.trigger(pick(this.signals)));
			case 8 -> makeMemo();
			case 9, 10 -> makeReaction();
			case 11 -> makeScope();
			default -> turn(this::dispose);
		}
	}

	private void turn(Runnable action) {
		this.machine.turn(action);
	}

	private void check() {
		LawOracle oracle = this.machine.oracle;
		oracle.life.forget();
		oracle.life.checkSize(Scope.current().graphSize());
		oracle.life.checkCleanups();
		if (oracle.broken != null) {
			throw new AssertionError(oracle.broken);
		}
	}

	private <T> T pick(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	// Making

	private void makeSignal() {
		LawNode signal = this.machine.signal(this.random.nextInt(7) - 1, sameness(), this.signals.size());
		this.signals.add(signal);
		this.sources.add(signal);
	}

	private void makeMemo() {
		LawNode memo = this.machine.memo(this.formulas.memo(), sameness());
		this.sources.add(memo);
	}

	private LawNode.Sameness sameness() {
		if (!this.style.odd || this.random.nextInt(2) == 0) {
			return LawNode.Sameness.EQUAL;
		}
		return (this.random.nextInt(3) == 0) ? LawNode.Sameness.NEVER : LawNode.Sameness.COARSE;
	}

	private void makeReaction() {
		turn(() -> {
			boolean watcher = this.random.nextInt(5) == 0;
			LawFormula formula = this.formulas.reaction(watcher, 0, 0);
			LawNode[] made = { null };
			Runnable making = () -> {
				try {
					made[0] = watcher ? this.machine.watcher(formula, this.random.nextInt(3))
							: this.machine.effect(formula);
				}
				catch (LawFailure ex) {
					if (this.machine.oracle.thrown.isEmpty()) {
						this.machine.say("not made: " + ex.code);
					}
					else {
						throw ex;
					}
				}
			};
			if (this.scopes.isEmpty() || this.random.nextInt(2) == 0) {
				making.run();
			}
			else {
				LawOwner scope = pick(this.scopes);
				if (!scope.disposed) {
					this.machine.in(scope, making);
				}
			}
			if (made[0] != null) {
				this.machine.disposable.add(made[0]);
			}
		});
	}

	private void makeScope() {
		LawOwner[] made = { null };
		if (this.scopes.isEmpty() || pick(this.scopes).disposed) {
			made[0] = this.machine.child();
		}
		else {
			LawOwner outer = pick(this.scopes);
			if (!outer.disposed) {
				this.machine.in(outer, () -> made[0] = this.machine.child());
			}
		}
		if (made[0] != null) {
			this.scopes.add(made[0]);
			this.machine.disposable.add(made[0]);
		}
	}

	private void dispose() {
		if (!this.machine.disposable.isEmpty()) {
			Object chosen = this.machine.disposable.remove(this.random.nextInt(this.machine.disposable.size()));
			this.machine.dispose(chosen);
		}
	}

	// Changing

	private void write() {
		this.machine.write(pick(this.signals), this.random.nextInt(1000));
	}

	private void writeAgainAndAgain() {
		LawNode first = pick(this.signals);
		LawNode second = pick(this.signals);
		boolean batched = this.random.nextInt(3) == 0;
		for (int i = 6 + this.random.nextInt(10); i > 0; i--) {
			LawNode signal = (this.random.nextInt(8) == 0) ? second : first;
			int value = this.random.nextInt(1000);
			this.counts.repeats++;
			if (batched) {
				turn(() -> this.machine.batch(() -> this.machine.write(signal, value)));
			}
			else {
				turn(() -> this.machine.write(signal, value));
			}
			if (this.random.nextInt(12) == 0) {
				turn(this::look);
			}
		}
	}

	private void inBatch(int depth) {
		List<LawNode> written = new ArrayList<>();
		List<Integer> before = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(5); i > 0; i--) {
			switch (this.random.nextInt(12)) {
				case 0 -> look();
				case 1 -> this.machine.trigger(pick(this.signals));
				case 2 -> {
					if (depth > 0) {
						this.machine.batch(() -> inBatch(depth - 1));
					}
				}
				case 3 -> {
					if (this.style.changing && this.random.nextInt(3) == 0) {
						dispose();
					}
				}
				default -> {
					LawNode signal = pick(this.signals);
					written.add(signal);
					before.add(signal.value);
					this.machine.write(signal, this.random.nextInt(1000));
				}
			}
		}
		if (this.random.nextInt(3) == 0) {
			for (int at = written.size() - 1; at >= 0; at--) {
				this.machine.set(written.get(at), before.get(at));
			}
		}
	}

	/** Reads something that nobody else need read. */
	private void look() {
		this.machine.caught(pick(this.sources));
	}

}
