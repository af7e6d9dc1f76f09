package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;

import dev.lattice.benchmarks.signal.alien.AlienEffect;
import dev.lattice.benchmarks.signal.alien.AlienMemo;
import dev.lattice.benchmarks.signal.alien.AlienScope;
import dev.lattice.benchmarks.signal.alien.AlienSignal;

import org.jspecify.annotations.Nullable;

/** The peer. */
class AlienEngine extends AlienFunctions {

	private @Nullable AlienScope scope;

	/** The first action makes the graph; the engine ends what it has made. */
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
	public void scoped(Runnable making) {
		new AlienScope(making).dispose();
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
	public AlienMemo<Object> memo(Supplier<Object> function) {
		return new AlienMemo<>(function);
	}

	@Override
	public void effect(Runnable action) {
		new AlienEffect(action);
	}

	@Override
	public Runnable endableEffect(Runnable action) {
		return new AlienEffect(action)::dispose;
	}

	@Override
	public void set(AlienSignal<Object> signal, Object value) {
		signal.set(value);
	}

	@Override
	public Object get(AlienSignal<Object> signal) {
		return signal.get();
	}

	@Override
	public Object value(AlienMemo<Object> memo) {
		return memo.get();
	}

}
