package dev.lattice.engine.signal;

import java.util.Random;

/** What a random program has, so that some are simple and some are not. */
final class LawStyle {

	final int signals;

	final int memos;

	/** How long a chain of memos there is. */
	final int chain;

	final int reactions;

	/** How many nodes one observer reads in one step, at most. */
	final int widest;

	final boolean dynamic;

	final boolean failing;

	final boolean made;

	final boolean nesting;

	final boolean writing;

	final boolean disposing;

	/** Whether the graph grows and shrinks while it runs. */
	final boolean changing;

	final boolean odd;

	/** Whether what memos make sets signals, so that some settle late. */
	final boolean restless;

	LawStyle(Random random) {
		boolean wide = random.nextInt(12) == 0;
		this.signals = wide ? 20 + random.nextInt(30) : 1 + random.nextInt(6);
		this.memos = random.nextInt(14);
		this.chain = (random.nextInt(150) == 0) ? 250 + random.nextInt(300)
				: (random.nextInt(6) == 0) ? random.nextInt(40) : 0;
		this.reactions = 1 + random.nextInt(6);
		this.widest = wide ? 60 : 6;
		this.dynamic = random.nextInt(3) > 0;
		this.failing = random.nextInt(3) == 0;
		this.made = random.nextInt(3) == 0;
		this.nesting = random.nextInt(3) == 0;
		this.writing = random.nextInt(3) == 0;
		this.disposing = random.nextInt(3) == 0;
		this.changing = random.nextInt(2) == 0;
		this.odd = random.nextInt(3) == 0;
		this.restless = this.made && this.writing && !this.failing;
	}

}
