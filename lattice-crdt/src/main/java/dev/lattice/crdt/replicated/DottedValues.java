package dev.lattice.crdt.replicated;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What a set of elements and a register of several values have in common: values, each
 * alive by the events that gave it, and the events that are known, dead ones too.
 */
final class DottedValues {

	/*
	 * An event is known or not (context), and a known one is alive, as it keeps one value
	 * (owners, and the other way round dots), or dead. There are no tombstones: dead is
	 * what is known and keeps nothing. So joining two states takes an event that both
	 * know for dead if it is dead in either, and one that a single side knows for what it
	 * is there. That is DotMap<E, DotSet> of Almeida, Shoker and Baquero (2018), figure
	 * 9.
	 *
	 * Every live dot is known. Dots are ascending without sign. No two values share one,
	 * unless two replicas used one id: then neither value survives the join.
	 */

	/** Bytes of an encoded value: length, number of dots, one dot. */
	private static final int LEAST_VALUE = 4;

	/** Bytes of an encoded dot: replica, counter. */
	private static final int LEAST_DOT = 2;

	private final Limits limits;

	private final CausalContext context;

	private final TreeMap<Bytes, List<Dot>> dots = new TreeMap<>();

	/** Looked up only, so that its order reaches nobody. */
	private final Map<Dot, Bytes> owners = new HashMap<>();

	/** Of all values together. */
	private long bytes;

	DottedValues(Limits limits) {
		this(limits, new CausalContext(limits));
	}

	private DottedValues(Limits limits, CausalContext context) {
		this.limits = limits;
		this.context = context;
	}

	static DottedValues read(StateReader reader, ValueCodec<?> codec) throws StateDecodeException {
		Limits limits = reader.limits();
		DottedValues state = new DottedValues(limits, CausalContext.read(reader));
		long[] replicas = state.context.replicas();
		int count = reader.count("values", limits.entries(), LEAST_VALUE);
		Bytes before = null;
		for (int i = 0; i < count; i++) {
			Bytes value = reader.value("value", codec);
			if (before != null && value.compareTo(before) <= 0) {
				throw reader.malformed("values are not in ascending order");
			}
			before = value;
			state.put(value, state.readDots(reader, replicas));
		}
		return state;
	}

	private Collection<Dot> readDots(StateReader reader, long[] replicas) throws StateDecodeException {
		int count = reader.count("dots", this.limits.entries() - this.owners.size(), LEAST_DOT);
		if (count == 0) {
			throw reader.malformed("a value without dots is not written");
		}
		TreeSet<Dot> read = new TreeSet<>();
		for (int i = 0; i < count; i++) {
			int replica = (int) reader.number("replica of a dot", replicas.length - 1L);
			Dot dot = new Dot(replicas[replica], reader.number("counter", VersionVector.MAX_COUNT - 1) + 1);
			if (!this.context.contains(dot)) {
				throw reader.malformed("dot " + dot + " is not in the context");
			}
			if (this.owners.containsKey(dot)) {
				throw reader.malformed("dot " + dot + " keeps two values");
			}
			if (!read.isEmpty() && dot.compareTo(read.last()) <= 0) {
				throw reader.malformed("dots are not in ascending order");
			}
			read.add(dot);
		}
		return read;
	}

	void write(StateWriter writer) {
		this.context.write(writer);
		Map<Long, Integer> indexes = new HashMap<>();
		for (long replica : this.context.replicas()) {
			indexes.put(replica, indexes.size());
		}
		writer.number(this.dots.size());
		for (Map.Entry<Bytes, List<Dot>> entry : this.dots.entrySet()) {
			writer.value(entry.getKey());
			writer.number(entry.getValue().size());
			for (Dot dot : entry.getValue()) {
				writer.number(indexes.getOrDefault(dot.replica(), -1));
				writer.number(dot.counter() - 1);
			}
		}
	}

	/** Returns the values, ascending: a view. */
	Collection<Bytes> values() {
		return this.dots.keySet();
	}

	/** Returns the dots that keep a value, none for one that is not there. */
	List<Dot> dots(Bytes value) {
		return this.dots.getOrDefault(value, List.of());
	}

	/** Returns the dots that keep any value, in no order: a view. */
	Collection<Dot> dots() {
		return this.owners.keySet();
	}

