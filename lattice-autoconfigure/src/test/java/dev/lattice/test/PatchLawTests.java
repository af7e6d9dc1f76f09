package dev.lattice.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.test.RandomView.Item;
import dev.lattice.test.RandomView.Page;
import dev.lattice.test.RandomView.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pages under random changes: what was patched is what a fresh page of the same
 * state shows.
 */
class PatchLawTests {

	private static final int STEPS = 25;

	private static final TesterPages PAGES = new TesterPages(null, null, List.of(), new Templates(10_000),
			SessionLimits.DEFAULTS);

	static LongStream seeds() {
		return LongStream.range(0, 400);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void aPatchedPageShowsWhatAFreshOneShows(long seed) {
		Random random = new Random(seed);
		Function<Page, View> description = new RandomView(random).next(4);
		List<Page> made = new ArrayList<>();
		TesterPage page = open(state(random), description, made);
		Page component = made.getFirst();
		for (int step = 0; step < STEPS; step++) {
			String action = act(random, page, component);
			TesterPage fresh = open(component.state(), description, made);
			assertThat(shown(page)).as("seed %d, step %d: %s", seed, step, action).isEqualTo(shown(fresh));
			fresh.close();
		}
		page.close();
	}

	/**
	 * What a page shows, its portals in one order: they stand in the order in which they
	 * came.
	 */
	private static String shown(TesterPage page) {
		String shown = page.page().canonical();
		int portals = shown.indexOf("</main>") + "</main>".length();
		String[] each = shown.substring(portals).split("(?<=</aside>)", -1);
		Arrays.sort(each);
		return shown.substring(0, portals) + String.join("", each);
	}

	private static TesterPage open(State state, Function<Page, View> description, List<Page> made) {
		return new TesterPage(PAGES, new Location("/", new LinkedHashMap<>()), () -> {
			Page component = new Page(state, description);
			made.add(component);
			return component;
		}, Destination.Outside::new);
	}

	private static State state(Random random) {
		List<Integer> numbers = new ArrayList<>();
		for (int i = 0; i < RandomView.NUMBERS; i++) {
			numbers.add(random.nextInt(7));
		}
		List<List<Item>> lists = new ArrayList<>();
		for (int i = 0; i < RandomView.LISTS; i++) {
			lists.add(items(random));
		}
		return new State(numbers, lists);
	}

	private static List<Item> items(Random random) {
		List<Item> items = new ArrayList<>();
		for (int id = 0; id < 8; id++) {
			if (random.nextBoolean()) {
				items.add(new Item(id, random.nextInt(3)));
			}
		}
		Collections.shuffle(items, random);
		return List.copyOf(items);
	}

	private static String act(Random random, TesterPage page, Page component) {
		switch (random.nextInt(6)) {
			case 0 -> {
				List<Listener> buttons = new ArrayList<>();
				page.page().document.select("button")
					.forEach((button) -> buttons.addAll(Listener.of(page.page(), button, "click")));
				if (!buttons.isEmpty()) {
					page.send(buttons.get(random.nextInt(buttons.size())).slot(), List.of());
					return "click";
				}
				return "nothing to click";
			}
			case 1 -> {
				page.disconnect();
				change(random, component);
				page.settle();
				page.connect();
				return "change while disconnected";
			}
			case 2 -> {
				page.disconnect();
				change(random, component);
				page.sayAgain();
				return "page said again";
			}
			default -> {
				change(random, component);
				page.settle();
				return String.format(Locale.ROOT, "change to %s", component.state());
			}
		}
	}

	private static void change(Random random, Page component) {
		for (int i = 0; i <= random.nextInt(3); i++) {
			if (random.nextBoolean()) {
				int value = random.nextInt(7);
				int number = random.nextInt(RandomView.NUMBERS);
				component.scope.post(() -> component.numbers.get(number).set(value));
			}
			else {
				List<Item> items = items(random);
				int list = random.nextInt(RandomView.LISTS);
				component.scope.post(() -> component.lists.get(list).set(items));
			}
		}
	}

}
