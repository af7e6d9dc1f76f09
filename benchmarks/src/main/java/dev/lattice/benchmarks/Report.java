package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes measurements as Markdown. */
final class Report {

	private Report() {
	}

	static void heading(String text) {
		System.out.printf("%n### %s%n%n", text);
	}

	static void row(Object... cells) {
		StringBuilder row = new StringBuilder("|");
		for (Object cell : cells) {
			row.append(' ').append((cell instanceof Double number) ? shown(number) : cell).append(" |");
		}
		System.out.println(row);
	}

	/** Windows of both servers, in the order in which they were run. */
	static void windows(List<Window> lattice, List<Window> floor) {
		row("server", "N", "events/s", "p50 ms", "p99 ms", "CPU us/event", "up B", "down B");
		row("---", "---", "---", "---", "---", "---", "---", "---");
		for (int i = 0; i < lattice.size(); i++) {
			window("Lattice", lattice.get(i));
			window("floor", floor.get(i));
		}
	}

	private static void window(String server, Window window) {
		row(server, window.connections(), Math.round(window.eventsPerSecond()), window.p50(), window.p99(),
				window.cpuPerEvent(), window.up(), window.down());
	}

	static void ratioHeader() {
		row("load", "what", "median of pairs", "best / best");
		row("---", "---", "---", "---");
	}

	static void ratios(String load, List<Window> lattice, List<Window> floor) {
		ratio(load, "CPU per event", lattice, floor, Window::cpuPerEvent);
		ratio(load, "p50", lattice, floor, Window::p50);
		ratio(load, "p99", lattice, floor, Window::p99);
	}

	/**
	 * One row for an operation of Lattice, measured by turns with clicks at the floor.
	 */
	static void operation(String name, List<Window> lattice, List<Window> floor) {
		row(name, median(values(lattice, Window::cpuPerEvent)), median(values(floor, Window::cpuPerEvent)),
				times(pairs(lattice, floor, Window::cpuPerEvent)), times(best(lattice, floor, Window::cpuPerEvent)),
				median(values(lattice, Window::p50)));
	}

	private static List<Double> values(List<Window> windows, ToDoubleFunction<Window> value) {
		return windows.stream().mapToDouble(value).boxed().toList();
	}

	private static double pairs(List<Window> lattice, List<Window> floor, ToDoubleFunction<Window> value) {
		List<Double> pairs = new ArrayList<>();
		for (int i = 0; i < lattice.size(); i++) {
			pairs.add(value.applyAsDouble(lattice.get(i)) / value.applyAsDouble(floor.get(i)));
		}
		return median(pairs);
	}

	private static double best(List<Window> lattice, List<Window> floor, ToDoubleFunction<Window> value) {
		return lattice.stream().mapToDouble(value).min().orElseThrow()
				/ floor.stream().mapToDouble(value).min().orElseThrow();
	}

	private static void ratio(String load, String what, List<Window> lattice, List<Window> floor,
			ToDoubleFunction<Window> value) {
		row(load, what, times(pairs(lattice, floor, value)), times(best(lattice, floor, value)));
	}

	/** One row for a series. */
	static void spread(String name, List<Double> values) {
		row(name, median(values), values.stream().min(Double::compare).orElseThrow(),
				values.stream().max(Double::compare).orElseThrow());
	}

	static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private static String times(double ratio) {
		return String.format(Locale.ROOT, "%.2fx", ratio);
	}

	private static String shown(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.3f" : "%.1f", value);
	}

}
