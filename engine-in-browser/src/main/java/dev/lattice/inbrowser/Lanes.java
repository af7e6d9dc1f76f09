package dev.lattice.inbrowser;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.lattice.engine.signal.BooleanMemo;
import dev.lattice.engine.signal.BooleanSignal;
import dev.lattice.engine.signal.DoubleMemo;
import dev.lattice.engine.signal.DoubleSignal;
import dev.lattice.engine.signal.IntMemo;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.LongMemo;
import dev.lattice.engine.signal.LongSignal;

/** Signals and memos of primitives, as nodes of a random graph. */
final class Lanes {

	private static final long LARGE = 1L << 32;

	private final IntSignal ofInt = new IntSignal(1).named("int");

	private final LongSignal ofLong = new LongSignal(2).named("long");

	private final DoubleSignal ofDouble = new DoubleSignal(0.5).named("double");

	private final BooleanSignal ofBoolean = new BooleanSignal(true).named("boolean");

	/**
	 * A node.
	 *
	 * @param tracked reads it, as an int
	 * @param untracked reads it without depending on it
	 */
	record Node(Supplier<Integer> tracked, Supplier<Integer> untracked) implements Supplier<Integer> {

		@Override
		public Integer get() {
			return this.tracked.get();
		}

		Integer peek() {
			return this.untracked.get();
		}

	}

	/** Returns the signals. */
	List<Node> signals() {
		return List.of(new Node(this.ofInt::get, this.ofInt::peek),
				new Node(() -> number(this.ofLong.get()), () -> number(this.ofLong.peek())),
				new Node(() -> number(this.ofDouble.get()), () -> number(this.ofDouble.peek())),
				new Node(() -> number(this.ofBoolean.get()), () -> number(this.ofBoolean.peek())));
	}

	/** Sets one of the signals. */
	void write(Dice dice, int value) {
		switch (dice.below(6)) {
			case 0 -> this.ofInt.set(value);
			case 1 -> this.ofInt.update((before) -> (before + value) % 7);
			case 2 -> this.ofLong.set(value * LARGE + value);
			case 3 -> this.ofDouble.set(dice.either(value / 2.0, 0.0, -0.0, Double.NaN));
			case 4 -> this.ofBoolean.set(value % 2 == 0);
			default -> this.ofBoolean.flip();
		}
	}

	/** Makes a memo of any kind. */
	static Node memo(Dice dice, String name, IntSupplier formula) {
		return switch (dice.below(4)) {
			case 0 -> {
				IntMemo memo = new IntMemo(formula).named(name);
				yield new Node(memo::get, memo::peek);
			}
			case 1 -> {
				LongMemo memo = new LongMemo(() -> formula.getAsInt() * LARGE + 1).named(name);
				yield new Node(() -> number(memo.get()), () -> number(memo.peek()));
			}
			case 2 -> {
				DoubleMemo memo = new DoubleMemo(() -> formula.getAsInt() / -2.0).named(name);
				yield new Node(() -> number(memo.get()), () -> number(memo.peek()));
			}
			default -> {
				BooleanMemo memo = new BooleanMemo(() -> formula.getAsInt() % 2 == 0).named(name);
				yield new Node(() -> number(memo.get()), () -> number(memo.peek()));
			}
		};
	}

	private static int number(long value) {
		return (int) (value / LARGE + value % LARGE);
	}

	/** Tells apart what equality tells apart. */
	private static int number(double value) {
		return Double.isNaN(value) ? 9 : (1 / value < 0) ? 8 : (int) (2 * value);
	}

	private static int number(boolean value) {
		return value ? 1 : 0;
	}

}
