package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What tools may see of nodes, in the turn of their graph. */
public final class Inspection {

	private Inspection() {
	}

	/**
	 * Returns what a node has read.
	 * @param node a node of the graph
	 * @return its sources, in the order of reading; none of a cell
	 */
	public static List<Source> sources(Object node) {
		List<Source> sources = new ArrayList<>();
		if (node instanceof Observer observer) {
			for (int at = 0; at < observer.sourceCount(); at++) {
				sources.add(Objects.requireNonNull(observer.sourceAt(at)));
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
	 * Returns how far a node can be relied upon.
	 * @param node a node of the graph
	 * @return {@code current}, {@code check}, {@code dirty} or {@code running}
	 */
	public static String state(Object node) {
		int state = (node instanceof Observer observer) ? observer.state : 0;
		return ((state & Observer.RUNNING) != 0) ? "running"
				: ((state & Observer.DIRTY) != 0) ? "dirty" : ((state & Observer.CHECK) != 0) ? "check" : "current";
	}

}
