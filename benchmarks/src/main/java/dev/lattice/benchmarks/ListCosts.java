package dev.lattice.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.WirePatchWriter;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Scope;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.table;
import static dev.lattice.engine.html.Html.tbody;
import static dev.lattice.engine.html.Html.td;
import static dev.lattice.engine.html.Html.tr;

/**
 * What a change of a table costs the engine, by the length of the table, and how much
 * heap it keeps for a row: four cells of plain values. Prints microseconds of the thread
 * for a change and its patch, the best of seven samples, and bytes a row of 100,000.
 */
public final class ListCosts {

	private static final int[] LENGTHS = { 10, 100, 1_000, 10_000, 100_000 };

	private static final int SAMPLES = 7;

	private static final int CHANGES = 2_000;

	/** Other work on the machine does not count. */
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private ListCosts() {
	}

	private record Row(int id, String a, String b, String c, String d) {

		static Row of(int id) {
			return new Row(id, "a" + id, "b" + id, "c" + id, "d" + id);
		}

		Row with(int n) {
			return new Row(this.id, this.a, "x" + n, this.c, this.d);
		}

	}

	/** A table in a graph of its own. */
	private static final class Table {

		private final Scope root = Scope.root((action) -> {
		});

		private final ListSignal<Row> rows;

		private final Renderer renderer = new Renderer(this.root, new Templates(10));

		private int nextId;

		Table(List<Row> rows) {
			this.nextId = rows.size();
			this.rows = this.root.call(() -> new ListSignal<>(rows));
			this.root.run(() -> this.renderer.mount(view()));
			this.renderer.html();
		}

		private View view() {
			return table(
					tbody(each(this.rows, Row::id, (row) -> tr(td(row.a()), td(row.b()), td(row.c()), td(row.d())))));
		}

		void change(ObjIntConsumer<Table> change, int n) {
			this.root.run(() -> {
				change.accept(this, n);
				WirePatchWriter writer = new WirePatchWriter(new Nowhere());
				this.renderer.drain(writer, (failure) -> {
					throw new IllegalStateException(failure);
				});
				if (writer.finish() == 0) {
					throw new IllegalStateException("The change said nothing");
				}
			});
		}

	}

	private static void cell(Table table, int n) {
		table.rows.update(position(table, n), (row) -> row.with(n));
	}

	private static void insertAndDelete(Table table, int n) {
		if (n % 2 == 0) {
			table.rows.add(0, Row.of(table.nextId++));
		}
		else {
			table.rows.remove(0);
		}
	}

	private static void insertAndDeleteInside(Table table, int n) {
		if (n % 2 == 0) {
			table.rows.add(position(table, n), Row.of(table.nextId++));
		}
		else {
			table.rows.remove(position(table, n));
		}
	}

	private static void swap(Table table, int n) {
		table.rows.swap(1, table.rows.size() - 2);
	}

	private static void move(Table table, int n) {
		table.rows.move(table.rows.size() - 1, 0);
	}

	private static int position(Table table, int n) {
		return (int) (n * 7919L % table.rows.size());
	}

	/** Measures and prints. */
	public static void main(String[] args) {
		System.out.printf(Locale.ROOT, "%-28s", "µs");
		for (int length : LENGTHS) {
			System.out.printf(Locale.ROOT, "%10d", length);
		}
		System.out.println();
		line("a cell", ListCosts::cell);
		line("insert, delete at the head", ListCosts::insertAndDelete);
		line("insert, delete inside", ListCosts::insertAndDeleteInside);
		line("swap distant rows", ListCosts::swap);
		line("move the last row first", ListCosts::move);
		System.out.printf(Locale.ROOT, "%nheap: %.1f bytes a row%n", heap());
	}

	private static void line(String name, ObjIntConsumer<Table> change) {
		System.out.printf(Locale.ROOT, "%-28s", name);
		for (int length : LENGTHS) {
			Table table = new Table(rows(length));
			double[] samples = new double[SAMPLES];
			for (int sample = 0; sample < SAMPLES; sample++) {
				long start = THREADS.getCurrentThreadCpuTime();
				for (int n = 0; n < CHANGES; n++) {
					table.change(change, sample * CHANGES + n);
				}
				samples[sample] = (THREADS.getCurrentThreadCpuTime() - start) / 1000.0 / CHANGES;
			}
			System.out.printf(Locale.ROOT, "%10.2f", Arrays.stream(samples).min().orElseThrow());
		}
		System.out.println();
	}

	private static List<Row> rows(int count) {
		List<Row> rows = new ArrayList<>(count);
		for (int id = 0; id < count; id++) {
			rows.add(Row.of(id));
		}
		return rows;
	}

	/** What a table keeps beyond its application's rows. */
	private static double heap() {
		List<Row> rows = rows(100_000);
		long before = used();
		Table table = new Table(rows);
		long after = used();
		if (table.rows.size() != rows.size()) {
			throw new IllegalStateException("The table lost rows");
		}
		return (after - before) / (double) rows.size();
	}

	private static long used() {
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/** Takes frames that nobody reads. */
	private static final class Nowhere implements FrameWriter {

		@Override
		public void integer(int value) {
		}

		@Override
		public void string(String value) {
		}

		@Override
		public void flag(boolean value) {
		}

		@Override
		public void nothing() {
		}

	}

}
