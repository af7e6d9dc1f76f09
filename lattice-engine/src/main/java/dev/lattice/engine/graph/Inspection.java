package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What tools may see of nodes; in the turn of their graph. */
public final class Inspection {

	private Inspection() {
	}

	/**
	 * Returns what an observer has read.
	 * @param observer the observer
	 * @return its sources, in the order of reading
	 */
	public static List<Source> sources(Observer observer) {
		List<Source> sources = new ArrayList<>();
		for (int at = 0; at < observer.sourceCount(); at++) {
			Source source = observer.sourceAt(at);
			if (source != null) {
				sources.add(source);
			}
		}
		return sources;
	}

	/**
	 * Returns the value of a source as it is.
	 * @param source the source
	 * @return the value, boxed
	 */
	public static @Nullable Object value(Source source) {
		return switch (source) {
			case Cell cell -> cell.shown();
			case Derived derived -> derived.shown();
		};
	}

	/**
	 * Returns how far an observer can be relied upon.
	 * @param observer the observer
	 * @return {@code current}, {@code check}, {@code dirty} or {@code running}
	 */
	public static String state(Observer observer) {
		return observer.is(Observer.RUNNING) ? "running"
				: observer.is(Observer.DIRTY) ? "dirty" : observer.is(Observer.CHECK) ? "check" : "current";
	}

}
