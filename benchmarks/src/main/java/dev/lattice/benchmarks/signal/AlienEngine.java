package dev.lattice.benchmarks.signal;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.benchmarks.signal.alien.AlienEffect;
import dev.lattice.benchmarks.signal.alien.AlienMemo;
import dev.lattice.benchmarks.signal.alien.AlienScope;
import dev.lattice.benchmarks.signal.alien.AlienSignal;

import org.jspecify.annotations.Nullable;

/** The peer. */
class AlienEngine implements Engine<AlienSignal<Object>, AlienMemo<Object>> {

	private @Nullable AlienScope scope;

	@Override
	public void turn(Runnable action) {
		if (this.scope == null) {
			this.scope = new AlienScope(action);
		}
		else {
			action.run();
		}
	}

	@Override
	public void batch(Runnable writes) {
		AlienScope.batch(writes);
	}

	@Override
	public void dispose() {
		if (this.scope != null) {
			this.scope.dispose();
		}
	}

	@Override
	public AlienSignal<Object> signal(Object value) {
		return new AlienSignal<>(value);
	}

	@Override
	public void set(AlienSignal<Object> signal, Object value) {
		signal.set(value);
	}

	@Override
	public int read(AlienSignal<Object> signal) {
		return (Integer) signal.get();
	}

	@Override
	public int value(AlienMemo<Object> memo) {
		return (Integer) memo.get();
	}

	AlienMemo<Object> memo(Supplier<Object> function) {
		return new AlienMemo<>(function);
	}

	void effect(Runnable action) {
		new AlienEffect(action);
	}

	@Override
	public AlienMemo<Object> plus(AlienSignal<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public AlienMemo<Object> next(AlienMemo<Object> source, int addend) {
		return memo(() -> (Integer) source.get() + addend);
	}

	@Override
	public AlienMemo<Object> sum(List<AlienMemo<Object>> sources) {
		AlienMemo<Object>[] all = array(sources);
		return memo(() -> {
			int sum = 0;
			for (AlienMemo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public AlienMemo<Object> sumWith(AlienSignal<Object> first, List<AlienMemo<Object>> sources) {
		AlienMemo<Object>[] all = array(sources);
		return memo(() -> {
			int sum = (Integer) first.get();
			for (AlienMemo<Object> source : all) {
				sum += (Integer) source.get();
			}
			return sum;
		});
	}

	@Override
	public void watchSignal(AlienSignal<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@Override
	public void watch(AlienMemo<Object> source, Sink sink) {
		effect(() -> sink.add((Integer) source.get()));
	}

	@SuppressWarnings("unchecked")
	private static AlienMemo<Object>[] array(List<AlienMemo<Object>> memos) {
		return memos.toArray(new AlienMemo[0]);
	}

}
