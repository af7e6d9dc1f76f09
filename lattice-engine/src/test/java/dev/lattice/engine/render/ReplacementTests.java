package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.Instruction.Define;
import dev.lattice.engine.patch.Instruction.Insert;
import dev.lattice.engine.patch.Instruction.Remove;
import dev.lattice.engine.patch.Instruction.Replace;
import dev.lattice.engine.patch.Instruction.Set;
import dev.lattice.engine.patch.Instruction.Swap;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;

/** A hole that shows another structure than before (I-50 to I-54). */
class ReplacementTests {

	private Signal<Integer> state;

	/** A page with one hole, 2, whose view, 3, depends on a number. */
	private RenderedPage page(IntFunction<View> view) {
		return new RenderedPage(() -> {
			this.state = new Signal<>(0);
			return div(dynamic(() -> view.apply(this.state.get())));
		});
	}

	private List<Instruction> show(RenderedPage page, int state) {
		List<Instruction> said = new ArrayList<>(page.after(() -> this.state.set(state)));
		said.removeIf(Define.class::isInstance);
		return said;
	}

	@Test
	void aFieldGoesOnWhenAMessageComes() {
		RenderedPage page = page((n) -> div(input(id("q")), (n > 0) ? p("wrong") : nothing()));

		assertThat(show(page, 1))
			.containsExactly(new Replace(3, 3, 5, List.of(1, 0), List.of(), List.of("q", "wrong")));
	}

	@Test
	void nothingInCommonIsRemovedAndInserted() {
		RenderedPage page = page((n) -> (n > 0) ? p("x") : b("y"));

		assertThat(show(page, 1)).containsExactly(new Remove(3), new Insert(2, 0, 3, 5, List.of("x")));
	}

	@Test
	void fieldsWithNamesAreTheSameWhereverTheyStand() {
		RenderedPage page = page((n) -> (n > 0) ? form(input(name("b")), input(name("a")), hr())
				: form(input(name("a")), input(name("b"))));

		assertThat(show(page, 1)).containsExactly(new Replace(3, 3, 6, List.of(2, 1), List.of(), List.of("b", "a")));
	}

	@Test
	void aRowOfAFormIsKnownByItsField() {
		RenderedPage page = page((n) -> form((n > 0) ? p(cls("error"), text("wrong")) : nothing(),
				p(cls("row"), input(name("a"))), p(cls("row"), input(name("b")))));

		assertThat(show(page, 1)).containsExactly(new Replace(3, 3, 8, List.of(0, 1, 2, 3, 4), List.of(),
				List.of("error", "wrong", "row", "a", "row", "b")));
	}

	@Test
	void elementsWithoutKeysGoOnInOrderOfTheSameStructureFirst() {
		RenderedPage page = page((n) -> (n > 0) ? div(p(b("new")), p("old"), hr()) : div(p("old")));

		assertThat(show(page, 1))
			.containsExactly(new Replace(3, 3, 5, List.of(0, 1), List.of(), List.of("new", "old")));
	}

	@Test
	void anElementWithAKeyIsNeverAnotherOne() {
		RenderedPage page = page((n) -> (n > 0) ? div(p(id("b")), hr()) : div(p(id("a"))));

		assertThat(show(page, 1)).containsExactly(new Remove(3), new Insert(2, 0, 3, 5, List.of("b")));
	}

	@Test
	void theRowsOfAListGoOnWithTheirIds() {
		RenderedPage page = page((n) -> div(id("x"), (n > 0) ? p("busy") : nothing(),
				ul(each(List.of("a", "b"), (name) -> name, (name) -> li(name + n)))));

		assertThat(show(page, 1)).containsExactly(
				new Replace(3, 4, 10, List.of(1, 0, 2), List.of(2), List.of("x", "busy")), new Set(7, "a1"),
				new Set(9, "b1"));
		page.root.run(() -> assertThat(page.renderer.wasGiven(13)).isTrue());
	}

	@Test
	void aHoleThatGoesOnIsChangedByItsNewId() {
		List<Signal<List<String>>> names = new ArrayList<>();
		RenderedPage page = new RenderedPage(() -> {
			this.state = new Signal<>(0);
			names.add(new Signal<>(List.of("a")));
			return div(dynamic(() -> div(id("x"), (this.state.get() > 0) ? p("busy") : nothing(),
					ul(each(names.getFirst(), (name) -> name, (name) -> li(name))))));
		});
		show(page, 1);

		assertThat(page.after(() -> names.getFirst().set(List.of("a", "b")))).singleElement()
			.isInstanceOfSatisfying(Insert.class, (insert) -> assertThat(insert.hole()).isEqualTo(11));
	}

	@Test
	void aNewHoleIsSaidAfterTheReplacement() {
		RenderedPage page = page((n) -> div(id("x"), (n > 0) ? when(() -> true, () -> p("in")) : nothing()));

		assertThat(show(page, 1)).containsExactly(new Replace(3, 3, 5, List.of(1), List.of(0), List.of("x")),
				new Insert(7, 0, 4, 8, List.of("in")));
	}

	@Test
	void whatIsInAHoleThatGoesEnds() {
		List<String> log = new ArrayList<>();
		RenderedPage page = page((n) -> div(id("x"), (n > 0) ? nothing() : when(() -> true, () -> {
			Scope.onDispose(() -> log.add("gone"));
			return p(() -> "n " + this.state.get());
		})));
		show(page, 1);

		assertThat(log).containsExactly("gone");
		assertThat(page.root.graphSize().observers()).isEqualTo(1);
	}

