package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A signal engine. */
final class EngineColumn implements Column {

	private final Supplier<Engine<?, ?>> make;

	private final Pattern rows;

	private @Nullable Engine<?, ?> engine;

	EngineColumn(Supplier<Engine<?, ?>> make, Pattern rows) {
		this.make = make;
		this.rows = rows;
	}

	@Override
	public @Nullable Op build(Row row) {
		if (!this.rows.matcher(row.name()).matches()) {
			return null;
		}
		if (this.engine != null) {
			this.engine.dispose();
		}
		Engine<?, ?> fresh = this.make.get();
		this.engine = fresh;
		Op[] built = new Op[1];
		fresh.turn(() -> built[0] = row.shape().build(fresh));
		return built[0];
	}

	@Override
	public double probe(Probe probe, int size) {
		return probe.measure(this.make.get(), size);
	}

	@Override
	public void turn(Runnable action) {
		if (this.engine == null) {
			throw new IllegalStateException("No row has been built");
		}
		this.engine.turn(action);
	}

}
