package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;

import dev.lattice.benchmarks.signal.alien.AlienMemo;
import dev.lattice.benchmarks.signal.alien.AlienSignal;

/** Notes which functions run after each write, what was needed before what needed it. */
final class RecordingEngine extends AlienEngine {

	private Trace trace = new Trace();

	private int made;

	private boolean batched;

	/** Starts a new trace and returns the one that it ends. */
	Trace next() {
		Trace ended = this.trace;
		this.trace = new Trace();
		return ended;
	}

	@Override
	public AlienMemo<Object> memo(Supplier<Object> function) {
		int number = number();
		return super.memo(() -> {
			Object value = function.get();
			this.trace.ran(number);
			return value;
		});
	}

	@Override
	public void effect(Runnable action) {
		int number = number();
		super.effect(() -> {
			action.run();
			this.trace.ran(number);
		});
	}

	private int number() {
		this.trace.refuse();
		return this.made++;
	}

	@Override
	public void set(AlienSignal<Object> signal, Object value) {
		super.set(signal, value);
		if (!this.batched) {
			this.trace.written();
		}
	}

	@Override
	public void batch(Runnable writes) {
		this.batched = true;
		super.batch(writes);
		this.batched = false;
		this.trace.written();
	}

}
