package dev.lattice.test;

import java.util.ArrayList;
import java.util.Arrays;
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
import dev.lattice.testpage.RandomPage;
import dev.lattice.testpage.RandomPage.State;
import dev.lattice.testpage.RandomView;
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
		Function<RandomPage, View> description = RandomView.of(random).next(4);
		List<RandomPage> made = new ArrayList<>();
		TesterPage page = open(State.of(random), description, made);
		RandomPage component = made.getFirst();
		for (int step = 0; step < STEPS; step++) {
			String action = act(random, page, component);
			TesterPage fresh = open(component.state(), description, made);
			assertThat(shown(page.page())).as("seed %d, step %d: %s", seed, step, action)
				.isEqualTo(shown(fresh.page()));
			fresh.close();
		}
		page.close();
	}

	/**
	 * What a page shows, its portals in one order: they stand in the order in which they
	 * came.
	 */
	static String shown(HeadlessPage page) {
		String shown = page.canonical();
		int portals = shown.indexOf("</main>") + "</main>".length();
		String[] each = shown.substring(portals).split("(?<=</aside>)", -1);
		Arrays.sort(each);
		return shown.substring(0, portals) + String.join("", each);
	}

	private static TesterPage open(State state, Function<RandomPage, View> description, List<RandomPage> made) {
		return new TesterPage(PAGES, new Location("/", new LinkedHashMap<>()), () -> {
			RandomPage component = new RandomPage(state, description);
			made.add(component);
			return component;
		}, Destination.Outside::new);
	}

	private static String act(Random random, TesterPage page, RandomPage component) {
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
				component.change(random);
				page.settle();
				page.connect();
				return "change while disconnected";
			}
			case 2 -> {
				page.disconnect();
				component.change(random);
				page.sayAgain();
				return "page said again";
			}
			default -> {
				component.change(random);
				page.settle();
				return String.format(Locale.ROOT, "change to %s", component.state());
			}
		}
	}

}
