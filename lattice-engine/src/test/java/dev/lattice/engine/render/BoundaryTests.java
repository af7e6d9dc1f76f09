package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.BoundaryFailure;
import dev.lattice.engine.html.BoundaryReach;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.Instruction.Define;
import dev.lattice.engine.patch.Instruction.Insert;
import dev.lattice.engine.patch.Instruction.Remove;
import dev.lattice.engine.patch.Instruction.Set;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Failures that stay in a part of the page. */
class BoundaryTests {

	private Signal<Integer> number;

	private final List<BoundaryFailure> shown = new ArrayList<>();

	private RenderedPage page(Supplier<View> view) {
		return new RenderedPage(() -> {
			this.number = new Signal<>(0);
			return view.get();
		});
	}

	private View fallback(BoundaryFailure failure) {
		this.shown.add(failure);
		return p("failed: " + failure.cause().getMessage());
	}

	private List<Instruction> set(RenderedPage page, int to) {
		List<Instruction> said = new ArrayList<>(page.after(() -> this.number.set(to)));
		said.removeIf(Define.class::isInstance);
		return said;
	}

	private static int notOne(int number) {
		if (number == 1) {
			throw new IllegalStateException("one");
		}
		return number;
	}

	private int failAt(int bad) {
		if (this.number.get() == bad) {
			throw new IllegalStateException("at " + bad);
		}
		return this.number.get();
	}

	@Test
	void aViewThatFailsAtFirstIsReplacedInTheFirstHtml() {
		RenderedPage page = page(() -> div(b("before"), boundary(() -> p(() -> failAt(0)), this::fallback)));

		assertThat(page.html()).contains("before", "failed: at 0");
	}

	@Test
	void theHostHearsOfWhatABoundaryTook() {
		RenderedPage page = page(() -> div(boundary(() -> p(() -> failAt(0)), this::fallback)));
		List<Throwable> told = new ArrayList<>();

		page.renderer.tellFailures(told::add);

		assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
	}

	@Test
	void aHoleThatFailsLaterIsReplacedWithAllThatIsInTheBoundary() {
		RenderedPage page = page(
				() -> div(boundary(() -> div(p("held"), p(() -> failAt(1))), this::fallback), b(this.number)));

		assertThat(set(page, 1)).containsExactly(new Set(3, "1"), new Remove(4),
				new Insert(2, 0, 3, 7, List.of("failed: at 1")));
	}

	@Test
	void whatTheBoundaryHeldEnds() {
		List<String> log = new ArrayList<>();
		RenderedPage page = page(() -> div(boundary(() -> {
			Scope.onDispose(() -> log.add("gone"));
			return p(() -> failAt(1));
		}, this::fallback)));
		set(page, 1);

		assertThat(log).containsExactly("gone");
		assertThat(page.root.graphSize().observers()).isEqualTo(1);
	}

	@Test
	void anEffectThatFailsInsideShowsTheFallback() {
		RenderedPage page = page(() -> div(boundary(() -> {
			new Effect(() -> failAt(1));
			return p("fine");
		}, this::fallback)));

		assertThat(set(page, 1)).containsExactly(new Remove(3), new Insert(2, 0, 2, 5, List.of("failed: at 1")));
	}

	@Test
	void aRowThatFailsShowsTheFallbackOfTheListsBoundary() {
		RenderedPage page = page(() -> div(
				boundary(() -> ul(each(() -> List.of(this.number.get()), (n) -> n, (n) -> li("n" + failAt(1)))),
						this::fallback)));

		assertThat(set(page, 1)).last().isInstanceOf(Insert.class);
		assertThat(this.shown).hasSize(1);
	}

	@Test
	void theInnermostBoundaryTakesAFailure() {
		RenderedPage page = page(() -> div(
				boundary(() -> div(boundary(() -> p(() -> failAt(1)), this::fallback)), (failure) -> p("outer"))));
		set(page, 1);

		assertThat(page.html()).contains("failed: at 1").doesNotContain("outer");
	}

	@Test
	void whatTheFallbackThrowsGoesToTheNextOneOut() {
		RenderedPage page = page(
				() -> div(boundary(() -> div(boundary(() -> p(() -> failAt(1)), (failure) -> p(() -> failAt(1)))),
						(failure) -> p("outer"))));
		set(page, 1);

		assertThat(page.html()).contains("outer");
	}

