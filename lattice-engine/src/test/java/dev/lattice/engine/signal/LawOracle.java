package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Knows what a graph must do, by computing everything anew from the signals. It hears of
 * every write, read and run, and notes the first that should not have been.
 */
final class LawOracle {

	/*
	 * A source has a version that is another one whenever it has changed for those who
	 * could see it: a write in a batch counts when the batch ends, or when something runs
	 * or reads in between. Nothing may run unless the version of a source that it read is
	 * another one; it must run if a value is.
	 */

	final LawCounts counts;

	private final List<LawNode> pending = new ArrayList<>();

	/** What effects and watchers have thrown, in order. */
	final List<Throwable> thrown = new ArrayList<>();

	/** What runs, the innermost last. */
	final List<LawNode> running = new ArrayList<>();

	final LawLife life;

	final LawQueues queues = new LawQueues(this);

	int batches;

	/** What is wrong, if anything. */
	@Nullable String broken;

	/**
	 * Whether what is read may be out of date until the turn ends, because computations
	 * set signals.
	 */
	final boolean lenient;

	private int clock;

	/** Advances with every value that is set. */
	private int epoch;

	private final LawReading anew = new Anew();

	LawOracle(LawCounts counts, boolean lenient) {
		this.counts = counts;
		this.lenient = lenient;
		this.life = new LawLife(this);
	}

	void broken(String what) {
		if (this.broken == null) {
			this.broken = what + "; running " + this.running;
		}
	}

	// Signals

	void write(LawNode signal, int value) {
		if (signal.same(signal.value, value)) {
			return;
		}
		changing(signal);
		signal.value = value;
		changed(signal);
		if (signal.sameness == LawNode.Sameness.NEVER) {
			signal.announced = signal.version;
		}
	}

	void trigger(LawNode signal) {
		changing(signal);
		changed(signal);
		signal.announced = signal.version;
	}

	private void changing(LawNode signal) {
		if (this.batches > 0 && !signal.pending) {
			signal.pending = true;
			signal.keptValue = signal.value;
			signal.keptVersion = signal.version;
			this.pending.add(signal);
		}
	}

	private void changed(LawNode signal) {
		this.life.disturb(false);
		signal.version = ++this.clock;
		this.epoch++;
		int visit = this.life.visit();
		for (LawNode memo : this.life.memos) {
			memo.marked |= depends(memo, signal, visit);
		}
		for (LawNode reaction : this.life.reactions) {
			if (!reaction.disposed && !reaction.waits && depends(reaction, signal, visit)) {
				this.queues.add(reaction);
			}
		}
	}

	/** Whether it has read the signal, itself or through memos. */
	private boolean depends(LawNode node, LawNode signal, int visit) {
		if (node.visited == visit) {
			return node.depends;
		}
		node.visited = visit;
		node.depends = false;
		LawReads reads = node.running ? node.reading : node.reads;
		for (int at = 0; at < reads.size; at++) {
			LawNode source = reads.nodes[at];
			if (source == signal || (source.kind == LawNode.Kind.MEMO && depends(source, signal, visit))) {
				node.depends = true;
				break;
			}
		}
		return node.depends;
	}

	/** Those that could see it see what was written in this batch. */
	void resolve() {
		for (LawNode signal : this.pending) {
			signal.pending = false;
			if (signal.same(signal.keptValue, signal.value) && signal.announced <= signal.keptVersion) {
				signal.version = signal.keptVersion;
				this.counts.reverts++;
			}
		}
		this.pending.clear();
	}

	// Values

	/** What a node is, computed from nothing but the signals. */
	int anew(LawNode node) {
		if (node.kind == LawNode.Kind.SIGNAL) {
			return node.canonical(node.value);
		}
		if (node.naiveAt != this.epoch) {
			node.naive = node.canonical(this.anew.evaluate(node.formula, node));
			node.naiveAt = this.epoch;
		}
		return node.naive;
	}

	/** Something has read a source. */
	void read(LawNode source, int seen) {
		if (seen != anew(source) && !this.lenient) {
			broken(source + " reads " + seen + " rather than " + anew(source));
		}
		source.marked = false;
		LawNode reader = this.running.isEmpty() ? null : this.running.getLast();
		if (reader != null) {
			reader.deep = false;
		}
		if (reader != null && !reader.paused && !(reader.isReaction() && reader.disposed)) {
			reader.reading.add(source, seen);
			if (source.kind == LawNode.Kind.MEMO && !source.live && (reader.isReaction() || reader.live)) {
				this.life.find();
			}
		}
	}

