package dev.lattice.crdt.replicated;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Which events are known, with gaps where some have not arrived yet. Events that follow
 * one another without a gap are kept as one range, so that in the long run it takes what
 * a {@link VersionVector} takes. Almeida, Shoker and Baquero (2018), section 7.2.
 * <p>
 * A delta holds one event; one that is lost leaves a gap until it comes, or the whole
 * state does. Mutable, owned by one thread at a time.
 */
public final class CausalContext implements ReplicatedState<CausalContext> {

	/** Bytes of an encoded replica: id, number of ranges, one range. */
	private static final int LEAST_ENTRY = 4;

	/** Bytes of an encoded range: gap, length. */
	private static final int LEAST_RANGE = 2;

	private final Limits limits;

	/** By replica, without sign. */
	private final TreeMap<Long, DotRanges> known = new TreeMap<>(Long::compareUnsigned);

	/** Over all replicas. */
	private int rangeCount;

	/**
	 * Creates a context that knows of no event.
	 * @param limits how large it may become; of them, how many replicas and ranges
	 */
	public CausalContext(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Decodes a context.
	 * @param bytes what {@link #encode()} made; only read
	 * @param limits how large it may be and become
	 * @return the context
	 * @throws StateDecodeException if the bytes are no such context
	 */
	public static CausalContext decode(byte[] bytes, Limits limits) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.CAUSAL_CONTEXT, limits);
		CausalContext context = read(reader);
		reader.end();
		return context;
	}

	static CausalContext read(StateReader reader) throws StateDecodeException {
		CausalContext context = new CausalContext(reader.limits());
		int count = reader.count("replicas", reader.limits().replicas(), LEAST_ENTRY);
		long replica = 0;
		for (int i = 0; i < count; i++) {
			replica = reader.replica(replica, i == 0);
			int left = reader.limits().ranges() - context.rangeCount;
			context.put(replica, readRanges(reader, left));
		}
		return context;
	}

	private static DotRanges readRanges(StateReader reader, int most) throws StateDecodeException {
		int count = reader.count("ranges", most, LEAST_RANGE);
		if (count == 0) {
			throw reader.malformed("a replica without ranges is not written");
		}
		long[] bounds = new long[2 * count];
		// The event before which nothing may begin: ranges that touch would be one.
		long least = 1;
		for (int i = 0; i < bounds.length; i += 2) {
			bounds[i] = least + reader.number("gap before a range", VersionVector.MAX_COUNT - least);
			bounds[i + 1] = bounds[i] + reader.number("length of a range", VersionVector.MAX_COUNT - bounds[i]);
			least = bounds[i + 1] + 2;
		}
		return DotRanges.ofBounds(bounds);
	}

	/** Returns the context of dots in ascending order, at most one more than entries. */
	static CausalContext of(Iterable<Dot> ascending, int count, Limits limits) {
		CausalContext context = new CausalContext(limits);
		long[] counters = new long[count];
		int length = 0;
		long replica = 0;
		for (Dot dot : ascending) {
			if (length > 0 && dot.replica() != replica) {
				context.put(replica, DotRanges.ofCounters(counters, length));
				length = 0;
			}
			replica = dot.replica();
			counters[length++] = dot.counter();
		}
		if (length > 0) {
			context.put(replica, DotRanges.ofCounters(counters, length));
		}
		return context;
	}

	private void put(long replica, DotRanges ranges) {
		DotRanges before = this.known.put(replica, ranges);
		this.rangeCount += ranges.count() - ((before != null) ? before.count() : 0);
	}

	/**
	 * Notes an event.
	 * @param dot the event
	 * @return the delta, which knows this event alone
	 * @throws LimitExceededException if this context would be too large; it is then
	 * unchanged
	 */
	public CausalContext add(Dot dot) {
		CausalContext delta = new CausalContext(this.limits);
		delta.put(dot.replica(), DotRanges.of(dot.counter(), dot.counter()));
		merge(delta);
		return delta;
	}

	/**
	 * Returns the event that follows the last known one of a replica, which only that
	 * replica itself may use. It is not noted by this.
	 * @param replica the replica's id
	 * @return the next event's name
	 * @throws LimitExceededException if the replica has had
	 * {@link VersionVector#MAX_COUNT} events
	 */
	public Dot next(long replica) {
		DotRanges ranges = this.known.get(replica);
		long last = (ranges != null) ? ranges.last() : 0;
		if (last == VersionVector.MAX_COUNT) {
			throw LimitExceededException.ofCount(replica, last + 1);
		}
		return new Dot(replica, last + 1);
	}

