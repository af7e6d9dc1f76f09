package dev.lattice.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.engine.html.Html.b;
import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.cls;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.fragment;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.ul;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lists under random changes, shown in several ways: by their changes, by
 * comparing them, bounded, and as streams. All show what a fresh page of the same state
 * shows, whether the page was connected, came back or was said again.
 */
class ListPageLawTests {

	private static final TesterPages PAGES = new TesterPages(null, null, List.of(), new Templates(100),
			SessionLimits.DEFAULTS);

	private record Item(int id, int value, List<Integer> inner) {
	}

	static LongStream seeds() {
		return LongStream.range(0, 80);
	}

	private static final class Page extends Component {

		private final Scope scope = Scope.current();

		private final ListSignal<Item> items;

		private final Signal<Boolean> shown;

		Page(List<Item> items, boolean shown) {
			this.items = listSignal(items);
			this.shown = signal(shown);
		}

		@Override
		protected View view() {
			return main(ul(each(this.items, Item::id, this::row)),
					div(text("among texts "), each(this.items, Item::id, this::bracketed), text(" and more")),
					when(this.shown, () -> ul(each(this.items, Item::id, this::row))),
					ul(each(() -> this.items.get(), Item::id, this::row)),
					ul(each(this.items, Item::id, this::row).first(3)),
					ul(each(this.items, Item::id, this::row).last(3)),
					ul(each(() -> this.items.get(), (item) -> item, (item) -> li("" + item.value())).forgetting()),
					ul(each(this.items, Item::id, (item) -> li("" + item.value())).forgetting()));
		}

		private View row(Item item) {
			return li(b("" + item.value()), cls("odd", () -> this.items.size() % 2 == 1),
					ul(each(item.inner(), (inner) -> inner, (inner) -> li("" + inner))));
		}

		private View bracketed(Item item) {
			return (item.value() % 3 == 0) ? button("" + item.id(), onClick(() -> {
			})) : fragment(text("i" + item.value()), b(() -> "of " + this.items.size()));
		}

	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aChangedListShowsWhatAFreshOneShows(long seed) {
		Random random = new Random(seed);
		List<Page> made = new ArrayList<>();
		TesterPage page = open(List.of(), true, made);
		Page component = made.getFirst();
		for (int step = 0; step < 20; step++) {
			int how = random.nextInt(6);
			if (how < 2) {
				page.disconnect();
			}
			for (int turn = random.nextInt(3); turn >= 0; turn--) {
				component.scope.post(() -> {
					for (int i = random.nextInt(3); i >= 0; i--) {
						change(random, component);
					}
				});
				page.settle();
			}
			if (how == 0) {
				page.connect();
			}
			else if (how == 1) {
				page.sayAgain();
			}
			TesterPage fresh = open(component.items.peek(), component.shown.peek(), made);
			assertThat(page.page().canonical()).as("seed %d, step %d: %s", seed, step, component.items.peek())
				.isEqualTo(fresh.page().canonical());
			fresh.close();
		}
		page.close();
	}

	private static TesterPage open(List<Item> items, boolean shown, List<Page> made) {
		return new TesterPage(PAGES, new Location("/", new LinkedHashMap<>()), () -> {
			Page component = new Page(items, shown);
			made.add(component);
			return component;
		}, Destination.Outside::new);
	}

	private static Item item(Random random, int id) {
		List<Integer> inner = new ArrayList<>(List.of(1, 2, 3, 4));
		Collections.shuffle(inner, random);
		return new Item(id, random.nextInt(9), List.copyOf(inner.subList(0, random.nextInt(5))));
	}

	private static void change(Random random, Page component) {
		ListSignal<Item> items = component.items;
		int size = items.peek().size();
		int unused = 1 + items.peek().stream().mapToInt(Item::id).max().orElse(0);
		switch ((size == 0) ? 0 : random.nextInt(10)) {
			case 0 -> items.addAll(random.nextInt(size + 1),
					List.of(item(random, unused), item(random, unused + 1), item(random, unused + 2)));
			case 1 -> items.remove(random.nextInt(size));
			case 2 -> items.move(random.nextInt(size), random.nextInt(size));
			case 3 -> items.swap(random.nextInt(size), random.nextInt(size));
			case 4 -> items.update(random.nextInt(size), (item) -> item(random, item.id()));
			case 5 -> {
				Item moved = items.remove(random.nextInt(size));
				items.add(random.nextInt(size), moved);
			}
			case 6 -> items.removeIf((item) -> random.nextInt(3) == 0);
			case 7 -> {
				List<Item> shuffled = new ArrayList<>(items.peek());
				Collections.shuffle(shuffled, random);
				items.setAll(shuffled);
			}
			case 8 -> component.shown.update((shown) -> !shown);
			default -> {
				if (random.nextInt(6) == 0) {
					items.clear();
				}
			}
		}
	}

}
