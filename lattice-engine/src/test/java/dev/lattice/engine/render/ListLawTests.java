package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.ul;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lists under random changes in batches: the instructions lead from what was shown
 * to what is to be shown, a row keeps its instance as long as its key is there, and no
 * more rows move than must.
 */
class ListLawTests {

	private record Item(int id, int value) {
	}

	private final List<ListSignal<Item>> lists = new ArrayList<>();

	private final RenderedPage page = new RenderedPage(this::view);

	private int nextId = 100;

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	private View view() {
		ListSignal<Item> items = new ListSignal<>(List.of());
		this.lists.add(items);
		return ul(each(items, Item::id, (item) -> li("" + item.value())));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void theInstructionsLeadToTheListWithTheFewestMoves(long seed) {
		Random random = new Random(seed);
		ListSignal<Item> list = this.lists.getFirst();
		Shown shown = new Shown();
		for (int step = 0; step < 40; step++) {
			List<Item> before = list.peek();
			Map<Integer, Integer> instances = shown.byId(before);
			List<Instruction> said = this.page.after(() -> {
				for (int i = random.nextInt(4); i >= 0; i--) {
					change(random, list);
				}
			});
			List<Item> after = list.peek();
			String where = "seed " + seed + ", step " + step + ": " + before + " to " + after + " by " + said;
			said.forEach(shown::apply);
			assertThat(this.page.failures).as(where).isEmpty();
			assertThat(shown.values()).as(where).isEqualTo(after.stream().map((item) -> "" + item.value()).toList());
			Map<Integer, Integer> now = shown.byId(after);
			instances.keySet().retainAll(now.keySet());
			assertThat(now).as(where).containsAllEntriesOf(instances);
			assertThat(shown.moves).as(where).isLessThanOrEqualTo(fewestMoves(before, after));
			shown.moves = 0;
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aPlainCollectionInAnotherOrderMovesOnlyWhatMust(long seed) {
		Random random = new Random(seed);
		List<Signal<List<Item>>> made = new ArrayList<>();
		RenderedPage plain = new RenderedPage(() -> {
			Signal<List<Item>> items = new Signal<>(List.of());
			made.add(items);
			return ul(each(items, Item::id, (item) -> li("" + item.value())));
		});
		List<Item> items = new ArrayList<>();
		for (int id = random.nextInt(60); id >= 0; id--) {
			items.add(new Item(id, id));
		}
		Shown shown = new Shown();
		plain.after(() -> made.getFirst().set(List.copyOf(items))).forEach(shown::apply);
		for (int step = 0; step < 8; step++) {
			List<Item> before = List.copyOf(items);
			Collections.shuffle(items.subList(0, random.nextInt(items.size()) + 1), random);
			List<Instruction> said = plain.after(() -> made.getFirst().set(List.copyOf(items)));

			said.forEach(shown::apply);
			String where = "seed " + seed + ", step " + step + ": " + before + " to " + items + " by " + said;
			assertThat(shown.values()).as(where).isEqualTo(items.stream().map((item) -> "" + item.value()).toList());
			assertThat(said).as(where)
				.allMatch((one) -> one instanceof Instruction.Move || one instanceof Instruction.Swap);
			assertThat(said.size()).as(where).isLessThanOrEqualTo(fewestMoves(before, items));
		}
	}

	private void change(Random random, ListSignal<Item> list) {
		List<Item> items = list.peek();
		int size = items.size();
		switch ((size == 0) ? random.nextInt(2) : random.nextInt(11)) {
			case 0 -> list.add(random.nextInt(size + 1), new Item(this.nextId++, random.nextInt(3)));
			case 1 -> {
				List<Item> more = new ArrayList<>();
				for (int i = random.nextInt(8); i >= 0; i--) {
					more.add(new Item(this.nextId++, random.nextInt(3)));
				}
				list.addAll(more);
			}
			case 2 -> list.remove(random.nextInt(size));
			case 3, 4 -> list.move(random.nextInt(size), random.nextInt(size));
			case 5 -> list.swap(random.nextInt(size), random.nextInt(size));
			case 6 -> list.update(random.nextInt(size), (item) -> new Item(item.id(), random.nextInt(9)));
			case 7 -> {
				// Out and in again: the row stays.
				Item item = list.remove(random.nextInt(size));
				list.add(random.nextInt(size), item);
			}
			case 8 -> list.removeIf((item) -> random.nextInt(4) == 0);
			case 9 -> {
				List<Item> others = new ArrayList<>(items);
				Collections.shuffle(others, random);
				list.setAll(others.subList(0, random.nextInt(size + 1)));
			}
			default -> {
				if (random.nextInt(8) == 0) {
					list.clear();
				}
				else {
					list.set(random.nextInt(size), new Item(this.nextId++, random.nextInt(3)));
				}
			}
		}
	}

	/** How many of the rows that stay are outside of a longest run in order. */
	private static int fewestMoves(List<Item> before, List<Item> after) {
		Map<Integer, Integer> old = new HashMap<>();
		before.forEach((item) -> old.put(item.id(), old.size()));
		List<Integer> order = new ArrayList<>();
		after.forEach((item) -> {
			Integer position = old.get(item.id());
			if (position != null) {
				order.add(position);
			}
		});
		int[] longest = new int[order.size()];
		int best = 0;
		for (int i = 0; i < longest.length; i++) {
			longest[i] = 1;
			for (int j = 0; j < i; j++) {
				if (order.get(j) < order.get(i)) {
					longest[i] = Math.max(longest[i], longest[j] + 1);
				}
			}
			best = Math.max(best, longest[i]);
		}
		return order.size() - best;
	}

	/** What a page shows that does as it is told. */
	private static final class Shown {

		private final List<Integer> order = new ArrayList<>();

		private final Map<Integer, String> texts = new HashMap<>();

		int moves;

		void apply(Instruction instruction) {
			switch (instruction) {
				case Instruction.Insert insert -> {
					place(insert.instance(), insert.before());
					this.texts.put(insert.instance(), (String) insert.values().getFirst());
				}
				case Instruction.Set set -> this.texts.put(set.slot() - 1, (String) set.value());
				case Instruction.Move move -> {
					this.moves++;
					take(move.instance());
					place(move.instance(), move.before());
				}
				case Instruction.Swap swap -> {
					this.moves++;
					assertThat(this.order).containsSubsequence(swap.first(), swap.second());
					Collections.swap(this.order, this.order.indexOf(swap.first()), this.order.indexOf(swap.second()));
				}
				case Instruction.Remove remove -> take(remove.instance());
				case Instruction.Clear clear -> this.order.clear();
				case Instruction.Define define -> {
				}
				default -> throw new AssertionError(instruction);
			}
		}

		private void take(int instance) {
			assertThat(this.order.remove((Integer) instance)).as("instance " + instance).isTrue();
		}

		private void place(int instance, int before) {
			int at = (before == 0) ? this.order.size() : this.order.indexOf(before);
			assertThat(at).as("instance " + before).isNotNegative();
			this.order.add(at, instance);
		}

		List<String> values() {
			return this.order.stream().map(this.texts::get).toList();
		}

		Map<Integer, Integer> byId(List<Item> items) {
			Map<Integer, Integer> instances = new HashMap<>();
			for (int i = 0; i < items.size(); i++) {
				instances.put(items.get(i).id(), this.order.get(i));
			}
			return instances;
		}

	}

}