	/** Whether a source has another value than it had when this read it. */
	boolean mustRun(LawNode node) {
		LawReads reads = node.reads;
		for (int at = 0; at < reads.size; at++) {
			LawNode source = reads.nodes[at];
			if (anew(source) != reads.values[at] || source.announced > reads.versions[at]) {
				return true;
			}
		}
		return false;
	}

	// Runs

	void begin(LawNode node) {
		resolve();
		if (node.running || (node.disposed && node.isReaction())) {
			broken(node + " runs although it " + (node.running ? "does so already" : "is disposed"));
		}
		if (node.runs > 0 && !node.abandoned) {
			checkRun(node);
		}
		if (node.runs > 0 && node.kind == LawNode.Kind.EFFECT) {
			this.queues.takeEffect(node);
		}
		if (node.runs > 0 && node.kind == LawNode.Kind.WATCHER) {
			this.queues.takeWatcher(node);
		}
		node.lost = false;
		node.disturbed = false;
		node.abandoned = false;
		node.running = true;
		node.paused = false;
		node.deep = false;
		node.reading.clear();
		this.running.add(node);
		if (node.made != null && !node.made.owned.isEmpty()) {
			this.life.clear(node.made);
			this.life.find();
		}
	}

	private void checkRun(LawNode node) {
		if (node.reads.haveChanged() || this.lenient) {
			return;
		}
		if (node.kind == LawNode.Kind.MEMO && (node.lost || node.disturbed)) {
			this.counts.lost++;
		}
		else {
			broken(node + " runs although nothing has changed of " + node.reads);
		}
	}

	void end(LawNode node, int value, @Nullable LawFailure failure) {
		leave(node);
		if (node.kind == LawNode.Kind.MEMO) {
			boolean changed = node.runs == 0 || failure != node.failure
					|| (failure == null && !node.same(node.value, value));
			if (node.canonical(value) != anew(node) && !this.lenient) {
				broken(node + " comes out as " + value + " rather than " + anew(node));
			}
			node.value = value;
			node.failure = failure;
			if (changed) {
				node.version = ++this.clock;
			}
		}
		else if (failure != null && node.runs > 0) {
			this.thrown.add(failure);
		}
		this.counts.throwing += (failure != null) ? 1 : 0;
		boolean sameReads = node.reads.hasSameNodes(node.reading);
		this.counts.switches += (sameReads || node.runs == 0) ? 0 : 1;
		LawReads before = node.reads;
		node.reads = node.reading;
		node.reading = before;
		before.clear();
		node.runs++;
		if (!sameReads || this.running.isEmpty()) {
			this.life.find(node);
		}
		if (node.isReaction() && node.runs == 1 && failure != null) {
			this.life.dispose(node);
		}
		if (node.isReaction() && node.disposed) {
			node.reads.clear();
			this.life.find();
		}
	}

	/** A computation has been left in the middle. */
	void abandon(LawNode node) {
		this.counts.abandoned++;
		leave(node);
		if (!this.running.isEmpty()) {
			this.running.getLast().deep = true;
		}
		node.abandoned = true;
		if (node.made != null) {
			this.life.clear(node.made);
		}
	}

	private void leave(LawNode node) {
		if (this.running.removeLast() != node) {
			broken(node + " ends although another one runs");
		}
		node.running = false;
	}

	// Ends of turns

	/** The effects that had to run have done so. */
	void flushed() {
		resolve();
		this.life.disturbed = false;
		this.queues.forgetEffects();
		for (LawNode reaction : this.life.reactions) {
			if (reaction.kind == LawNode.Kind.EFFECT && !reaction.disposed && mustRun(reaction)) {
				broken(reaction + " has not run although something changed of " + reaction.reads);
			}
		}
	}

	/** Follows formulas in nothing but the values of signals. */
	private final class Anew extends LawReading {

		@Override
		int read(LawNode node) {
			return anew(node);
		}

		@Override
		int caught(LawNode node) {
			return anew(node);
		}

		@Override
		int fail(LawNode self) {
			return LawNode.FAILED - self.id;
		}

		@Override
		int readMadeSignal(LawNode node) {
			return anew(node);
		}

		@Override
		int readMadeMemo(LawFormula formula) {
			return evaluate(formula, null);
		}

		@Override
		void act(LawFormula.Step step, LawNode self, int seen) {
			// The value does not depend on it.
		}

	}

}
