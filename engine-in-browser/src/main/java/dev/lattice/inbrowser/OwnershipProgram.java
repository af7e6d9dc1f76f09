package dev.lattice.inbrowser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

/** A tree of scopes that grows and is cut. */
final class OwnershipProgram implements Program {

	private static final int SIGNALS = 4;

	/** Scopes that may be cut or grown; some of them have ended with an outer one. */
	private static final int SCOPES = 24;

	private static final int DEPTH = 4;

	/** What the host provides to all. */
	private record Host(String name) {
	}

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope root = Scope.root(this.mailbox::add);

	private final List<Signal<Integer>> signals = new ArrayList<>();

	private final List<Scope> scopes = new ArrayList<>();

	private final Dice dice;

	private final Checksum sum;

	private int made;

	OwnershipProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		this.root.provide(new Host("host"));
		this.root.run(() -> {
			for (int i = 0; i < SIGNALS; i++) {
				this.signals.add(new Signal<>(0).named("signal " + i));
			}
		});
		this.scopes.add(this.root);
	}

	@Override
	public void step() {
		Scope scope = this.dice.of(this.scopes);
		switch (this.dice.below(9)) {
			case 0, 1 -> this.sum.attempt(() -> grow(scope));
			case 2 -> this.sum.attempt(() -> scope.run(() -> nest(this.dice.below(DEPTH))));
			case 3 -> this.sum.attempt(() -> scope.run(this::memo));
			case 4 -> this.sum.attempt(() -> scope.run(this::cleanup));
			case 5, 6 -> this.sum.attempt(() -> this.root.run(this::write));
			case 7 -> post(scope);
			default -> cut(scope);
		}
		this.sum.add(this.root.graphSize());
	}

	private void grow(Scope scope) {
		Scope child = scope.child();
		if (this.scopes.size() < SCOPES) {
			this.scopes.add(child);
		}
		else {
			this.scopes.set(1 + this.dice.below(SCOPES - 1), child);
		}
		this.sum.add(child.call(() -> Scope.provided(Host.class).name()));
		this.sum.add(child.own(() -> (Scope.current() == child) ? 1 : 0));
	}

	/** Makes effects in effects, each with a cleanup. */
	private void nest(int depth) {
		int number = ++this.made;
		Signal<Integer> read = this.dice.of(this.signals);
		new Effect(() -> {
			this.sum.add(number);
			this.sum.add(read.get());
			Scope.onDispose(() -> this.sum.add(-number));
			if (depth > 0) {
				nest(depth - 1);
				nest(depth - 2);
			}
		});
	}

	/** Makes a memo that owns what its computation makes, and somebody who reads it. */
	private void memo() {
		int number = ++this.made;
		Signal<Integer> read = this.dice.of(this.signals);
		Memo<Integer> memo = new Memo<>(() -> {
			Memo<Integer> inner = new Memo<>(() -> read.get() / 2);
			Scope.onDispose(() -> this.sum.add(number + inner.peek()));
			return inner.get() + number;
		});
		new Effect(() -> this.sum.add(memo.get()));
	}

	private void cleanup() {
		int number = ++this.made;
		boolean fails = this.dice.oneIn(4);
		Signal<Integer> read = this.dice.of(this.signals);
		Scope.onDispose(() -> {
			this.sum.add(number + read.get());
			if (fails) {
				throw new IllegalStateException("cleanup " + number + " fails");
			}
		});
	}

	private void write() {
		Scope.batch(() -> {
			for (int i = this.dice.below(3); i >= 0; i--) {
				this.dice.of(this.signals).update((before) -> (before + 1) % 5);
			}
		});
	}

	/** Posts something, or takes what was posted. */
	private void post(Scope scope) {
		if (this.dice.oneIn(3)) {
			while (!this.mailbox.isEmpty()) {
				this.sum.attempt(this.mailbox.remove());
			}
		}
		else {
			int number = ++this.made;
			scope.post(() -> {
				this.sum.add(number);
				this.sum.add(Scope.current() == scope);
			});
		}
	}

	private void cut(Scope scope) {
		this.sum.add(scope.isDisposed());
		if (scope == this.root) {
			// The tree would end; what it owns is still cut branch by branch.
			return;
		}
		if (this.dice.oneIn(2)) {
			this.sum.attempt(scope::dispose);
		}
		else {
			this.sum.attempt(() -> this.root.run(scope::dispose));
		}
		this.sum.add(scope.isDisposed());
	}

	@Override
	public void end() {
		this.sum.attempt(this.root::dispose);
		this.sum.add(this.root.graphSize());
		this.sum.attempt(() -> this.root.run(() -> nest(0)));
		for (Scope scope : this.scopes) {
			this.sum.add(scope.isDisposed());
		}
	}

}
