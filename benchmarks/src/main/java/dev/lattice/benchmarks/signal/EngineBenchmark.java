package dev.lattice.benchmarks.signal;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The rows of {@link SignalBenchmark} for the profilers of JMH, such as {@code -prof gc}.
 * Not for ratios: its forks run one after the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgs = { "-XX:+UseSerialGC", "-Xmx1g" })
public class EngineBenchmark {

	/** A turn has a cost of its own, which would show with the smallest shapes. */
	private static final int RUNS = 16;

	@Param({ Columns.LATTICE, Columns.ALIEN, Columns.CALLS, Columns.FLOOR })
	private String column = Columns.LATTICE;

	@Param({ "kairo.deep", "kairo.broad", "kairo.diamond", "kairo.triangle", "kairo.avoidable", "kairo.mux",
			"kairo.unstable", "prop.1x1", "prop.1x100", "prop.100x1", "prop.100x100", "upd.1to1", "upd.1to1000",
			"mix.grid", "list.1000" })
	private String row = "kairo.deep";

	private @Nullable Column measured;

	private @Nullable Op op;

	private long sum;

	/** Builds the row after all the others have been run for a moment. */
	@Setup
	public void build() {
		Column measured = Columns.named(this.column);
		Pollution.run(measured);
		this.op = measured.build(Rows.named(this.row));
		this.measured = measured;
	}

	@Benchmark
	@OperationsPerInvocation(RUNS)
	public long run() {
		if (this.op == null || this.measured == null) {
			throw new IllegalStateException("'" + this.column + "' has no row '" + this.row + "'");
		}
		this.measured.turn(this::runs);
		return this.sum;
	}

	@SuppressWarnings("NullAway") // looked at above
	private void runs() {
		long sum = 0;
		for (int i = 0; i < RUNS; i++) {
			sum += this.op.run();
		}
		this.sum = sum;
	}

}
