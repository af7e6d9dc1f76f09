package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Knows what is alive: who owns what, and which memos something live needs. It looks at
 * everything each time.
 */
final class LawLife {

	private final LawOracle oracle;

	final List<LawNode> memos = new ArrayList<>();

	final List<LawNode> reactions = new ArrayList<>();

	/** The memos that nothing live needs any more, and that had made something. */
	private final List<LawNode> left = new ArrayList<>();

	/** The cleanups that must have run by now, in order, and those that did. */
	private final List<LawCleanup> cleanupsDue = new ArrayList<>();

	private final List<LawCleanup> cleanupsDone = new ArrayList<>();

	/** Whether something has changed in this turn for memos that were being computed. */
	boolean disturbed;

	private int visit;

	LawLife(LawOracle oracle) {
		this.oracle = oracle;
	}

	/** Begins to visit each node once. */
	int visit() {
		return ++this.visit;
	}

	void made(LawNode node) {
		if (node.kind == LawNode.Kind.MEMO) {
			this.memos.add(node);
		}
		else if (node.isReaction()) {
			this.reactions.add(node);
		}
	}

	// Owners

	/** What owns what is made now in a run. */
	LawOwner made(LawNode maker, LawOwner root) {
		if (maker.made == null || maker.made.disposed) {
			LawOwner outer = (maker.kind != LawNode.Kind.MEMO || (maker.runs == 0 && !maker.owner.disposed))
					? maker.owner : root;
			maker.made = new LawOwner(outer, maker, null);
			if (maker.kind == LawNode.Kind.MEMO) {
				outer.owned.add(maker.made);
			}
		}
		return maker.made;
	}

	void dispose(Object owned) {
		if (owned instanceof LawOwner owner && !owner.disposed) {
			owner.disposed = true;
			clear(owner);
		}
		else if (owned instanceof LawNode reaction && !reaction.disposed) {
			reaction.disposed = true;
			reaction.reads.clear();
			this.oracle.counts.disposals++;
			if (reaction.made != null) {
				dispose(reaction.made);
			}
		}
		else if (owned instanceof LawCleanup cleanup) {
			this.cleanupsDue.add(cleanup);
		}
	}

	void clear(LawOwner owner) {
		while (!owner.owned.isEmpty()) {
			dispose(owner.owned.removeLast());
		}
	}

	void cleanedUp(LawCleanup cleanup) {
		this.cleanupsDone.add(cleanup);
	}

	/** What memos have made may be cleaned up a little later. */
	void checkCleanups() {
		for (boolean inOrder : new boolean[] { true, false }) {
			List<LawCleanup> due = this.cleanupsDue.stream().filter((cleanup) -> cleanup.inOrder() == inOrder).toList();
			List<LawCleanup> done = this.cleanupsDone.stream()
				.filter((cleanup) -> cleanup.inOrder() == inOrder)
				.toList();
			if (inOrder ? !done.equals(due) : done.size() != due.size() || !Set.copyOf(done).equals(Set.copyOf(due))) {
				this.oracle.broken("The cleanups are " + done + " rather than " + due);
			}
		}
		this.cleanupsDone.clear();
		this.cleanupsDue.clear();
	}

	/** Forgets what has ended, and what cannot be reached any more. */
	void forget() {
		this.reactions.removeIf((reaction) -> reaction.disposed);
		this.memos.removeIf(LawNode::isForgotten);
	}

	// Edges

	/** Finds the memos that something live needs, and those that ceased to be such. */
	void find() {
		find(null);
	}

	/** So while something runs, which is about to read the one that has ended. */
	void find(@Nullable LawNode ended) {
		visit();
		for (LawNode reaction : this.reactions) {
			if (!reaction.disposed) {
				visit(reaction);
			}
		}
		boolean live = false;
		for (LawNode node : this.oracle.running) {
			live = isLive(node, live);
			if (live) {
				visit(node);
			}
			live &= !node.paused && !node.deep;
		}
		if (ended != null && isLive(ended, live)) {
			visit(ended);
		}
		List<LawNode> left = null;
		for (LawNode memo : this.memos) {
			boolean now = memo.visited == this.visit;
			if (memo.live && !now && !memo.running) {
				left = (left != null) ? left : new ArrayList<>();
				left.add(memo);
			}
			memo.live = now;
		}
		if (left != null) {
			left.forEach(this::left);
		}
		if (this.oracle.running.isEmpty()) {
			clearLeft();
		}
	}

	/** A memo has lost its last observer. */
	private void left(LawNode memo) {
		boolean made = memo.made != null && !memo.made.owned.isEmpty();
		if (memo.marked || made) {
			memo.lost = true;
			disturb(made);
		}
		if (made) {
			this.left.add(memo);
		}
	}

	/** What memos had made that nobody observes any more ends when nothing runs. */
	private void clearLeft() {
		boolean cleared = false;
		for (LawNode memo : List.copyOf(this.left)) {
			if (memo.lost && !memo.live) {
				clear(memo.made);
				cleared = true;
			}
		}
		this.left.clear();
		if (cleared) {
			find();
		}
	}

	/**
	 * Whether its reads count, if it runs and, or not, something that is live needs it.
	 */
	private static boolean isLive(LawNode node, boolean needed) {
		return node.isReaction() ? !node.disposed : needed && (node.live || node.runs == (node.running ? 0 : 1));
	}

	private void visit(LawNode node) {
		if (node.visited == this.visit) {
			return;
		}
		node.visited = this.visit;
		visit(node.reads);
		if (node.running) {
			visit(node.reading);
		}
	}

	private void visit(LawReads reads) {
		for (int at = 0; at < reads.size; at++) {
			if (reads.nodes[at].kind == LawNode.Kind.MEMO) {
				visit(reads.nodes[at]);
			}
		}
	}

	/** Compares the size of the graph with what was read last. */
	void checkSize(GraphSize size) {
		find();
		int observers = 0;
		int fewest = 0;
		int most = 0;
		for (List<LawNode> nodes : List.of(this.memos, this.reactions)) {
			for (LawNode node : nodes) {
				if ((node.kind == LawNode.Kind.MEMO) ? node.live : !node.disposed) {
					observers++;
					fewest += node.reads.size;
					most += (node.reads.total <= 32) ? node.reads.size : node.reads.total;
				}
			}
		}
		if (size.observers() != observers || size.edges() < fewest || size.edges() > most) {
			this.oracle.broken("The size is " + size + " rather than " + observers + " observers and " + fewest + " to "
					+ most + " edges");
		}
	}

	/**
	 * Something changes while memos are computed that nothing live needs: they cannot
	 * know whether they have missed it, and may be computed once more. If it is what a
	 * memo made that ends, this is true of others that they have read, too.
	 */
	void disturb(boolean widely) {
		if (this.oracle.running.isEmpty()) {
			return;
		}
		this.disturbed = true;
		for (LawNode memo : this.memos) {
			if (!memo.live || memo.running) {
				memo.marked = true;
				memo.disturbed |= widely || memo.running;
			}
		}
	}

}
