package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.graph.Failures;
import dev.lattice.engine.graph.Insides;
import org.jspecify.annotations.Nullable;

/** Does with the engine what a random program says, and tells the oracle. */
final class LawMachine extends LawReading {

	final LawOracle oracle;

	final WatchQueue queue = new WatchQueue();

	final LawOwner root = new LawOwner(null, null, Scope.current());

	/** What is to be disposed by those that dispose something. */
	final List<Object> disposable = new ArrayList<>();

	private final LawCounts counts;

	private final LawFault fault;

	/** Whether it says what happens, for whoever looks for what is wrong. */
	private final boolean talks;

	/** Nothing that the oracle knows of. */
	private final Signal<Integer> hidden = new Signal<>(0);

	/** The scope in which something is made that is not made by an observer. */
	private LawOwner scope = this.root;

	private int nodes;

	private int cleanups;

	LawMachine(LawCounts counts, boolean restless, LawFault fault, boolean talks) {
		this.counts = counts;
		this.oracle = new LawOracle(counts, restless);
		this.fault = fault;
		this.talks = talks;
	}

	void say(String what) {
		if (this.talks) {
			System.out.println("  ".repeat(this.oracle.running.size()) + what);
		}
	}

	// Making

	LawNode signal(int value, LawNode.Sameness sameness, int level) {
		LawNode node = new LawNode(LawNode.Kind.SIGNAL, this.nodes++, sameness, null, null);
		node.value = value;
		node.level = level;
		Integer first = LawNode.box(value);
		if (sameness == LawNode.Sameness.EQUAL && node.id % 3 == 1) {
			node.intSignal = new IntSignal(value);
			return node;
		}
		node.signal = switch (sameness) {
			case EQUAL -> new Signal<>(first);
			case COARSE -> Signal.of(first, LawMachine::coarse);
			case NEVER -> Signal.of(first, Equality.never());
		};
		return node;
	}

	LawNode memo(LawFormula formula, LawNode.Sameness sameness) {
		LawNode node = new LawNode(LawNode.Kind.MEMO, this.nodes++, sameness, formula, owner());
		node.level = formula.level;
		this.oracle.life.made(node);
		if (sameness == LawNode.Sameness.EQUAL && node.id % 3 == 1) {
			node.intMemo = new IntMemo(() -> run(node));
			return node;
		}
		Supplier<Integer> computation = () -> LawNode.box(run(node));
		node.memo = switch (sameness) {
			case EQUAL -> (this.fault == LawFault.RUN_TOO_MANY) ? Memo.of(computation, Equality.never())
					: new Memo<>(computation);
			case COARSE -> Memo.of(computation, LawMachine::coarse);
			case NEVER -> Memo.of(computation, Equality.never());
		};
		return node;
	}

	private static boolean coarse(@Nullable Integer before, @Nullable Integer after) {
		return LawNode.unbox(before) >> 1 == LawNode.unbox(after) >> 1;
	}

	LawNode effect(LawFormula formula) {
		return reaction(new LawNode(LawNode.Kind.EFFECT, this.nodes++, LawNode.Sameness.EQUAL, formula, owner()));
	}

	LawNode watcher(LawFormula formula, int rank) {
		LawNode node = new LawNode(LawNode.Kind.WATCHER, this.nodes++, LawNode.Sameness.EQUAL, formula, owner());
		node.rank = rank;
		return reaction(node);
	}

	private LawNode reaction(LawNode node) {
		node.owner.owned.add(node);
		this.oracle.life.made(node);
		say("make " + node);
		node.reaction = (node.kind == LawNode.Kind.EFFECT) ? new Effect(() -> run(node))
				: new Watcher(this.queue, node.rank, () -> run(node));
		return node;
	}

	LawOwner child() {
		LawOwner outer = this.scope;
		LawOwner child = new LawOwner(outer, null, Scope.current().child());
		outer.owned.add(child);
		return child;
	}

	/** What owns what is made now. */
	private LawOwner owner() {
		return this.oracle.running.isEmpty() ? this.scope
				: this.oracle.life.made(this.oracle.running.getLast(), this.root);
	}

	void in(LawOwner scope, Runnable action) {
		LawOwner outer = this.scope;
		this.scope = scope;
		try {
			scope.scope.run(action);
		}
		finally {
			this.scope = outer;
		}
	}

	private void cleanup() {
		LawOwner owner = owner();
		LawCleanup cleanup = new LawCleanup(this.cleanups++, !owner.isInside(LawNode.Kind.MEMO));
		owner.owned.add(cleanup);
		if (this.fault == LawFault.CLEANUP_LOST) {
			return;
		}
		say("make cleanup " + cleanup.number());
		this.counts.cleanups++;
		Scope.onDispose(() -> {
			say("cleanup " + cleanup.number());
			this.oracle.life.cleanedUp(cleanup);
		});
	}

	// Running

	private int run(LawNode node) {
		this.oracle.begin(node);
		say("run " + node + " " + node.reads);
		if (this.fault == LawFault.EDGE_TOO_MANY) {
			this.hidden.get();
		}
		try {
			int value = evaluate(node.formula, node);
			say("end " + node + " = " + value + " " + node.reading);
			this.oracle.end(node, value, null);
			return value;
		}
		catch (LawFailure ex) {
			say("fail " + node + " = " + ex.code + " " + node.reading);
			this.oracle.end(node, ex.code, ex);
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			if (Insides.unwinds(ex)) {
				say("abandon " + node);
				this.oracle.abandon(node);
				throw ex;
			}
			this.oracle.broken(node + " throws " + ex);
			this.oracle.abandon(node);
			throw ex;
		}
	}

