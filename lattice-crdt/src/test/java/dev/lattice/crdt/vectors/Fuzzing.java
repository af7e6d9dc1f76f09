package dev.lattice.crdt.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Compares the library with Yjs on random histories. Yjs makes and records them, the
 * library replays them and applies their updates in other orders.
 */
final class Fuzzing {

	/** Histories of one request: enough to keep both processes at work. */
	static final int CHUNK = 100;

	private static final int REQUESTS_AHEAD = 2;

	private final Subject subject;

	Fuzzing(Subject subject) {
		this.subject = subject;
	}

	/** Runs the seeds from the first one on. */
	FuzzingTally run(long first, long count) {
		FuzzingTally sum = new FuzzingTally();
		long[] next = { first };
		run(() -> {
			Seeds seeds = new Seeds(next[0], (int) Math.min(CHUNK, first + count - next[0]));
			next[0] += seeds.count;
			return (seeds.count > 0) ? seeds : null;
		}, (Seeds seeds, FuzzingTally tally) -> sum.add(tally));
		return sum;
	}

	/**
	 * Runs the seeds of the source until it has none, which is null, with a process of
	 * Yjs of its own. Several threads may do so.
	 */
	void run(Supplier<Seeds> source, BiConsumer<Seeds, FuzzingTally> sink) {
		try (YjsOracle oracle = new YjsOracle()) {
			Deque<Seeds> asked = new ArrayDeque<>();
			for (int i = 0; i < REQUESTS_AHEAD; i++) {
				ask(oracle, source, asked);
			}
			while (!asked.isEmpty()) {
				List<String> histories = oracle.answer();
				Seeds answered = asked.removeFirst();
				ask(oracle, source, asked);
				FuzzingTally tally = new FuzzingTally();
				histories.forEach((String line) -> run(line, tally));
				sink.accept(answered, tally);
			}
		}
	}

	private static void ask(YjsOracle oracle, Supplier<Seeds> source, Deque<Seeds> asked) {
		Seeds seeds = source.get();
		if (seeds != null) {
			oracle.request(seeds.first, seeds.count);
			asked.addLast(seeds);
		}
	}

	private void run(String line, FuzzingTally tally) {
		Fields history = Fields.of(VectorJson.read(line));
		if (history.has("broken")) {
			tally.broken("seed " + history.number("seed") + ": " + history.text("broken"));
			return;
		}
		tally.count(history);
		Findings findings = new HistoryCase(this.subject, history).run();
		if (!findings.none()) {
			tally.diverged(history.text("name") + ": " + findings);
		}
	}

	/** Some seeds in a row. */
	record Seeds(long first, int count) {
	}

}
