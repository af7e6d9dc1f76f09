package dev.lattice.crdt.replicated;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The types of the package but those that know the time, which are {@link TimedSubjects}.
 */
final class Subjects {

	private Subjects() {
	}

	static List<Supplier<Subject<?>>> all() {
		return List.of(VersionVectors::new, CausalContexts::new, GrowOnlyCounters::new, PnCounters::new, OrSets::new,
				MvRegisters::new, TimedSubjects.Registers::new, TimedSubjects.Maps::new);
	}

	private static void count(Set<Fact> known, Set<Fact> news, Fact.Counted counted) {
		news.add(counted);
		for (Fact fact : known) {
			if (fact instanceof Fact.Counted other && other.replica() == counted.replica()
					&& other.up() == counted.up()) {
				news.add(other);
			}
		}
	}

	private static long sum(Set<Fact> facts) {
		long sum = 0;
		for (Fact fact : facts) {
			if (fact instanceof Fact.Counted counted) {
				sum += counted.up() ? counted.amount() : -counted.amount();
			}
		}
		return sum;
	}

	/** The tags of what was added and not removed, with a value or all. */
	private static Map<Integer, String> alive(Set<Fact> facts) {
		Map<Integer, String> alive = new TreeMap<>();
		for (Fact fact : facts) {
			if (fact instanceof Fact.Added added && !facts.contains(new Fact.Removed(added.tag()))) {
				alive.put(added.tag(), added.value());
			}
		}
		return alive;
	}

	private static void remove(Map<Integer, String> alive, Set<Fact> news) {
		for (int tag : alive.keySet()) {
			news.add(new Fact.Removed(tag));
		}
	}

	private static Set<String> inOrderOfBytes(Iterable<String> values) {
		Set<String> sorted = new TreeSet<>(
				(String a, String b) -> Bytes.of(a, ValueCodec.strings()).compareTo(Bytes.of(b, ValueCodec.strings())));
		for (String value : values) {
			sorted.add(value);
		}
		return sorted;
	}

	static final class VersionVectors extends Subject<VersionVector> {

		VersionVectors() {
			super("version vector");
		}

		@Override
		VersionVector bottom(Limits limits) {
			return new VersionVector(limits);
		}

		@Override
		VersionVector change(VersionVector state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			count(known, news, new Fact.Counted(id(node), true, newTag(), 1));
			return state.increment(id(node));
		}

		@Override
		VersionVector decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return VersionVector.decode(bytes, limits);
		}

		@Override
		Object shown(VersionVector state) {
			Map<Long, Long> counts = new TreeMap<>();
			for (int node = 0; node < NODES; node++) {
				if (state.get(id(node)) > 0) {
					counts.put(id(node), state.get(id(node)));
				}
			}
			return counts;
		}

		@Override
		Object shown(Set<Fact> facts) {
			Map<Long, Long> counts = new TreeMap<>();
			for (Fact fact : facts) {
				if (fact instanceof Fact.Counted counted) {
					counts.merge(counted.replica(), 1L, Long::sum);
				}
			}
			return counts;
		}

	}

	static final class CausalContexts extends Subject<CausalContext> {

		CausalContexts() {
			super("causal context");
		}

		@Override
		CausalContext bottom(Limits limits) {
			return new CausalContext(limits);
		}

		@Override
		CausalContext change(CausalContext state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			Dot dot = state.next(id(node));
			news.add(new Fact.Happened(dot));
			return state.add(dot);
		}

		@Override
		CausalContext decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return CausalContext.decode(bytes, limits);
		}

		@Override
		Object shown(CausalContext state) {
			Set<Dot> dots = new TreeSet<>();
			state.forEach(dots::add);
			return dots;
		}

		@Override
		Object shown(Set<Fact> facts) {
			Set<Dot> dots = new HashSet<>();
			for (Fact fact : facts) {
				if (fact instanceof Fact.Happened happened) {
					dots.add(happened.dot());
				}
			}
			return dots;
		}

	}

	static final class GrowOnlyCounters extends Subject<GrowOnlyCounter> {

		GrowOnlyCounters() {
			super("grow-only counter");
		}

		@Override
		GrowOnlyCounter bottom(Limits limits) {
			return new GrowOnlyCounter(limits);
		}

		@Override
		GrowOnlyCounter change(GrowOnlyCounter state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			long amount = 1 + random.nextInt(1_000);
			count(known, news, new Fact.Counted(id(node), true, newTag(), amount));
			return state.increment(id(node), amount);
		}

		@Override
		GrowOnlyCounter decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return GrowOnlyCounter.decode(bytes, limits);
		}

		@Override
		Object shown(GrowOnlyCounter state) {
			return state.value();
		}

		@Override
		Object shown(Set<Fact> facts) {
			return sum(facts);
		}

	}

	static final class PnCounters extends Subject<PnCounter> {

		PnCounters() {
			super("PN counter");
		}

		@Override
		PnCounter bottom(Limits limits) {
			return new PnCounter(limits);
		}

		@Override
		PnCounter change(PnCounter state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			long amount = 1 + random.nextInt(1_000);
			boolean up = random.nextBoolean();
			count(known, news, new Fact.Counted(id(node), up, newTag(), amount));
			return up ? state.increment(id(node), amount) : state.decrement(id(node), amount);
		}

		@Override
		PnCounter decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return PnCounter.decode(bytes, limits);
		}

		@Override
		Object shown(PnCounter state) {
			return state.value();
		}

		@Override
		Object shown(Set<Fact> facts) {
			return sum(facts);
		}

	}

	static final class OrSets extends Subject<OrSet<String>> {

		OrSets() {
			super("OR-set");
		}

		@Override
		OrSet<String> bottom(Limits limits) {
			return new OrSet<>(ValueCodec.strings(), limits);
		}

		@Override
		OrSet<String> change(OrSet<String> state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			Map<Integer, String> alive = alive(known);
			int action = random.nextInt(20);
			if (action == 0) {
				remove(alive, news);
				return state.clear();
			}
			String element = value(random);
			alive.values().removeIf((String other) -> !other.equals(element));
			remove(alive, news);
			if (action < 8) {
				return state.remove(element);
			}
			news.add(new Fact.Added(element, newTag()));
			return state.add(id(node), element);
		}

		@Override
		OrSet<String> decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return OrSet.decode(bytes, ValueCodec.strings(), limits);
		}

		@Override
		Object shown(OrSet<String> state) {
			return state.elements();
		}

		@Override
		Object shown(Set<Fact> facts) {
			return List.copyOf(inOrderOfBytes(alive(facts).values()));
		}

	}

	static final class MvRegisters extends Subject<MvRegister<String>> {

		MvRegisters() {
			super("multi-value register");
		}

		@Override
		MvRegister<String> bottom(Limits limits) {
			return new MvRegister<>(ValueCodec.strings(), limits);
		}

		@Override
		MvRegister<String> change(MvRegister<String> state, int node, Random random, Set<Fact> known, Set<Fact> news) {
			String value = value(random);
			remove(alive(known), news);
			news.add(new Fact.Added(value, newTag()));
			return state.set(id(node), value);
		}

		@Override
		MvRegister<String> decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return MvRegister.decode(bytes, ValueCodec.strings(), limits);
		}

		@Override
		Object shown(MvRegister<String> state) {
			return state.values();
		}

		@Override
		Object shown(Set<Fact> facts) {
			return List.copyOf(inOrderOfBytes(alive(facts).values()));
		}

	}

}
