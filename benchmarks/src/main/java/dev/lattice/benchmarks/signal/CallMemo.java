package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;

/** A function and its last result. */
final class CallMemo {

	final Supplier<Object> function;

	Object value;

	CallMemo(Supplier<Object> function) {
		this.function = function;
		this.value = function.get();
	}

	Object get() {
		return this.value;
	}

}
