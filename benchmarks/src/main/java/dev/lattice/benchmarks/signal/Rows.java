package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The lines of the table, in its order. */
final class Rows {

	private static final List<Row> all = new Rows().rows;

	private final List<Row> rows = new ArrayList<>();

	private Rows() {
		kairo();
		chains();
		single();
		fan();
		pages();
		layered();
		create();
	}

	static List<Row> all() {
		return all;
	}

	/** Returns the row of that name. */
	static Row named(String name) {
		return all.stream()
			.filter((row) -> row.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No row is called '" + name + "'"));
	}

	private void add(String name, String unit, int units, Shape shape, @Nullable Supplier<Op> floor) {
		this.rows.add(new Row(name, unit, units, shape, floor));
	}

	private void kairo() {
		add("kairo.deep", "51 writes", 1, KairoShapes::deep, () -> new KairoFloor.Deep(50));
		add("kairo.broad", "51 writes", 1, KairoShapes::broad, KairoFloor.Broad::new);
		add("kairo.diamond", "501 writes", 1, KairoShapes::diamond, KairoFloor.Diamond::new);
		add("kairo.triangle", "101 writes", 1, KairoShapes::triangle, KairoFloor.Triangle::new);
		add("kairo.avoidable", "1,001 writes", 1, KairoShapes::avoidable, ShortcutFloor.Avoidable::new);
		add("kairo.mux", "20 writes", 1, KairoShapes::mux, ShortcutFloor.Mux::new);
		add("kairo.repeated", "101 writes", 1, KairoShapes::repeated, ShortcutFloor.Repeated::new);
		add("kairo.unstable", "101 writes", 1, KairoShapes::unstable, ShortcutFloor.Unstable::new);
		add("kairo.mol", "2 batches", 1, KairoShapes::mol, ShortcutFloor.Mol::new);
	}

	private void chains() {
		chains("prop.1x1", 1, 1);
		chains("prop.1x100", 1, 100);
		chains("prop.10x10", 10, 10);
		chains("prop.100x1", 100, 1);
		chains("prop.100x100", 100, 100);
		chains("deep.1000", 1, 1000);
		add("int.deep", "write", PropShapes.WRITES, PropShapes::ints, () -> new PropFloor(1, PropShapes.INTS));
	}

	private void chains(String name, int width, int height) {
		Shape shape = new Shape() {
			@Override
			public <S, M> Op build(Engine<S, M> engine) {
				return PropShapes.chains(engine, width, height);
			}
		};
		add(name, "write", PropShapes.WRITES, shape, () -> new PropFloor(width, height));
	}

	private void single() {
		add("write.alone", "100 writes", 1, UpdateShapes::alone, UpdateFloor.Alone::new);
		add("write.unasked", "100 writes", 1, UpdateShapes::unasked, UpdateFloor.Alone::new);
		add("write.pulled", "100 writes", 1, UpdateShapes::pulled, UpdateFloor.Pulled::new);
		add("read.signal", "100 reads", 1, UpdateShapes::readSignals, () -> new UpdateFloor.Read(KairoShapes.BASE));
		add("read.memo", "100 reads", 1, UpdateShapes::readMemos, () -> new UpdateFloor.Read(KairoShapes.BASE + 1));
	}

	private void fan() {
		effects("upd.1to1", "100 writes", 1, 1);
		add("upd.1to1.batch", "100 writes", 1, UpdateShapes::batched, () -> new UpdateFloor.ToEffects(1));
		add("upd.2to1", "100 writes", 1, UpdateShapes::fromTwo, () -> new UpdateFloor.FromSignals(2));
		add("upd.4to1", "100 writes", 1, UpdateShapes::fromFour, () -> new UpdateFloor.FromSignals(4));
		add("upd.1000to1", "100 writes", 1, UpdateShapes::fromThousand, () -> new UpdateFloor.FromSignals(1_000));
		effects("upd.1to2", "100 writes", 1, 2);
		effects("upd.1to4", "100 writes", 1, 4);
		effects("upd.1to1000", "effect run", UpdateShapes.WRITES * 1_000, 1_000);
		add("upd.flip", "100 writes", 1, UpdateShapes::flip, UpdateFloor.Flip::new);
	}

	private void effects(String name, String unit, int units, int effects) {
		Shape shape = new Shape() {
			@Override
			public <S, M> Op build(Engine<S, M> engine) {
				return UpdateShapes.toEffects(engine, effects);
			}
		};
		add(name, unit, units, shape, () -> new UpdateFloor.ToEffects(effects));
	}

	private void pages() {
		add("mix.grid", "write", PageShapes.WRITES, PageShapes::grid, GridFloor::new);
		add("list.1000", "write", PageShapes.WRITES, PageShapes::list, PageShapes.ListFloor::new);
		add("list.1000.selector", "write", PageShapes.WRITES, PageShapes::selector, PageShapes.ListFloor::new);
	}

	private void layered() {
		add("cellx.1000", "2 batches", 1, CellShape::thousand, null);
		add("dynamic.simple", "write, 2-10x5", LayeredShape.SIMPLE.writes(), LayeredShape.SIMPLE, null);
		add("dynamic.component", "write, 6-10x10", LayeredShape.COMPONENT.writes(), LayeredShape.COMPONENT, null);
		add("dynamic.webapp", "write, 4-1000x12", LayeredShape.APPLICATION.writes(), LayeredShape.APPLICATION, null);
		add("dynamic.dense", "write, 25-1000x5", LayeredShape.DENSE.writes(), LayeredShape.DENSE, null);
		add("dynamic.deep", "write, 3-5x500", LayeredShape.DEEP.writes(), LayeredShape.DEEP, null);
		add("dynamic.very", "write, 6-100x15", LayeredShape.DYNAMIC.writes(), LayeredShape.DYNAMIC, null);
	}

	private void create() {
		add("create.signals", "node", CreateShapes.NODES, CreateShapes::signals, null);
		add("create.memos", "node", CreateShapes.NODES, CreateShapes::memos, null);
		add("create.1to1", "pair", CreateShapes.NODES, CreateShapes::oneToOne, null);
		add("create.1to1000", "effect", CreateShapes.NODES, CreateShapes::oneToMany, null);
		add("create.chain", "three nodes", CreateShapes.NODES, CreateShapes::chains, null);
	}

}
