package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which functions ran after each write, by the order in which they were made. */
final class Trace {

	private final List<int[]> writes = new ArrayList<>();

	private int[] ran = new int[64];

	private int size;

	private boolean replayable = true;

	void ran(int number) {
		if (this.size == this.ran.length) {
			this.ran = Arrays.copyOf(this.ran, 2 * this.size);
		}
		this.ran[this.size++] = number;
	}

	/** Ends what belongs to a write. */
	void written() {
		this.writes.add(Arrays.copyOf(this.ran, this.size));
		this.size = 0;
	}

	/** Says that something happened that writes alone do not explain. */
	void refuse() {
		this.replayable = false;
	}

	/** Whether functions ran, and all of them because of a write. */
	boolean replayable() {
		return this.replayable && this.size == 0 && this.writes.stream().anyMatch((ran) -> ran.length > 0);
	}

	int writes() {
		return this.writes.size();
	}

	/** Returns the plans of the writes, equal ones shared. */
	Plan[] plans(List<Object> nodes, Map<List<Integer>, Plan> known) {
		return this.writes.stream()
			.map((numbers) -> known.computeIfAbsent(IntStream.of(numbers).boxed().toList(),
					(key) -> Plan.of(key, nodes)))
			.toArray(Plan[]::new);
	}

	/**
	 * What a write makes necessary.
	 *
	 * @param memos in the order in which they must be computed
	 * @param effects run when all memos are right
	 */
	record Plan(CallMemo[] memos, Runnable[] effects) {

		static Plan of(List<Integer> numbers, List<Object> nodes) {
			List<CallMemo> memos = new ArrayList<>();
			List<Runnable> effects = new ArrayList<>();
			for (int number : numbers) {
				switch (nodes.get(number)) {
					case CallMemo memo -> memos.add(memo);
					case Runnable effect -> effects.add(effect);
					default -> throw new IllegalStateException("Neither memo nor effect: " + nodes.get(number));
				}
			}
			return new Plan(memos.toArray(CallMemo[]::new), effects.toArray(Runnable[]::new));
		}

	}

}
