package dev.lattice.benchmarks.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/** The probes, by the names that processes know them by. */
final class Probes {

	/** Bytes of a node; what it hangs on was there before. */
	static final String MEMORY = "memory.";

	/** The longest chain that works. */
	static final String DEPTH = "depth.";

	/** Milliseconds to end effects. */
	static final String DISPOSE = "dispose.";

	private static final Map<String, Probe> all = new LinkedHashMap<>();

	static {
		all.put("memory.signal", MemoryProbe::signal);
		all.put("memory.memo", MemoryProbe::memo);
		for (int edges : new int[] { 1, 2, 4, 12 }) {
			all.put("memory.memo+" + edges, reading(edges));
		}
		for (int edges : new int[] { 1, 2, 4, 12 }) {
			all.put("memory.observed+" + edges, observed(edges));
		}
		all.put("memory.effect+1", MemoryProbe::effect);
		all.put("memory.chain", MemoryProbe::chain);
		all.put("depth.first", DepthProbe::firstRead);
		all.put("depth.update", DepthProbe::update);
		all.put("dispose.random", DisposeProbe::random);
	}

	private Probes() {
	}

	static Probe named(String name) {
		Probe probe = all.get(name);
		if (probe == null) {
			throw new IllegalArgumentException("No probe is called '" + name + "'");
		}
		return probe;
	}

	private static Probe reading(int edges) {
		return new Probe() {
			@Override
			public <S, M> double measure(Engine<S, M> engine, int size) {
				return MemoryProbe.reading(engine, size, edges);
			}
		};
	}

	private static Probe observed(int edges) {
		return new Probe() {
			@Override
			public <S, M> double measure(Engine<S, M> engine, int size) {
				return MemoryProbe.observed(engine, size, edges);
			}
		};
	}

}