	@Override
	int read(LawNode node) {
		this.oracle.resolve();
		int seen;
		try {
			seen = (this.fault == LawFault.READ_LOST && node.id % 5 == 0) ? Scope.untracked(node::fetch) : node.fetch();
		}
		catch (LawFailure ex) {
			this.oracle.read(node, ex.code);
			throw ex;
		}
		this.oracle.read(node, seen);
		return seen;
	}

	@Override
	int caught(LawNode node) {
		try {
			return read(node);
		}
		catch (LawFailure ex) {
			return ex.code;
		}
	}

	@Override
	int fail(LawNode self) {
		throw new LawFailure(LawNode.FAILED - self.id);
	}

	@Override
	int readMadeSignal(LawNode node) {
		return read(signal(read(node), LawNode.Sameness.EQUAL, node.level));
	}

	@Override
	int readMadeMemo(LawFormula formula) {
		return read(memo(formula, LawNode.Sameness.EQUAL));
	}

	@Override
	void act(LawFormula.Step step, LawNode self, int seen) {
		LawNode[] nodes = step.nodes();
		switch (step.does()) {
			case UNTRACKED -> untracked(nodes[0], self);
			case EFFECT -> {
				if (!self.disposed) {
					this.counts.nested++;
					makeEffect(step.inner(), self);
				}
			}
			case CLEANUP -> {
				if (!self.disposed) {
					cleanup();
				}
			}
			case WRITE -> write(nodes[0], step.number() + seen);
			case SET -> set(nodes[0], step.number());
			case BATCH -> batch(() -> {
				int before = nodes[0].value;
				for (int at = 0; at < nodes.length; at++) {
					write(nodes[at], step.number() + seen + at);
				}
				if (seen % 3 == 0) {
					set(nodes[0], before);
				}
			});
			case LOWER -> {
				int value = read(nodes[0]);
				if (value > 0 && value % 2 == 1) {
					set(nodes[0], value - 1);
				}
			}
			case DISPOSE -> dispose(step.number(), self);
			default -> throw new IllegalStateException("Nobody does " + step.does());
		}
	}

	private void makeEffect(LawFormula formula, LawNode self) {
		try {
			effect(formula);
		}
		catch (LawFailure ex) {
			// The value of a memo must not depend on it.
			if (self.kind != LawNode.Kind.MEMO) {
				throw ex;
			}
		}
	}

	private void untracked(LawNode node, LawNode self) {
		self.paused = true;
		try {
			Scope.untracked(() -> caught(node));
		}
		finally {
			self.paused = false;
		}
	}

	// Changing

	void write(LawNode signal, int any) {
		set(signal, Math.floorMod(any, 7) - 1);
	}

	void set(LawNode signal, int value) {
		say("set " + signal + " = " + value);
		this.oracle.write(signal, value);
		if (this.fault != LawFault.WRITE_LOST || value != 3) {
			signal.store(value);
		}
	}

	void trigger(LawNode signal) {
		say("trigger " + signal);
		this.oracle.trigger(signal);
		((signal.intSignal != null) ? signal.intSignal : signal.signal).trigger();
	}

	void batch(Runnable action) {
		say("batch");
		this.oracle.batches++;
		try {
			Scope.batch(() -> {
				try {
					action.run();
				}
				finally {
					say("batch ends");
					this.oracle.batches--;
				}
			});
		}
		finally {
			say("after the batch");
		}
	}

	private void dispose(int number, LawNode self) {
		if (this.disposable.isEmpty()) {
			return;
		}
		Object chosen = this.disposable.get(number % this.disposable.size());
		LawOwner made = (self.made != null) ? self.made : self.owner;
		if (chosen == self || !made.isInside(chosen)) {
			dispose(chosen);
		}
	}

	void dispose(Object owned) {
		say("dispose " + owned);
		this.oracle.life.find();
		this.oracle.life.dispose(owned);
		if (owned instanceof LawOwner scope) {
			scope.scope.dispose();
		}
		else if (owned instanceof LawNode node && node.reaction != null) {
			node.reaction.dispose();
		}
		this.oracle.life.find();
	}

	void drain() {
		say("drain");
		this.counts.drains++;
		this.oracle.queues.drain();
		List<Throwable> failures = new ArrayList<>();
		this.queue.drain(failures::add);
		if (!failures.equals(this.oracle.thrown)) {
			this.oracle.broken("The drain reports " + failures + " rather than " + this.oracle.thrown);
		}
		this.oracle.thrown.clear();
		this.oracle.queues.drainEnded();
	}

	/** Does something outside of any run, and checks what it throws. */
	void turn(Runnable action) {
		this.oracle.thrown.clear();
		Throwable thrown = null;
		try {
			action.run();
		}
		catch (LawFailure ex) {
			thrown = ex;
		}
		this.oracle.flushed();
		List<Throwable> expected = this.oracle.thrown;
		Throwable first = expected.isEmpty() ? null : expected.getFirst();
		if (thrown != first) {
			this.oracle.broken("The turn throws " + thrown + " rather than " + expected);
		}
		else if (first != null) {
			List<Throwable> others = expected.stream().filter((failure) -> failure != first).toList();
			List<Throwable> suppressed = List.of(first.getSuppressed());
			if (suppressed.size() < Failures.MOST && !endsWith(suppressed, others)) {
				this.oracle.broken("The failure suppresses " + suppressed + " rather than " + others);
			}
		}
		expected.clear();
	}

	private static boolean endsWith(List<Throwable> list, List<Throwable> end) {
		int from = list.size() - end.size();
		return from >= 0 && list.subList(from, list.size()).equals(end);
	}

}
