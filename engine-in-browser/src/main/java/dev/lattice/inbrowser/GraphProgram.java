package dev.lattice.inbrowser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.signal.WatchQueue;
import dev.lattice.engine.signal.Watcher;

/**
 * A random graph. Each node reads only nodes made before it, so nothing is circular but
 * what is made so on purpose, and no computation is deeper than there are nodes.
 */
final class GraphProgram implements Program {

	private static final int SIGNALS = 8;

	private static final int MEMOS = 24;

	private static final int OBSERVERS = 12;

	private static final int VALUES = 6;

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Scope root = Scope.root(this.mailbox::add);

	private final WatchQueue queue = new WatchQueue();

	private final SharedSignal<Integer> shared = SharedSignal.of(1);

	private final List<Signal<Integer>> signals = new ArrayList<>();

	private final Lanes lanes;

	private final List<Supplier<Integer>> nodes = new ArrayList<>();

	/** What ends each effect and watcher; nothing where one could not be made. */
	private final List<Runnable> observers = new ArrayList<>();

	private final Dice dice;

	private final Checksum sum;

	GraphProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		this.lanes = this.root.call(Lanes::new);
		this.root.run(this::build);
	}

	private void build() {
		for (int i = 0; i < SIGNALS; i++) {
			Signal<Integer> signal = new Signal<>(this.dice.below(VALUES));
			this.signals.add((i % 2 == 0) ? signal.named("signal " + i) : signal);
			this.nodes.add(signal);
		}
		this.nodes.addAll(this.lanes.signals());
		this.nodes.add(this.shared);
		for (int i = 0; i < MEMOS; i++) {
			Formula formula = Formula.random(this.dice, this.nodes.size());
			if (i % 4 == 3) {
				this.nodes.add(Lanes.memo(this.dice, "memo " + i, () -> formula.compute(this.nodes)));
				continue;
			}
			Memo<Integer> memo = new Memo<>(() -> formula.compute(this.nodes));
			this.nodes.add((i % 3 == 0) ? memo.named("memo " + i) : memo);
		}
		for (int i = 0; i < OBSERVERS; i++) {
			this.observers.add(observer(i));
		}
	}

	@Override
	public void step() {
		switch (this.dice.below(13)) {
			case 0, 1, 2 -> turn(this::write);
			case 3 -> turn(() -> Scope.batch(this::writeSome));
			case 4 -> turn(() -> Scope.batch(this::writeAndFail));
			case 5 -> turn(() -> Scope.batch(() -> Scope.batch(this::writeSome)));
			case 6 -> turn(this::read);
			case 7 -> turn(() -> this.queue.drain(this.sum::failed));
			case 8 -> this.sum.attempt(() -> this.shared.set(this.dice.below(VALUES)));
			case 9 -> turn(() -> this.shared.update((before) -> (before + 1) % VALUES));
			case 10 -> deliver();
			case 11 -> replace();
			default -> refused();
		}
		this.sum.add(this.root.graphSize());
	}

	private void turn(Runnable action) {
		this.sum.attempt(() -> this.root.run(action));
	}

	private void write() {
		if (this.dice.oneIn(3)) {
			this.lanes.write(this.dice, this.dice.below(VALUES));
			return;
		}
		this.dice.of(this.signals).set(this.dice.below(VALUES));
	}

	private void writeSome() {
		for (int i = this.dice.below(4); i >= 0; i--) {
			write();
			if (this.dice.oneIn(3)) {
				read();
			}
		}
	}

	private void writeAndFail() {
		writeSome();
		throw new IllegalArgumentException("the batch fails");
	}

	private void read() {
		Supplier<Integer> node = this.dice.of(this.nodes);
		this.sum.attempt(() -> this.sum.add(peek(node)));
		this.sum.attempt(() -> this.sum.add(node.get()));
	}

	private static int peek(Supplier<Integer> node) {
		return switch (node) {
			case Memo<Integer> memo -> memo.peek();
			case Lanes.Node lane -> lane.peek();
			default -> node.get();
		};
	}

	private void deliver() {
		while (!this.mailbox.isEmpty()) {
			this.sum.attempt(this.mailbox.remove());
		}
	}

	private void replace() {
		int index = this.dice.below(OBSERVERS);
		turn(this.observers.get(index));
		this.observers.set(index, () -> {
		});
		turn(() -> this.observers.set(index, observer(index)));
	}

	/** Makes an effect or a watcher, and returns what ends it. */
	private Runnable observer(int index) {
		Formula formula = Formula.random(this.dice, this.nodes.size());
		Signal<Integer> written = this.dice.of(this.signals);
		boolean writes = this.dice.oneIn(4);
		Runnable action = () -> {
			Scope.onDispose(() -> this.sum.add(-index));
			this.sum.add(index);
			int value = formula.compute(this.nodes);
			this.sum.add(value);
			if (writes) {
				written.set(value % VALUES);
			}
		};
		Runnable[] end = { () -> {
		} };
		this.sum.attempt(() -> {
			if (writes || index % 2 == 0) {
				end[0] = new Effect(action).named("effect " + index)::dispose;
			}
			else {
				end[0] = new Watcher(this.queue, this.dice.below(3), action)::dispose;
			}
		});
		return end[0];
	}

	/** Does what the graph refuses, for its message. */
	private void refused() {
		Signal<Integer> signal = this.dice.of(this.signals);
		switch (this.dice.below(5)) {
			case 0 -> this.sum.attempt(() -> signal.set(signal.peek() + 1));
			case 1 -> this.sum.attempt(() -> new Signal<>(1));
			case 2 -> inPassing(() -> new Memo<>(() -> {
				signal.set(signal.get() + 1);
				return 0;
			}).get());
			case 3 -> inPassing(() -> new Memo<>(() -> {
				this.shared.set(0);
				return 0;
			}).get());
			default -> inPassing(this::circle);
		}
	}

	private void inPassing(Runnable action) {
		Scope scope = this.root.child();
		this.sum.attempt(() -> scope.run(action));
		scope.dispose();
	}

	private void circle() {
		List<Memo<Integer>> memos = new ArrayList<>();
		int length = 1 + this.dice.below(4);
		for (int i = 0; i < length; i++) {
			int next = (i + 1) % length;
			memos.add(new Memo<>(() -> memos.get(next).get() + 1).named("circle " + i));
		}
		this.dice.of(memos).get();
	}

	@Override
	public void end() {
		this.sum.attempt(this.root::dispose);
		this.sum.add(this.root.graphSize());
		turn(this::read);
	}

}
