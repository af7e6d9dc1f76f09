package dev.lattice.engine.collection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.TurnOfItsOwn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random writes to collections, against those of {@code java.util}. */
@ExtendWith(TurnOfItsOwn.class)
class CollectionLawTests {

	private static final int POSITIONS = 5;

	private static final int STEPS = 40;

	static List<Long> seeds() {
		List<Long> seeds = new ArrayList<>();
		for (long seed = 0; seed < 300; seed++) {
			seeds.add(seed);
		}
		return seeds;
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aListAndItsReadersAreAsThoseOfAnArrayList(long seed) {
		Random random = new Random(seed);
		ListModel model = new ListModel(random);
		List<Reader> readers = new ArrayList<>();
		readers.add(new Reader(model.list::get, model::values));
		readers.add(new Reader(model.list::size, model.tokens::size));
		readers.add(new Reader(model.list::isEmpty, model.tokens::isEmpty));
		for (int at = 0; at < POSITIONS; at++) {
			int index = at;
			readers.add(new Reader(() -> model.read(index), () -> model.valueAt(index)));
		}
		Set<Object> live = new HashSet<>();
		Memo<List<Object>> mapped = model.list.mapped((value) -> {
			Object result = new Object();
			live.add(result);
			Scope.onDispose(() -> live.remove(result));
			return result;
		});
		Map<Object, Object> results = new HashMap<>();
		Effect observer = new Effect(mapped::get);
		run(random, readers, model::write, () -> {
			List<Object> now = mapped.get();
			assertThat(now).hasSameSizeAs(model.tokens);
			for (int at = 0; at < now.size(); at++) {
				results.putIfAbsent(model.tokens.get(at), now.get(at));
				assertThat(now.get(at)).as("result of the entry at " + at).isSameAs(results.get(model.tokens.get(at)));
			}
			assertThat(live).as("scopes").containsExactlyInAnyOrderElementsOf(now);
		});
		observer.dispose();
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aMapAndItsReadersAreAsThoseOfALinkedHashMap(long seed) {
		Random random = new Random(seed);
		Map<Integer, Integer> model = new LinkedHashMap<>();
		MapSignal<Integer, Integer> map = new MapSignal<>();
		List<Reader> readers = new ArrayList<>();
		readers.add(new Reader(() -> "" + map.get(), () -> "" + model));
		readers.add(new Reader(() -> "" + map.keys(), () -> "" + model.keySet()));
		readers.add(new Reader(map::size, model::size));
		readers.add(new Reader(map::isEmpty, model::isEmpty));
		for (int at = 0; at < POSITIONS; at++) {
			int key = at;
			readers.add(new Reader(() -> map.get(key), () -> model.get(key)));
			readers.add(new Reader(() -> map.containsKey(key), () -> model.containsKey(key)));
		}
		run(random, readers, () -> {
			int key = random.nextInt(POSITIONS);
			switch (random.nextInt(8)) {
				case 0 -> {
					Map<Integer, Integer> all = new LinkedHashMap<>();
					all.put(key, random.nextInt(3));
					all.put(random.nextInt(POSITIONS), random.nextInt(3));
					map.putAll(all);
					model.putAll(all);
				}
				case 1, 2, 3 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
				case 4 -> {
					if (random.nextInt(4) == 0) {
						map.clear();
						model.clear();
					}
				}
				default -> {
					int value = random.nextInt(3);
					assertThat(map.put(key, value)).isEqualTo(model.put(key, value));
				}
			}
		}, () -> {
		});
	}

	/** Writes, and holds what was seen and how often to what there is. */
	private static void run(Random random, List<Reader> readers, Runnable write, Runnable check) {
		GraphSize before = Scope.current().graphSize();
		for (int step = 0; step < STEPS; step++) {
			List<@Nullable Object> values = new ArrayList<>();
			readers.forEach((reader) -> {
				values.add(reader.naive.get());
				reader.runs = 0;
			});
			boolean reading = random.nextBoolean();
			Scope.batch(() -> {
				for (int n = 0; n <= random.nextInt(3); n++) {
					write.run();
					if (reading) {
						readers.get(random.nextInt(readers.size())).check("in a batch");
					}
				}
			});
			for (int at = 0; at < readers.size(); at++) {
				Reader reader = readers.get(at);
				Object now = reader.naive.get();
				assertThat(reader.seen).as("step %s, reader %s", step, at).isEqualTo(now);
				boolean changed = !Objects.equals(now, values.get(at));
				assertThat(reader.runs).as("runs in step %s of reader %s", step, at)
					.isBetween(changed ? 1 : 0, (changed || reading) ? 1 : 0);
			}
			check.run();
			readers.get(random.nextInt(readers.size())).turn(random);
		}
		readers.forEach((reader) -> reader.effect.dispose());
		assertThat(Scope.current().graphSize().edges()).isLessThanOrEqualTo(before.edges() - readers.size());
	}

	/** Reads a collection in an effect, directly or through a memo that stays. */
	private static final class Reader {

		private final Supplier<? extends @Nullable Object> naive;

		private final Supplier<? extends @Nullable Object> read;

		private final Memo<@Nullable Object> memo;

		private Effect effect;

		private @Nullable Object seen;

		private int runs;

		Reader(Supplier<? extends @Nullable Object> read, Supplier<? extends @Nullable Object> naive) {
			this.naive = naive;
			this.read = read;
			this.memo = new Memo<>(read);
			this.effect = new Effect(() -> run(read));
		}

		private void run(Supplier<? extends @Nullable Object> source) {
			this.seen = source.get();
			this.runs++;
		}

		void check(String when) {
			assertThat(this.read.get()).as(when).isEqualTo(this.naive.get());
			assertThat(this.memo.get()).as(when + ", memo").isEqualTo(this.naive.get());
		}

		/** Lets another effect go on, after a time without. */
		void turn(Random random) {
			this.effect.dispose();
			if (random.nextBoolean()) {
				check("unobserved");
			}
			Supplier<? extends @Nullable Object> source = random.nextBoolean() ? this.memo : this.read;
			this.effect = new Effect(() -> run(source));
			assertThat(this.seen).isEqualTo(this.naive.get());
		}

	}

	/** A list beside the same one as it should be; each entry is a token of its own. */
	private static final class ListModel {

		private final Random random;

		final ListSignal<Integer> list = new ListSignal<>(List.of());

		final List<int[]> tokens = new ArrayList<>();

		ListModel(Random random) {
			this.random = random;
		}

		List<Integer> values() {
			return this.tokens.stream().map((token) -> token[0]).toList();
		}

		@Nullable Integer valueAt(int index) {
			return (index < this.tokens.size()) ? Integer.valueOf(this.tokens.get(index)[0]) : null;
		}

		@Nullable Integer read(int index) {
			try {
				return this.list.get(index);
			}
			catch (IndexOutOfBoundsException ex) {
				return null;
			}
		}

		void write() {
			int size = this.tokens.size();
			int value = this.random.nextInt(4);
			int at = this.random.nextInt(size + 1);
			if (at == size || this.random.nextInt(3) == 0) {
				add(at, value);
				return;
			}
			switch (this.random.nextInt(8)) {
				case 0 -> {
					int token = this.tokens.get(at)[0];
					assertThat(this.list.set(at, value)).isEqualTo(token);
					replace(at, value);
				}
				case 1 -> {
					this.list.update(at, (before) -> (before + 1) % 4);
					replace(at, (this.tokens.get(at)[0] + 1) % 4);
				}
				case 2 -> assertThat(this.list.remove(at)).isEqualTo(this.tokens.remove(at)[0]);
				case 3 -> {
					int index = values().indexOf(value);
					assertThat(this.list.remove(Integer.valueOf(value))).isEqualTo(index >= 0);
					if (index >= 0) {
						this.tokens.remove(index);
					}
				}
				case 4 -> {
					boolean any = this.tokens.removeIf((token) -> token[0] == value);
					assertThat(this.list.removeIf((entry) -> entry == value)).isEqualTo(any);
				}
				case 5, 6 -> {
					int to = this.random.nextInt(size);
					this.list.move(at, to);
					this.tokens.add(to, this.tokens.remove(at));
				}
				default -> setAll(this.random.ints(this.random.nextInt(7), 0, 4).boxed().toList());
			}
		}

		private void add(int at, int value) {
			switch (this.random.nextInt(3)) {
				case 0 -> {
					this.list.add(at, value);
					this.tokens.add(at, new int[] { value });
				}
				case 1 -> {
					this.list.add(value);
					this.tokens.add(new int[] { value });
				}
				default -> {
					this.list.addAll(List.of(value, 0));
					this.tokens.add(new int[] { value });
					this.tokens.add(new int[] { 0 });
				}
			}
		}

		private void replace(int at, int value) {
			if (this.tokens.get(at)[0] != value) {
				this.tokens.set(at, new int[] { value });
			}
		}

		private void setAll(List<Integer> values) {
			this.list.setAll(values);
			Map<Integer, Deque<int[]>> present = new HashMap<>();
			this.tokens.forEach((token) -> present.computeIfAbsent(token[0], (value) -> new ArrayDeque<>()).add(token));
			this.tokens.clear();
			for (int value : values) {
				Deque<int[]> same = present.get(value);
				int[] token = (same != null) ? same.poll() : null;
				this.tokens.add((token != null) ? token : new int[] { value });
			}
		}

	}

}
