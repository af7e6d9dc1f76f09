package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import dev.lattice.engine.graph.Observer;
import dev.lattice.engine.graph.Source;
import dev.lattice.engine.graph.Tracer;

/**
 * Keeps, while somebody wants to know it, why observers will run and how often they did.
 */
final class Tracing implements Tracer {

	private final Trace trace;

	private final IdentityHashMap<Observer, List<String>> changed = new IdentityHashMap<>();

	private final Map<Observer, Integer> runs = new WeakHashMap<>();

	Tracing(Trace trace) {
		this.trace = trace;
	}

	@Override
	public void changed(Source source, Observer observer) {
		this.changed.computeIfAbsent(observer, (first) -> new ArrayList<>()).add(source.toString());
	}

	@Override
	public void runs(Observer observer) {
		this.runs.merge(observer, 1, Integer::sum);
		List<String> because = this.changed.remove(observer);
		this.trace.runs(observer.toString(), (because != null) ? List.copyOf(because) : List.of());
	}

	int runsOf(Object observer) {
		return this.runs.getOrDefault(observer, 0);
	}

}