	/**
	 * Returns whether an event is known.
	 * @param dot the event
	 * @return whether it is
	 */
	public boolean contains(Dot dot) {
		DotRanges ranges = this.known.get(dot.replica());
		return ranges != null && ranges.contains(dot.counter());
	}

	/**
	 * Returns how many events are known.
	 * @return the number of dots, at least 0
	 */
	public long size() {
		long size = 0;
		for (DotRanges ranges : this.known.values()) {
			size += ranges.size();
		}
		return size;
	}

	/**
	 * Returns how many ranges they are, which is what they take: one for each replica
	 * when nothing is missing.
	 * @return the number of ranges, at least 0
	 */
	public int ranges() {
		return this.rangeCount;
	}

	/**
	 * Returns, for each replica, the events before which none is missing.
	 * @return a new vector, which belongs to the caller
	 */
	public VersionVector contiguous() {
		VersionVector vector = new VersionVector(this.limits);
		for (Map.Entry<Long, DotRanges> entry : this.known.entrySet()) {
			long last = entry.getValue().contiguous();
			if (last > 0) {
				vector.set(entry.getKey(), last);
			}
		}
		return vector;
	}

	/**
	 * Returns whether this context knows less than another, more, the same, or neither.
	 * @param other the context to compare with
	 * @return what this one is to the other
	 */
	public Causality compare(CausalContext other) {
		return Causality.of(includes(other), other.includes(this));
	}

	private boolean includes(CausalContext other) {
		for (Map.Entry<Long, DotRanges> entry : other.known.entrySet()) {
			DotRanges ranges = this.known.get(entry.getKey());
			if (ranges == null || !ranges.includes(entry.getValue())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public boolean merge(CausalContext other) {
		Map<Long, DotRanges> changes = new TreeMap<>(Long::compareUnsigned);
		int replicas = this.known.size();
		long ranges = this.rangeCount;
		for (Map.Entry<Long, DotRanges> entry : other.known.entrySet()) {
			DotRanges mine = this.known.get(entry.getKey());
			if (mine == null || !mine.includes(entry.getValue())) {
				DotRanges joined = (mine != null) ? mine.union(entry.getValue()) : entry.getValue();
				changes.put(entry.getKey(), joined);
				replicas += (mine != null) ? 0 : 1;
				ranges += joined.count() - ((mine != null) ? mine.count() : 0);
			}
		}
		this.limits.checkReplicas(replicas);
		this.limits.checkRanges(ranges);
		for (Map.Entry<Long, DotRanges> entry : changes.entrySet()) {
			put(entry.getKey(), entry.getValue());
		}
		return !changes.isEmpty();
	}

	/** Visits the dots in ascending order. */
	void forEach(Consumer<Dot> visitor) {
		for (Map.Entry<Long, DotRanges> entry : this.known.entrySet()) {
			DotRanges ranges = entry.getValue();
			for (int i = 0; i < ranges.count(); i++) {
				for (long counter = ranges.first(i); counter <= ranges.last(i); counter++) {
					visitor.accept(new Dot(entry.getKey(), counter));
				}
			}
		}
	}

	/** Returns the ids of the replicas, ascending: the table that dots are written by. */
	long[] replicas() {
		long[] ids = new long[this.known.size()];
		int length = 0;
		for (long id : this.known.keySet()) {
			ids[length++] = id;
		}
		return ids;
	}

	@Override
	public boolean isBottom() {
		return this.known.isEmpty();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.CAUSAL_CONTEXT);
		write(writer);
		return writer.toBytes();
	}

	void write(StateWriter writer) {
		writer.number(this.known.size());
		long before = 0;
		boolean first = true;
		for (Map.Entry<Long, DotRanges> entry : this.known.entrySet()) {
			writer.replica(entry.getKey(), before, first);
			before = entry.getKey();
			first = false;
			DotRanges ranges = entry.getValue();
			writer.number(ranges.count());
			long least = 1;
			for (int i = 0; i < ranges.count(); i++) {
				writer.number(ranges.first(i) - least);
				writer.number(ranges.last(i) - ranges.first(i));
				least = ranges.last(i) + 2;
			}
		}
	}

	/** Returns whether the other is a context of the same events. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CausalContext context && this.known.equals(context.known);
	}

	@Override
	public int hashCode() {
		return this.known.hashCode();
	}

	/** Returns the events by replica, as in {@code [1:1-4, 7:1,3-5]}. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("[");
		for (Map.Entry<Long, DotRanges> entry : this.known.entrySet()) {
			text.append((text.length() > 1) ? ", " : "")
				.append(Long.toUnsignedString(entry.getKey()))
				.append(':')
				.append(entry.getValue());
		}
		return text.append(']').toString();
	}

}
