package dev.lattice.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes measurements as Markdown. */
public final class Report {

	private Report() {
	}

	public static void heading(String text) {
		System.out.printf("%n### %s%n%n", text);
	}

	public static void row(Object... cells) {
		StringBuilder row = new StringBuilder("|");
		for (Object cell : cells) {
			row.append(' ').append((cell instanceof Double number) ? shown(number) : cell).append(" |");
		}
		System.out.println(row);
	}

	/** Windows of both servers, in the order in which they were run. */
	static void windows(Turns turns) {
		row("server", "N", "events/s", "p50 ms", "p99 ms", "longest ms", "CPU us/event", "up B", "down B");
		row("---", "---", "---", "---", "---", "---", "---", "---", "---");
		for (int i = 0; i < turns.lattice().size(); i++) {
			window("Lattice", turns.lattice().get(i));
			window("floor", turns.floor().get(i));
		}
	}

	private static void window(String server, Window window) {
		row(server, window.connections(), Math.round(window.eventsPerSecond()), window.p50(), window.p99(),
				window.longest(), window.cpuPerEvent(), window.up(), window.down());
	}

	static void ratioHeader() {
		row("load", "what", "median of pairs", "best / best");
		row("---", "---", "---", "---");
	}

	static void ratios(String load, Turns turns) {
		ratio(load, "CPU per event", turns, Window::cpuPerEvent);
		ratio(load, "p50", turns, Window::p50);
		ratio(load, "p99", turns, Window::p99);
	}

	private static void ratio(String load, String what, Turns turns, ToDoubleFunction<Window> value) {
		row(load, what, times(turns.pairs(value)), times(turns.best(value)));
	}

	/**
	 * One row for an operation of Lattice, measured by turns with clicks at the floor.
	 */
	static void operation(String name, Turns turns) {
		row(name, turns.ofLattice(Window::cpuPerEvent), turns.ofFloor(Window::cpuPerEvent),
				times(turns.pairs(Window::cpuPerEvent)), times(turns.best(Window::cpuPerEvent)),
				turns.ofLattice(Window::p50));
	}

	/** One row for a series. */
	public static void spread(String name, List<Double> values) {
		row(name, median(values), values.stream().min(Double::compare).orElseThrow(),
				values.stream().max(Double::compare).orElseThrow());
	}

	public static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	public static String times(double ratio) {
		return String.format(Locale.ROOT, "%.2fx", ratio);
	}

	private static String shown(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.3f" : "%.1f", value);
	}

}
