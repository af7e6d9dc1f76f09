package dev.lattice.benchmarks.signal;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

/** What is measured. */
final class LatticeEngine implements Engine<Signal<Object>, Memo<Object>> {

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
	public void dispose() {
		this.scope.dispose();
	}

	@Override
	public Signal<Object> signal(Object value) {
		return new Signal<>(value);
	}

	@Override
	public void set(Signal<Object> signal, Object value) {
		signal.set(value);
	}

	@Override
	public int read(Signal<Object> signal) {
		return (Integer) signal.get();
	}

	@Override
	public int value(Memo<Object> memo) {
		return (Integer) memo.get();
	}

	private static Memo<Object> memo(Supplier<Object> function) {
		return new Memo<>(function);
	}

	private static void effect(Runnable action) {
		new Effect(action);
	}

	@Override
	public Memo<Object> plus(Signal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Memo<Object> next(Memo<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public Memo<Object> sum(List<Memo<Object>> sources) {
		Memo<Object>[] all = array(sources);
		return memo(() -> {
			int sum = 0;
			for (Memo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public Memo<Object> sumWith(Signal<Object> first, List<Memo<Object>> sources) {
		Memo<Object>[] all = array(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (Memo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public void watchSignal(Signal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watch(Memo<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@SuppressWarnings("unchecked")
	private static Memo<Object>[] array(List<Memo<Object>> memos) {
		return memos.toArray(new Memo[0]);
	}

}
