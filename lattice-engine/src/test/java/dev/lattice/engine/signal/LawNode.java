package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/**
 * A signal, memo, effect or watcher of a random program: the engine's, and what the
 * oracle knows of it.
 */
final class LawNode {

	enum Kind {

		SIGNAL, MEMO, EFFECT, WATCHER

	}

	/** Which values count as the same. */
	enum Sameness {

		EQUAL, COARSE, NEVER

	}

	/**
	 * Values from here down are failures: this minus the number of the node that failed.
	 */
	static final int FAILED = -1000;

	final Kind kind;

	/** In the order of making. */
	final int id;

	final Sameness sameness;

	/** What it does; null of a signal. */
	final @Nullable LawFormula formula;

	/** What owned it when it was made; null of a signal. */
	final @Nullable LawOwner owner;

	/** In which run of what made it. */
	private final int madeIn;

	/** Only signals of a higher level may be set by what reads this. */
	int level;

	/** Of a signal: whether what a memo makes sets it. */
	boolean taken;

	int rank;

	@Nullable Signal<Integer> signal;

	/** Instead of the signal. */
	@Nullable IntSignal intSignal;

	@Nullable Memo<Integer> memo;

	/** Instead of the memo. */
	@Nullable IntMemo intMemo;

	@Nullable ScopedReaction reaction;

	// Of a source

	/** Of a signal its value, of a memo what came out last; a failure is a code. */
	int value;

	@Nullable LawFailure failure;

	/** When it changed last, as far as anyone could see. */
	int version;

	/** When it changed last for everyone, whatever the values. */
	int announced;

	/** Written in this batch, the value before it not yet forgotten. */
	boolean pending;

	int keptValue;

	int keptVersion;

	int naive;

	int naiveAt = -1;

	// Of an observer

	LawReads reads = new LawReads();

	/** What it has read in the run that is going on. */
	LawReads reading = new LawReads();

	boolean running;

	boolean paused;

	/** What it reads has been left in the middle, and is computed from its far end. */
	boolean deep;

	boolean disposed;

	/** It has been left in the middle, to be run again. */
	boolean abandoned;

	int runs;

	/** What its last run made. */
	@Nullable LawOwner made;

	/** Something that it depends on was set, and it has not had its turn since. */
	boolean waits;

	/** Of a memo: whether an effect or watcher needs it. */
	boolean live;

	/** Of a memo: something that it depends on was set since it was read. */
	boolean marked;

	/** Of a memo: it lost its last observer while it was marked. */
	boolean lost;

	/** Of a memo that nothing live needs: something changed while it was computed. */
	boolean disturbed;

	// Scratch

	int visited;

	boolean depends;

	LawNode(Kind kind, int id, Sameness sameness, @Nullable LawFormula formula, @Nullable LawOwner owner) {
		this.kind = kind;
		this.id = id;
		this.sameness = sameness;
		this.formula = formula;
		this.owner = owner;
		this.madeIn = (owner != null && owner.maker != null) ? owner.maker.runs : 0;
	}

	boolean isReaction() {
		return this.kind == Kind.EFFECT || this.kind == Kind.WATCHER;
	}

	/** Whether it is a memo that was made in a run that has ended since. */
	boolean isForgotten() {
		LawNode maker = (this.owner != null) ? this.owner.maker : null;
		return maker != null && (maker.runs > this.madeIn + 1 || (maker.isReaction() && maker.disposed));
	}

	/** What a reader may see of a value: those that are the same must look alike. */
	int canonical(int value) {
		return (this.sameness == Sameness.COARSE && value > FAILED) ? value >> 1 : value;
	}

	boolean same(int before, int after) {
		return this.sameness != Sameness.NEVER && canonical(before) == canonical(after);
	}

	/** Reads it from the engine. */
	int fetch() {
		if (this.intSignal != null) {
			return this.intSignal.get();
		}
		if (this.intMemo != null) {
			return this.intMemo.get();
		}
		return canonical(unbox((this.signal != null) ? this.signal.get() : this.memo.get()));
	}

	/** Sets it in the engine. */
	void store(int value) {
		if (this.intSignal != null) {
			this.intSignal.set(value);
		}
		else {
			this.signal.set(box(value));
		}
	}

	static @Nullable Integer box(int value) {
		return (value == -1) ? null : Integer.valueOf(value);
	}

	static int unbox(@Nullable Integer value) {
		return (value == null) ? -1 : value;
	}

	@Override
	public String toString() {
		return this.kind.name().charAt(0) + "" + this.id;
	}

}
