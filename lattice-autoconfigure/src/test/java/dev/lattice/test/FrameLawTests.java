package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Signal;
import dev.lattice.testpage.RandomPage;
import dev.lattice.testpage.RandomPage.State;
import dev.lattice.testpage.RandomView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.engine.html.Html.dynamic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every frame of random pages holds to, and every template. */
class FrameLawTests {

	private static final int STEPS = 12;

	private static final int DEPTH = 4;

	private static final String ALICE = "alice-7f3a-";

	private static final String BOB = "bob-c91e-";

	static LongStream seeds() {
		return LongStream.range(0, 300);
	}

	/** A page that can be made anew as a whole. */
	private static final class Again extends Component {

		private final RandomPage page;

		private final Function<RandomPage, View> description;

		private final Signal<Integer> times = signal(0);

		Again(State state, Function<RandomPage, View> description) {
			this.page = new RandomPage(state, description);
			this.description = description;
		}

		@Override
		protected View view() {
			return dynamic(() -> {
				this.times.get();
				return this.description.apply(this.page);
			});
		}

	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void whatIsMadeAnewAndIsTheSameCostsNoByte(long seed) {
		Random random = new Random(seed);
		Function<RandomPage, View> description = RandomView.of(random).next(DEPTH);
		List<Again> made = new ArrayList<>();
		RecordedPage page = new RecordedPage(new Templates(1000), () -> {
			Again again = new Again(State.of(random), description);
			made.add(again);
			return again;
		});
		Again component = made.getFirst();
		for (int step = 0; step < STEPS; step++) {
			component.page.change(random);
			page.received();
			component.page.inTurn(() -> component.times.update((times) -> times + 1));
			assertThat(page.received()).as("seed %d, step %d", seed, step).isEmpty();
		}
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void noStructureIsToldTwiceWhileAPageGoesFromOneToAnother(long seed) {
		Random random = new Random(seed);
		List<Function<RandomPage, View>> descriptions = List.of(RandomView.of(random).next(DEPTH),
				RandomView.of(random).next(DEPTH));
		List<RandomPage> made = new ArrayList<>();
		RecordedPage page = new RecordedPage(new Templates(1000), () -> made(made, descriptions.getFirst(), random));
		for (int step = 0; step < STEPS; step++) {
			if (random.nextInt(3) == 0) {
				Function<RandomPage, View> next = descriptions.get(random.nextInt(2));
				page.navigate(() -> made(made, next, random));
			}
			made.getLast().change(random);
			page.received();
		}
	}

	private static RandomPage made(List<RandomPage> made, Function<RandomPage, View> description, Random random) {
		RandomPage page = new RandomPage(State.of(random), description);
		made.add(page);
		return page;
	}

	@Test
	void aPageThatIsToldAStructureTwiceSaysSo() {
		PageTemplates templates = new PageTemplates();
		templates.define(1, List.of(1, "p", 4));

		assertThatExceptionOfType(PageFault.class).isThrownBy(() -> templates.define(2, List.of(1, "p", 4)))
			.withMessageContaining("was told as template 1 already");
		assertThatExceptionOfType(PageFault.class).isThrownBy(() -> templates.define(1, List.of(1, "b", 4)))
			.withMessageContaining("template 1 is told again");
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void nothingOfOneUserReachesAnotherOrATemplate(long seed) {
		Random random = new Random(seed);
		Function<RandomPage, View> description = RandomView.of(random).next(DEPTH);
		Templates shared = new Templates(1000);
		List<RandomPage> made = new ArrayList<>();
		RecordedPage alice = of(ALICE, shared, description, random, made);
		RecordedPage bob = of(BOB, shared, description, random, made);
		for (int step = 0; step < STEPS; step++) {
			made.forEach((page) -> page.change(random));
			holds(seed, alice, BOB);
			holds(seed, bob, ALICE);
		}
	}

	@Test
	void theValuesOfUsersAreInTheirPages() {
		int values = 0;
		for (long seed = 0; seed < 50; seed++) {
			Random random = new Random(seed);
			RecordedPage alice = of(ALICE, new Templates(1000), RandomView.of(random).next(DEPTH), random,
					new ArrayList<>());
			values += alice.html().split(ALICE).length - 1;
		}
		assertThat(values).isGreaterThan(500);
	}

	private static RecordedPage of(String owner, Templates templates, Function<RandomPage, View> description,
			Random random, List<RandomPage> made) {
		return new RecordedPage(templates, () -> {
			RandomPage page = new RandomPage(State.of(random), description, owner);
			made.add(page);
			return page;
		});
	}

	private static void holds(long seed, RecordedPage page, String other) {
		List<List<@Nullable Object>> frames = page.received();
		assertThat(page.html()).as("seed %d", seed).doesNotContain(other);
		assertThat(frames.toString()).as("seed %d", seed).doesNotContain(other);
		assertThat(page.known().structures().toString()).as("seed %d", seed).doesNotContain(ALICE, BOB);
	}

}
