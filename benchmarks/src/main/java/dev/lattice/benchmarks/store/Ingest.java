package dev.lattice.benchmarks.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.Appended;
import dev.lattice.store.embedded.EmbeddedRoomLog;

/**
 * The log, the same feeder before a file without a log, and one thread that writes as
 * many bytes in as many synchronizations as the log did, window by window in turn.
 */
final class Ingest {

	private static final int WINDOWS = Integer.getInteger("store.windows", 7);

	private static final int ENTRIES = Integer.getInteger("store.entries", 200_000);

	private static final int SINGLES = Integer.getInteger("store.singles", 300);

	private static final int FLYING = Integer.getInteger("store.flying", 20_000);

	private static final double MILLION = 1_000_000;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final List<Double> rates = new ArrayList<>();

	private final List<Double> ofGroups = new ArrayList<>();

	private final List<Double> ofBytes = new ArrayList<>();

	private final List<Double> writing = new ArrayList<>();

	private final List<Double> feeding = new ArrayList<>();

	private final List<Double> rawWriting = new ArrayList<>();

	private final List<Double> rawFeeding = new ArrayList<>();

	private final List<Long> singles = new ArrayList<>();

	private final List<Long> rawSingles = new ArrayList<>();

	private final Feeder feeder;

	private final Feeder rawFeeder;

	private final Sink log;

	private final RawGroups groups;

	private final RawFile raw;

	private Ingest(EmbeddedRoomLog log, RawGroups groups, RawFile raw) {
		this.log = Sink.of(log);
		this.groups = groups;
		this.raw = raw;
		this.feeder = new Feeder(this.log, FLYING);
		this.rawFeeder = new Feeder(groups, FLYING);
	}

	/** Measures, and prints. */
	static void run(EmbeddedRoomLog log, Path directory) throws Exception {
		try (RawGroups groups = new RawGroups(directory.resolve("groups"), new Appended(1, AckLevel.DURABLE, false));
				RawFile raw = new RawFile(directory.resolve("raw"))) {
			Ingest ingest = new Ingest(log, groups, raw);
			ingest.feeder.feed(2 * ENTRIES);
			ingest.rawFeeder.feed(2 * ENTRIES);
			for (int window = 0; window < WINDOWS; window++) {
				ingest.window();
				ingest.singles();
			}
			ingest.print();
			System.out.printf(Locale.ROOT, "on disk: %.1f bytes an entry beside its payload%n",
					(double) log.status().bytes() / count() - Feeder.PAYLOAD);
		}
	}

	private static long count() {
		return (2L + WINDOWS) * ENTRIES + (long) WINDOWS * SINGLES;
	}

	private void window() throws Exception {
		long before = this.log.synchronizations();
		double rate = feed(this.feeder, EmbeddedRoomLog.THREAD, this.writing, this.feeding);
		int synchronizations = (int) Math.max(1, this.log.synchronizations() - before);
		before = this.groups.synchronizations();
		double groupRate = feed(this.rawFeeder, RawGroups.THREAD, this.rawWriting, this.rawFeeding);
		long groupSynchronizations = this.groups.synchronizations() - before;
		double byteRate = bytes(synchronizations);
		this.rates.add(rate);
		this.ofGroups.add(rate / groupRate);
		this.ofBytes.add(rate / byteRate);
		System.out.printf(Locale.ROOT,
				"durable entries/s: log %,.0f in %d synchronizations; groups without a log %,.0f in %d, ratio %.2f;"
						+ " bytes alone %,.0f, ratio %.2f%n",
				rate, synchronizations, groupRate, groupSynchronizations, rate / groupRate, byteRate, rate / byteRate);
	}

	private double feed(Feeder some, String writer, List<Double> writerCpu, List<Double> feederCpu) throws Exception {
		long thread = thread(writer);
		long cpu = THREADS.getThreadCpuTime(thread);
		long own = THREADS.getCurrentThreadCpuTime();
		long begin = System.nanoTime();
		some.feed(ENTRIES);
		double rate = ENTRIES * 1e9 / (System.nanoTime() - begin);
		writerCpu.add((THREADS.getThreadCpuTime(thread) - cpu) / 1000.0 / ENTRIES);
		feederCpu.add((THREADS.getCurrentThreadCpuTime() - own) / 1000.0 / ENTRIES);
		return rate;
	}

	private static long thread(String name) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(name))
			.findFirst()
			.orElseThrow()
			.threadId();
	}

	/** As many bytes in as many synchronizations. */
	private double bytes(int synchronizations) throws IOException {
		int each = Math.max(1, ENTRIES / synchronizations);
		ByteBuffer bytes = ByteBuffer.allocateDirect(each * (Feeder.PAYLOAD + RoomLogBenchmark.HEAD));
		long begin = System.nanoTime();
		for (int i = 0; i < synchronizations; i++) {
			this.raw.append(bytes.duplicate());
		}
		return (double) each * synchronizations * 1e9 / (System.nanoTime() - begin);
	}

	private void singles() throws Exception {
		ByteBuffer bytes = ByteBuffer.allocateDirect(Feeder.PAYLOAD + RoomLogBenchmark.HEAD);
		for (int i = 0; i < SINGLES; i++) {
			long begin = System.nanoTime();
			this.feeder.feed(1);
			long middle = System.nanoTime();
			this.raw.append(bytes.duplicate());
			this.singles.add(middle - begin);
			this.rawSingles.add(System.nanoTime() - middle);
		}
	}

	private void print() {
		System.out.printf(Locale.ROOT, "median: %,.0f entries/s, %.2f of groups without a log, %.2f of bytes alone%n",
				median(this.rates), median(this.ofGroups), median(this.ofBytes));
		System.out.printf(Locale.ROOT,
				"µs on a processor an entry: log %.2f writing, %.2f appending;" + " without a log %.2f and %.2f%n",
				median(this.writing), median(this.feeding), median(this.rawWriting), median(this.rawFeeding));
		print("one durable append, log", this.singles);
		print("one durable append, raw", this.rawSingles);
	}

	private static void print(String what, List<Long> nanos) {
		Collections.sort(nanos);
		System.out.printf(Locale.ROOT, "%s: p50 %.2f ms, p99 %.2f ms%n", what, nanos.get(nanos.size() / 2) / MILLION,
				nanos.get(nanos.size() * 99 / 100) / MILLION);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
