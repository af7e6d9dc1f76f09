package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a connection does to what is said over it: brings it, late or twice. */
final class Line {

	private static final int MOST_SAID = 100;

	/** What was said over this connection, to be said again; the last of it. */
	private final Deque<Runnable> said = new ArrayDeque<>();

	/** What is on its way, over this connection or an earlier one. */
	private final Deque<Runnable> late = new ArrayDeque<>();

	private boolean delaying;

	/** Whether what was late is being brought: what is said meanwhile comes behind it. */
	private boolean arriving;

	/** Begins a connection; what is on its way over the one before stays so. */
	void begin() {
		this.delaying = false;
		this.said.clear();
	}

	/** Brings something, now or later. */
	void pass(Runnable what) {
		if (this.said.size() == MOST_SAID) {
			this.said.remove();
		}
		this.said.add(what);
		if (this.delaying || this.arriving) {
			this.late.add(what);
		}
		else {
			what.run();
		}
	}

	void delay() {
		this.delaying = true;
	}

	/** Brings what is on its way. */
	void arrive() {
		this.delaying = false;
		this.arriving = true;
		try {
			while (!this.late.isEmpty()) {
				this.late.remove().run();
			}
		}
		finally {
			this.arriving = false;
		}
	}

	/** Brings once more what was said over this connection. */
	void repeat() {
		List.copyOf(this.said).forEach(Runnable::run);
	}

	/** Loses what is on its way. */
	void lose() {
		this.late.clear();
	}

}
