package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Knows which effects and watchers wait, and which of them is next. */
final class LawQueues {

	private final LawOracle oracle;

	/** The effects that something has marked. */
	private final List<LawNode> waiting = new ArrayList<>();

	/** The watchers that are being drained, in order. */
	private List<LawNode> drained = new ArrayList<>();

	/** Those that something has marked since. */
	private List<LawNode> watching = new ArrayList<>();

	LawQueues(LawOracle oracle) {
		this.oracle = oracle;
	}

	void add(LawNode reaction) {
		reaction.waits = true;
		((reaction.kind == LawNode.Kind.EFFECT) ? this.waiting : this.watching).add(reaction);
	}

	/** Takes an effect out of those that wait; an older one of them had its turn. */
	void takeEffect(LawNode effect) {
		checkMarked(effect, effect.waits);
		for (int at = this.waiting.size() - 1; at >= 0; at--) {
			LawNode other = this.waiting.get(at);
			if (other.id <= effect.id) {
				other.waits = false;
				this.waiting.remove(at);
				if (other != effect) {
					checkPassed(other, effect);
				}
			}
		}
	}

	void takeWatcher(LawNode watcher) {
		while (!this.drained.isEmpty()) {
			LawNode first = this.drained.removeFirst();
			first.waits = false;
			if (first == watcher) {
				return;
			}
			checkPassed(first, watcher);
		}
		checkMarked(watcher, false);
	}

	void drain() {
		this.drained = this.watching;
		this.watching = new ArrayList<>();
		this.drained.sort(Comparator.<LawNode>comparingInt((node) -> node.rank).thenComparingInt((node) -> node.id));
	}

	void drainEnded() {
		for (LawNode watcher : this.drained) {
			watcher.waits = false;
			if (!watcher.disposed && this.oracle.mustRun(watcher)) {
				this.oracle.broken(watcher + " was not drained although something changed of " + watcher.reads);
			}
		}
		this.drained.clear();
	}

	void forgetEffects() {
		this.waiting.forEach((effect) -> effect.waits = false);
		this.waiting.clear();
	}

	private void checkMarked(LawNode node, boolean marked) {
		if (!marked && !this.oracle.life.disturbed && !this.oracle.lenient) {
			this.oracle.broken(node + " runs although nothing has marked it");
		}
	}

	/** It had its turn and did not run; so it need not have run. */
	private void checkPassed(LawNode passed, LawNode next) {
		if (!passed.disposed && !this.oracle.lenient && this.oracle.mustRun(passed)) {
			this.oracle.broken(next + " runs before " + passed + " has done so");
		}
	}

}
