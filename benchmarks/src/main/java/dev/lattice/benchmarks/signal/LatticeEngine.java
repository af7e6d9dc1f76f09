package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
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

	// The place to override intChain with an IntSignal and IntMemos; until then the row
	// int.deep costs what the plain one does.

	@Override
	public void watchRows(Signal<Object> selected, int rows, Sink sink) {
		Selector<Object> selector = new Selector<>(selected);
		for (int id = 0; id < rows; id++) {
			Integer row = id;
			new Effect(() -> sink.add(selector.isSelected(row) ? 1 : 0));
		}
	}

	@Override
	public Object value(Memo<Object> memo) {
		return memo.get();
	}

}
