package dev.lattice.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;

import dev.lattice.engine.html.View;
import dev.lattice.testpage.RandomPage;
import dev.lattice.testpage.RandomView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pages under random changes and clicks, in a real browser: what was patched is
 * what a fresh page of the same state shows. {@code -Dlattice.law.seeds=10000} runs more
 * of them; {@code -Dlattice.law.seed=4711} runs one.
 */
@SampleTest(properties = "logging.level.dev.lattice=off")
class RandomPagesIT {

	private static final Long SEED = Long.getLong("lattice.law.seed");

	private static final long SEEDS = Long.getLong("lattice.law.seeds", 200);

	/** Pages that are open at the same time. */
	private static final int TOGETHER = 12;

	private static final int STEPS = 6;

	private static final int DEPTH = 4;

	private static final String LEFT_WHILE_CONNECTING = "WebSocket connection to";

	private static String script() throws IOException {
		String canonical = Files.readString(Path.of("../frontend/test/support/canonical.mjs"));
		try (InputStream pages = RandomPagesIT.class.getResourceAsStream("/random-pages.js")) {
			return "() => { const canonical = (() => {" + canonical.replace("export ", "") + "return canonical; })();"
					+ new String(pages.readAllBytes(), StandardCharsets.UTF_8) + "}";
		}
	}

	@Test
	@Timeout(600)
	void aPatchedPageShowsWhatAFreshOneShows(Tab tab) throws Exception {
		// A frame that is removed may take a socket with it that is just being opened; a
		// page that is not connected when it has to be fails by itself.
		tab.open("/counter").expect(LEFT_WHILE_CONNECTING);
		tab.page().evaluate(script());
		List<Long> seeds = ((SEED != null) ? LongStream.of(SEED) : LongStream.range(0, SEEDS)).boxed().toList();
		for (int i = 0; i < seeds.size(); i += TOGETHER) {
			List<Trial> trials = seeds.subList(i, Math.min(seeds.size(), i + TOGETHER))
				.stream()
				.map(Trial::new)
				.toList();
			tryTogether(tab, trials);
			assertThat(tab.faults()).as("faults of %s", trials)
				.allMatch((fault) -> fault.contains(LEFT_WHILE_CONNECTING));
		}
	}

	private static void tryTogether(Tab tab, List<Trial> trials) throws Exception {
		List<String> names = trials.stream().map((trial) -> trial.name).toList();
		tab.page().evaluate("names => randomPages.open(names)", names);
		for (int step = 0; step <= STEPS; step++) {
			Map<String, String> marks = new LinkedHashMap<>();
			Map<String, String> fresh = new LinkedHashMap<>();
			for (Trial trial : trials) {
				// The first time, what was adopted is compared.
				marks.put(trial.name, (step > 0) ? trial.step(tab) : "0 0");
				fresh.put(trial.name, trial.fresh);
			}
			tab.page().evaluate("marks => randomPages.reaches(marks)", marks);
			for (Trial trial : trials) {
				trial.keepState();
			}
			holds(trials, tab.page().evaluate("fresh => randomPages.differsFromFirstPaint(fresh)", fresh));
		}
		likeLivePages(tab, trials);
		tab.page().evaluate("names => randomPages.close(names)", names);
		trials.forEach(Trial::forget);
	}

	private static void likeLivePages(Tab tab, List<Trial> trials) throws Exception {
		List<String> names = trials.stream().map((trial) -> trial.fresh).toList();
		tab.page().evaluate("names => randomPages.open(names)", names);
		Map<String, String> marks = new LinkedHashMap<>();
		Map<String, String> fresh = new LinkedHashMap<>();
		for (Trial trial : trials) {
			// Behind it stands what comes when a page has become live.
			RandomPages page = RandomPages.MADE.get(trial.fresh);
			page.page.inTurn(() -> page.step.set(1));
			marks.put(trial.fresh, "1 0");
			fresh.put(trial.name, trial.fresh);
		}
		tab.page().evaluate("marks => randomPages.reaches(marks)", marks);
		holds(trials, tab.page().evaluate("fresh => randomPages.differsFromLive(fresh)", fresh));
		tab.page().evaluate("names => randomPages.close(names)", names);
	}

	private static void holds(List<Trial> trials, Object differences) {
		Map<?, ?> found = (Map<?, ?>) differences;
		for (Trial trial : trials) {
			assertThat(found.get(trial.name)).as(trial.toString()).isNull();
		}
	}

	/** One random page. */
	private static final class Trial {

		private final long seed;

		private final String name;

		private final String fresh;

		private final Random random;

		private final Function<RandomPage, View> description;

		private final List<String> actions = new ArrayList<>();

		private int clicks;

		Trial(long seed) {
			this.seed = seed;
			this.name = "seed-" + seed;
			this.fresh = this.name + "-fresh";
			this.random = new Random(seed);
			this.description = RandomView.withFailures(this.random).next(DEPTH);
			RandomPages.RECIPES.put(this.name,
					new RandomPages.Recipe(RandomPage.State.of(this.random), this.description));
		}

		/** Returns the mark of the page when it has got what happened. */
		String step(Tab tab) {
			RandomPages page = RandomPages.MADE.get(this.name);
			if (this.random.nextInt(4) == 0) {
				Object buttons = tab.page()
					.evaluate("([name, number]) => randomPages.click(name, number)",
							List.of(this.name, this.random.nextInt(32)));
				if (!buttons.equals(0)) {
					this.clicks++;
					this.actions.add("click");
					return page.step.peek() + " " + this.clicks;
				}
			}
			page.page.change(this.random);
			int step = page.step.peek() + 1;
			page.page.inTurn(() -> page.step.set(step));
			this.actions.add("change");
			return step + " " + this.clicks;
		}

		/** A fresh page has the state that this one has now. */
		void keepState() throws Exception {
			RandomPages page = RandomPages.MADE.get(this.name);
			CompletableFuture<RandomPage.State> state = new CompletableFuture<>();
			page.page.inTurn(() -> state.complete(page.page.state()));
			RandomPage.State now = state.get(5, TimeUnit.SECONDS);
			this.actions.add(now.toString());
			RandomPages.RECIPES.put(this.fresh, new RandomPages.Recipe(now, this.description));
		}

		void forget() {
			for (String each : List.of(this.name, this.fresh)) {
				RandomPages.RECIPES.remove(each);
				RandomPages.MADE.remove(each);
			}
		}

		@Override
		public String toString() {
			return "seed " + this.seed + ": " + this.actions;
		}

	}

}
