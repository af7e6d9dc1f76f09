package dev.lattice.store.embedded;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers of which writers a room's log has got, also of entries that are trimmed.
 */
final class Writers {

	/* Numbers mostly follow each other, so that a writer is one range. */

	/** That a number was not got. */
	static final long UNKNOWN = 0;

	/** That a number was got, but which entry has it must be looked for. */
	static final long SOMEWHERE = -1;

	/** So many ranges of a writer are told apart; beyond them the lowest are joined. */
	private static final int RANGES = 256;

	/** So many more there may be until they are joined, all at once. */
	private static final int SPARE = 64;

	private final Map<String, Used> all = new HashMap<>();

	private static final class Used {

		private final Ranges numbers = new Ranges();

		private long last;

		private long sequence;

		long sequence() {
			return this.sequence;
		}

	}

	void add(String writer, long number, long sequence) {
		Used used = this.all.computeIfAbsent(writer, (name) -> new Used());
		used.numbers.add(number, number);
		limit(used.numbers);
		if (sequence > used.sequence) {
			used.last = number;
			used.sequence = sequence;
		}
	}

	private static void limit(Ranges numbers) {
		if (numbers.count() > RANGES + SPARE) {
			numbers.add(numbers.from(0), numbers.to(numbers.count() - RANGES));
		}
	}

	/** The sequence of the entry with a writer's number, or one of the constants. */
	long find(String writer, long number) {
		Used used = this.all.get(writer);
		if (used == null || !used.numbers.contains(number)) {
			return UNKNOWN;
		}
		return (used.last == number) ? used.sequence : SOMEWHERE;
	}

	/** Forgets the writers that have been silent longest, if all of theirs is trimmed. */
	void limit(int most, long trimmed) {
		if (this.all.size() > most) {
			List<Map.Entry<String, Used>> silent = this.all.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().sequence <= trimmed)
				.sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Used::sequence)))
				.limit(this.all.size() - most)
				.toList();
			silent.forEach((entry) -> this.all.remove(entry.getKey()));
		}
	}

	/** Takes over what others knew. */
	void addAll(Writers others) {
		others.all.forEach((writer, theirs) -> {
			Used used = this.all.computeIfAbsent(writer, (name) -> new Used());
			for (int i = 0; i < theirs.numbers.count(); i++) {
				used.numbers.add(theirs.numbers.from(i), theirs.numbers.to(i));
			}
			if (theirs.sequence > used.sequence) {
				used.last = theirs.last;
				used.sequence = theirs.sequence;
			}
		});
	}

	void encode(Output out) {
		out.number(this.all.size());
		this.all.forEach((writer, used) -> {
			out.string(writer);
			out.signed(used.last);
			out.number(used.sequence);
			encode(used.numbers, out);
		});
	}

	static Writers decode(Input in) {
		Writers writers = new Writers();
		for (int left = in.count(); left > 0; left--) {
			Used used = new Used();
			writers.all.put(in.string(), used);
			used.last = in.signed();
			used.sequence = in.number();
			decode(used.numbers, in);
		}
		return writers;
	}

	static void encode(Ranges ranges, Output out) {
		out.number(ranges.count());
		for (int i = 0; i < ranges.count(); i++) {
			out.signed(ranges.from(i));
			out.signed(ranges.to(i));
		}
	}

	static void decode(Ranges ranges, Input in) {
		for (int left = in.count(); left > 0; left--) {
			ranges.add(in.signed(), in.signed());
		}
	}

}
