package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Keeps, while somebody wants to know it, why observers will run and how often they did.
 */
final class Tracer {

	private final Trace trace;

	private final IdentityHashMap<Observer, List<String>> changed = new IdentityHashMap<>();

	private final Map<Observer, Integer> runs = new WeakHashMap<>();

	Tracer(Trace trace) {
		this.trace = trace;
	}

	/** A source has changed: this is why its observers will run. */
	void changed(Source source) {
		Audience audience = Source.audience(source);
		if (audience instanceof Observer only) {
			because(only, source);
		}
		else if (audience instanceof Observers many) {
			for (int at = 0; at < many.size; at++) {
				because(many.places[at], source);
			}
		}
	}

	private void because(@Nullable Observer observer, Source source) {
		if (observer != null) {
			this.changed.computeIfAbsent(observer, (first) -> new ArrayList<>()).add(source.toString());
		}
	}

	void runs(Observer observer) {
		this.runs.merge(observer, 1, Integer::sum);
		List<String> because = this.changed.remove(observer);
		this.trace.runs(observer.toString(), (because != null) ? List.copyOf(because) : List.of());
	}

	int runsOf(Observer observer) {
		return this.runs.getOrDefault(observer, 0);
	}

}
