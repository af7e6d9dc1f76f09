package dev.lattice.crdt.replicated;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;

/**
 * The last-writer-wins types. Time passes seldom and two of the replicas are copies of
 * one, so that timestamps are often equal, and sometimes replicas too.
 */
final class TimedSubjects {

	private TimedSubjects() {
	}

	/** The greatest of these wins. Compares texts, which have the order wanted. */
	private static final Comparator<Fact.Wrote> ORDER = Comparator.comparing(Fact.Wrote::millis)
		.thenComparing(Fact.Wrote::counter)
		.thenComparing((Fact.Wrote wrote) -> new BigInteger(Long.toUnsignedString(wrote.replica())))
		.thenComparing((Fact.Wrote wrote) -> (wrote.value() == null) ? ""
				: "=" + HexFormat.of().formatHex(wrote.value().getBytes(StandardCharsets.UTF_8)));

	private static Map<String, String> winners(Set<Fact> facts) {
		Map<String, Fact.Wrote> winners = new HashMap<>();
		for (Fact fact : facts) {
			if (fact instanceof Fact.Wrote wrote) {
				winners.merge(wrote.key(), wrote, (Fact.Wrote a, Fact.Wrote b) -> (ORDER.compare(a, b) > 0) ? a : b);
			}
		}
		Map<String, String> values = new TreeMap<>();
		winners.forEach((String key, Fact.Wrote wrote) -> {
			if (wrote.value() != null) {
				values.put(key, wrote.value());
			}
		});
		return values;
	}

	private abstract static class Timed<S extends ReplicatedState<S>> extends Subject<S> {

		final HybridLogicalClock[] clocks = new HybridLogicalClock[NODES + 1];

		private long now = 1_000;

		Timed(String name) {
			super(name);
			for (int node = 0; node <= NODES; node++) {
				this.clocks[node] = new HybridLogicalClock(() -> this.now, 1_000);
			}
		}

		@Override
		long id(int node) {
			return super.id((node == 1) ? 0 : node);
		}

		@Override
		void pass(Random random) {
			this.now += (random.nextInt(4) == 0) ? 1 : 0;
		}

		Fact.Wrote wrote(int node, String key, String value) {
			HybridTimestamp timestamp = this.clocks[node].latest();
			return new Fact.Wrote(key, timestamp.millis(), timestamp.counter(), id(node), value);
		}

	}

	static final class Registers extends Timed<LwwRegister<String>> {

		Registers() {
			super("last-writer-wins register");
		}

		@Override
		LwwRegister<String> bottom(Limits limits) {
			return new LwwRegister<>(ValueCodec.strings(), limits);
		}

		@Override
		LwwRegister<String> change(LwwRegister<String> state, int node, Random random, Set<Fact> known,
				Set<Fact> news) {
			String value = value(random);
			LwwRegister<String> delta = state.set(id(node), this.clocks[node], value);
			news.add(wrote(node, "", value));
			return delta;
		}

		@Override
		LwwRegister<String> decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return LwwRegister.decode(bytes, ValueCodec.strings(), limits, this.clocks[node]);
		}

		@Override
		Object shown(LwwRegister<String> state) {
			Map<String, String> values = new HashMap<>();
			state.value().ifPresent((String value) -> values.put("", value));
			return values;
		}

		@Override
		Object shown(Set<Fact> facts) {
			return winners(facts);
		}

	}

	static final class Maps extends Timed<LwwMap<String, String>> {

		Maps() {
			super("last-writer-wins map");
		}

		@Override
		LwwMap<String, String> bottom(Limits limits) {
			return new LwwMap<>(ValueCodec.strings(), ValueCodec.strings(), limits);
		}

		@Override
		LwwMap<String, String> change(LwwMap<String, String> state, int node, Random random, Set<Fact> known,
				Set<Fact> news) {
			String key = value(random);
			if (random.nextInt(3) > 0) {
				String value = value(random);
				LwwMap<String, String> delta = state.put(id(node), this.clocks[node], key, value);
				news.add(wrote(node, key, value));
				return delta;
			}
			boolean there = winners(known).containsKey(key);
			LwwMap<String, String> delta = state.remove(id(node), this.clocks[node], key);
			if (there) {
				news.add(wrote(node, key, null));
			}
			return delta;
		}

		@Override
		LwwMap<String, String> decode(byte[] bytes, Limits limits, int node) throws StateDecodeException {
			return LwwMap.decode(bytes, ValueCodec.strings(), ValueCodec.strings(), limits, this.clocks[node]);
		}

		@Override
		Object shown(LwwMap<String, String> state) {
			Map<String, String> values = new HashMap<>();
			state.forEach(values::put);
			if (values.size() != state.size()) {
				throw new AssertionError("size() is " + state.size() + " for " + values);
			}
			return values;
		}

		@Override
		Object shown(Set<Fact> facts) {
			return winners(facts);
		}

	}

}