	@Test
	void replacingAgainAndAgainLeavesNothingBehind() {
		RenderedPage page = page((n) -> div(id("x"), (n % 2 > 0) ? p(() -> "n" + n) : nothing(),
				when(() -> true, () -> b(() -> "b" + n))));
		show(page, 1);
		show(page, 2);
		int observers = page.root.graphSize().observers();

		for (int n = 3; n < 100; n++) {
			show(page, n);
		}
		show(page, 100);

		assertThat(page.root.graphSize().observers()).isEqualTo(observers);
	}

	@Test
	void anEventOnItsWayReachesTheHandlerInTheNewPlace() {
		List<String> clicked = new ArrayList<>();
		RenderedPage page = page(
				(n) -> div((n > 0) ? p("busy") : nothing(), button("x", onClick(() -> clicked.add("button " + n)))));
		show(page, 1);

		click(page, 4);

		assertThat(clicked).containsExactly("button 1");
		show(page, 2);
		show(page, 0);
		click(page, 4);
		assertThat(clicked).containsExactly("button 1", "button 0");
	}

	@Test
	void earlierPlacesOfAHandlerAreBounded() {
		RenderedPage page = page((n) -> div((n % 2 > 0) ? p("busy") : nothing(), button("x", onClick(() -> {
		}))));
		for (int n = 1; n <= Listeners.MOST_FORMER; n++) {
			show(page, n);
		}
		assertThat(page.renderer.handler(4)).isNotNull();

		show(page, Listeners.MOST_FORMER + 1);

		assertThat(page.renderer.handler(4)).isNull();
	}

	@Test
	void whatAnOldPlaceReportsIsNotSentBack() {
		List<Signal<String>> queries = new ArrayList<>();
		RenderedPage page = new RenderedPage(() -> {
			this.state = new Signal<>(0);
			queries.add(new Signal<>(""));
			return div(dynamic(() -> div(input(bind(queries.getFirst())), (this.state.get() > 0) ? hr() : nothing())));
		});
		show(page, 1);

		List<Instruction> said = page.after(() -> {
			page.renderer.reported(5, "value", "typed");
			queries.getFirst().set("typed");
		});

		assertThat(said).isEmpty();
	}

	@Test
	void aViewThatFailsLeavesWhatStood() {
		RenderedPage page = page((n) -> div(id("x"), (n == 1) ? p(() -> fail()) : nothing()));
		int observers = page.root.graphSize().observers();

		assertThat(show(page, 1)).isEmpty();

		assertThat(page.failures).singleElement().isInstanceOf(IllegalStateException.class);
		assertThat(page.root.graphSize().observers()).isEqualTo(observers);
	}

	@Test
	void aHoleThatGoesOnAndFailsKeepsWhatItShowed() {
		RenderedPage page = page((n) -> div(id("x"), (n > 0) ? hr() : nothing(), dynamic(() -> {
			if (this.state.get() == 1) {
				fail();
			}
			return p("n" + this.state.get());
		})));

		assertThat(show(page, 1)).containsExactly(new Replace(3, 4, 8, List.of(1), List.of(2), List.of("x")));
		assertThat(page.failures).singleElement().isInstanceOf(IllegalStateException.class);
		assertThat(show(page, 2)).containsExactly(new Set(7, "n2"));
	}

	@Test
	void aRowOfAListIsReplacedWhereItGoes() {
		record Row(int id, boolean open) {
		}
		List<Signal<List<Row>>> rows = new ArrayList<>();
		RenderedPage page = new RenderedPage(() -> {
			rows.add(new Signal<>(List.of(new Row(1, false), new Row(2, false))));
			return ul(each(rows.getFirst(), Row::id,
					(row) -> li(id("r" + row.id()), row.open() ? p("more") : nothing())));
		});

		List<Instruction> said = new ArrayList<>(
				page.after(() -> rows.getFirst().set(List.of(new Row(2, true), new Row(1, false)))));
		said.removeIf(Define.class::isInstance);

		assertThat(said).containsExactly(new Swap(3, 5),
				new Replace(5, 3, 7, List.of(1, 0), List.of(), List.of("r2", "more")));
	}

	@Test
	void theBranchesOfAConditionAreDifferentThings() {
		RenderedPage page = new RenderedPage(() -> {
			this.state = new Signal<>(0);
			return div(when(() -> this.state.get() > 0, () -> div(input(), hr()), () -> div(input())));
		});

		assertThat(show(page, 1)).containsExactly(new Remove(3), new Insert(2, 0, 3, 4, List.of()));
	}

	private static String fail() {
		throw new IllegalStateException("planned");
	}

	@SuppressWarnings("unchecked")
	private static void click(RenderedPage page, int slot) {
		((Handler<Boolean>) page.renderer.handler(slot)).action().accept(true);
	}

	@Test
	void aPortalThatGoesOnIsToldItsNewTarget() {
		RenderedPage page = page((n) -> div(portal((n > 0) ? "b" : "a", p("x")), (n > 0) ? p("more") : nothing()));

		assertThat(show(page, 1)).last().isEqualTo(new Set(8, "b"));
	}

}
