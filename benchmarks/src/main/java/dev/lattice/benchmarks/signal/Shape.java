package dev.lattice.benchmarks.signal;

/** A graph and what is done to it, written once for every engine. */
@FunctionalInterface
interface Shape {

	<S, M> Op build(Engine<S, M> engine);

}
