package dev.lattice.benchmarks.signal;

/** A field that is written. */
final class CallSignal {

	Object value;

	CallSignal(Object value) {
		this.value = value;
	}

	Object get() {
		return this.value;
	}

}