	@Test
	void whatTheFallbackThrowsLaterGoesToTheNextOneOut() {
		RenderedPage page = page(
				() -> div(boundary(() -> div(boundary(() -> p(() -> failAt(1)), (failure) -> p(() -> failAt(2)))),
						(failure) -> p("outer"))));
		set(page, 1);
		set(page, 2);

		assertThat(page.html()).contains("outer");
	}

	@Test
	void withoutABoundaryFurtherOutTheFirstPaintFails() {
		assertThatIllegalStateException()
			.isThrownBy(() -> page(() -> div(boundary(() -> p(() -> failAt(0)), (failure) -> p(() -> failAt(0))))))
			.withMessage("at 0");
	}

	@Test
	void aRetryMakesTheViewAnew() {
		RenderedPage page = page(() -> div(boundary(() -> p(() -> failAt(1)), this::fallback)));
		set(page, 1);
		set(page, 2);

		List<Instruction> said = page.after(() -> this.shown.getFirst().retry());

		assertThat(said).containsExactly(new Remove(5), new Insert(2, 0, 2, 7, List.of("2")));
		assertThat(set(page, 3)).containsExactly(new Set(8, "3"));
	}

	@Test
	void aViewThatIsGivenAnewIsTriedAnew() {
		RenderedPage page = page(() -> div(dynamic(() -> {
			int number = this.number.get();
			return boundary(() -> p("" + notOne(number)), this::fallback);
		})));
		set(page, 1);

		set(page, 2);

		assertThat(page.html()).contains(">2<").doesNotContain("failed");
	}

	@Test
	void aRetryThatFailsShowsTheFallbackOfTheNewFailure() {
		RenderedPage page = page(() -> div(boundary(() -> p(() -> failAt(1)), this::fallback)));
		set(page, 1);

		assertThat(page.after(() -> this.shown.getFirst().retry())).isEmpty();
		assertThat(this.shown).hasSize(2);
	}

	@Test
	void theRetryOfAnEarlierFailureDoesNothing() {
		RenderedPage page = page(() -> div(boundary(() -> p(() -> failAt(1)), this::fallback)));
		set(page, 1);
		page.after(() -> this.shown.getFirst().retry());
		set(page, 2);

		assertThat(page.after(() -> this.shown.getFirst().retry())).isEmpty();
	}

	@Test
	void signalsOutsideKeepTheirValues() {
		Signal<String> outside = page(() -> div()).root.call(() -> new Signal<>("a"));
		RenderedPage page = page(() -> div(boundary(() -> p(() -> failAt(1)), this::fallback)));
		outside.peek();
		set(page, 1);

		assertThat(this.number.peek()).isEqualTo(1);
	}

	@Test
	void aHandlerThatFailsIsNotTheBoundarysUnlessAskedFor() {
		RenderedPage page = page(() -> div(boundary(() -> button("x", onClick(() -> failAt(0))), this::fallback)));

		assertThat(page.after(() -> clickAndTell(page, 4))).isEmpty();
	}

	@Test
	void aHandlerThatFailsShowsTheFallbackWhenAskedFor() {
		RenderedPage page = page(() -> div(boundary(() -> button("x", onClick(() -> failAt(0))), this::fallback,
				BoundaryReach.RENDERING_AND_HANDLERS)));

		assertThat(page.after(() -> clickAndTell(page, 4))).last()
			.isEqualTo(new Insert(2, 0, 3, 6, List.of("failed: at 0")));
		assertThat(page.failures).as("it was told already").isEmpty();
	}

	@Test
	void twoFailuresAtOnceAreOneFallback() {
		RenderedPage page = page(
				() -> div(boundary(() -> div(p(() -> failAt(1)), p(() -> failAt(1))), this::fallback)));
		set(page, 1);

		assertThat(this.shown).hasSize(1);
		assertThat(page.failures).hasSize(2);
	}

	@SuppressWarnings("unchecked")
	private static void clickAndTell(RenderedPage page, int slot) {
		try {
			((Handler<Boolean>) page.renderer.handler(slot)).action().accept(true);
		}
		catch (IllegalStateException ex) {
			page.renderer.handlerFailed(slot, ex, "1");
		}
	}

}
