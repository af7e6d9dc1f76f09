package dev.lattice.benchmarks.signal;

import java.util.function.IntConsumer;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.IntMemo;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Selector;
import dev.lattice.engine.signal.Signal;

/** What is measured. */
final class LatticeEngine extends LatticeFunctions {

	private final Scope scope = Scope.root((action) -> {
	});

	@Override
	public void turn(Runnable action) {
		this.scope.run(action);
	}

	@Override
	public void batch(Runnable writes) {
		Scope.batch(writes);
	}

	@Override
	public void scoped(Runnable making) {
		Scope child = Scope.current().child();
		child.run(making);
		child.dispose();
	}

	@Override
	public void dispose() {
		this.scope.dispose();
	}

	@Override
	public Signal<Object> signal(Object value) {
		return new Signal<>(value);
	}

	@Override
	public Memo<Object> memo(Supplier<Object> function) {
		return new Memo<>(function);
	}

	@Override
	public void effect(Runnable action) {
		new Effect(action);
	}

	@Override
	public Runnable endableEffect(Runnable action) {
		return new Effect(action)::dispose;
	}

	@Override
	public void set(Signal<Object> signal, Object value) {
		signal.set(value);
	}

	@Override
	public Object get(Signal<Object> signal) {
		return signal.get();
	}

	@Override
	public void watchRows(Signal<Object> selected, int rows, Sink sink) {
		Selector<Object> selector = new Selector<>(selected);
		for (int id = 0; id < rows; id++) {
			Integer row = id;
			new Effect(() -> sink.add(selector.isSelected(row) ? 1 : 0));
		}
	}

	// Unboxed, so the row int.deep measures IntSignal and IntMemo.
	@Override
	public IntConsumer intChain(int first, int length, Sink sink) {
		IntSignal head = new IntSignal(first);
		IntMemo last = new IntMemo(() -> head.get() + 1);
		for (int i = 1; i < length; i++) {
			IntMemo before = last;
			last = new IntMemo(() -> before.get() + 1);
		}
		IntMemo end = last;
		effect(() -> sink.add(end.get()));
		return head::set;
	}

	@Override
	public Object value(Memo<Object> memo) {
		return memo.get();
	}

}