	/** Gives a value a new dot, lets the given ones die, and returns the delta. */
	DottedValues add(long replica, Bytes value, Collection<Dot> dying) {
		Dot dot = this.context.next(replica);
		TreeSet<Dot> known = new TreeSet<>(dying);
		known.add(dot);
		DottedValues delta = new DottedValues(this.limits, CausalContext.of(known, known.size(), this.limits));
		delta.put(value, List.of(dot));
		merge(delta);
		return delta;
	}

	/** Lets the given dots die, and returns the delta. */
	DottedValues remove(Collection<Dot> dying) {
		TreeSet<Dot> known = new TreeSet<>(dying);
		DottedValues delta = new DottedValues(this.limits, CausalContext.of(known, known.size(), this.limits));
		merge(delta);
		return delta;
	}

	boolean merge(DottedValues other) {
		Map<Bytes, Set<Dot>> changes = new TreeMap<>();
		collectDying(other, changes);
		collectNew(other, changes);
		check(changes);
		// May throw, and is therefore the first to change something.
		boolean learned = this.context.merge(other.context);
		for (Map.Entry<Bytes, Set<Dot>> change : changes.entrySet()) {
			put(change.getKey(), change.getValue());
		}
		return learned || !changes.isEmpty();
	}

	/** Collects what is alive here and dead there, from the side that has fewer dots. */
	private void collectDying(DottedValues other, Map<Bytes, Set<Dot>> changes) {
		if (other.context.size() < this.owners.size()) {
			other.context.forEach((Dot dot) -> {
				Bytes value = this.owners.get(dot);
				if (value != null && !value.equals(other.owners.get(dot))) {
					changed(value, changes).remove(dot);
				}
			});
			return;
		}
		for (Map.Entry<Bytes, List<Dot>> entry : this.dots.entrySet()) {
			for (Dot dot : entry.getValue()) {
				if (other.context.contains(dot) && !entry.getKey().equals(other.owners.get(dot))) {
					changed(entry.getKey(), changes).remove(dot);
				}
			}
		}
	}

	private void collectNew(DottedValues other, Map<Bytes, Set<Dot>> changes) {
		for (Map.Entry<Bytes, List<Dot>> entry : other.dots.entrySet()) {
			for (Dot dot : entry.getValue()) {
				if (!this.context.contains(dot)) {
					changed(entry.getKey(), changes).add(dot);
				}
			}
		}
	}

	private Set<Dot> changed(Bytes value, Map<Bytes, Set<Dot>> changes) {
		return changes.computeIfAbsent(value, (Bytes key) -> new TreeSet<>(dots(key)));
	}

	private void check(Map<Bytes, Set<Dot>> changes) {
		long entries = this.owners.size();
		long size = this.bytes;
		for (Map.Entry<Bytes, Set<Dot>> change : changes.entrySet()) {
			List<Dot> before = dots(change.getKey());
			entries += change.getValue().size() - before.size();
			size += lengthIn(change.getKey(), change.getValue()) - lengthIn(change.getKey(), before);
		}
		this.limits.checkEntries(entries);
		this.limits.checkBytes(size);
	}

	private static int lengthIn(Bytes value, Collection<Dot> dots) {
		return dots.isEmpty() ? 0 : value.length();
	}

	private void put(Bytes value, Collection<Dot> after) {
		List<Dot> before = dots(value);
		// The instance that is here already, so that one array is kept and not two.
		Bytes kept = before.isEmpty() ? value : this.owners.getOrDefault(before.get(0), value);
		this.bytes += lengthIn(value, after) - lengthIn(value, before);
		for (Dot dot : before) {
			this.owners.remove(dot);
		}
		for (Dot dot : after) {
			this.owners.put(dot, kept);
		}
		if (after.isEmpty()) {
			this.dots.remove(kept);
		}
		else {
			this.dots.put(kept, List.copyOf(after));
		}
	}

	boolean isBottom() {
		return this.context.isBottom();
	}

	/**
	 * Returns how many events are known and how many ranges they take, for who watches
	 * growth.
	 */
	CausalContext context() {
		return this.context;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DottedValues values && this.context.equals(values.context)
				&& this.dots.equals(values.dots);
	}

	@Override
	public int hashCode() {
		return 31 * this.context.hashCode() + this.dots.hashCode();
	}

	@Override
	public String toString() {
		return this.dots.size() + " values, context " + this.context;
	}

}
