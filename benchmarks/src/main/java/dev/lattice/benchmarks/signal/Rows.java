package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The lines of the table, in its order. */
final class Rows {

	private final List<Row> rows = new ArrayList<>();

	private Rows() {
		kairo();
		chains();
	}

	static List<Row> all() {
		return new Rows().rows;
	}

	/** Returns the row of that name. */
	static Row named(String name) {
		return all().stream()
			.filter((row) -> row.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No row is called '" + name + "'"));
	}

	private void add(String name, String unit, int units, Shape shape, @Nullable Supplier<Op> floor) {
		this.rows.add(new Row(name, unit, units, shape, floor));
	}

	private void kairo() {
		add("kairo.deep", "51 writes", 1, new Shape() {
			@Override
			public <S, M> Op build(Engine<S, M> engine) {
				return KairoShapes.deep(engine, 50);
			}
		}, () -> new KairoFloor.Deep(50));
		add("kairo.broad", "51 writes", 1, KairoShapes::broad, KairoFloor.Broad::new);
		add("kairo.diamond", "501 writes", 1, KairoShapes::diamond, KairoFloor.Diamond::new);
		add("kairo.triangle", "101 writes", 1, KairoShapes::triangle, KairoFloor.Triangle::new);
	}

	private void chains() {
		chains(1, 1);
		chains(1, 100);
		chains(10, 10);
		chains(100, 1);
		chains(100, 100);
		chains(1, 1000);
	}

	private void chains(int width, int height) {
		Shape shape = new Shape() {
			@Override
			public <S, M> Op build(Engine<S, M> engine) {
				return PropShapes.chains(engine, width, height);
			}
		};
		add("prop." + width + "x" + height, "write", PropShapes.WRITES, shape, () -> new PropFloor(width, height));
	}

}
