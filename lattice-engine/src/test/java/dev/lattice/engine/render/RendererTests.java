package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.Instruction.Clear;
import dev.lattice.engine.patch.Instruction.Define;
import dev.lattice.engine.patch.Instruction.Insert;
import dev.lattice.engine.patch.Instruction.Move;
import dev.lattice.engine.patch.Instruction.Remove;
import dev.lattice.engine.patch.Instruction.Set;
import dev.lattice.engine.patch.PatchRecorder;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written first and what is said later; sentences of
 * {@code docs/spec/instructions.md}.
 */
class RendererTests {

	private Signal<Integer> number;

	private Signal<List<String>> names;

	private RenderedPage page(Supplier<View> view) {
		return new RenderedPage(() -> {
			this.number = new Signal<>(0);
			this.names = new Signal<>(List.of("a", "b", "c"));
			return view.get();
		});
	}

	private static String body(RenderedPage page) {
		return page.html().replaceAll("^<!--h0-->|<!--/h-->$", "");
	}

	@Nested
	class FirstHtml {

		@Test
		void textAndAttributesAreEscaped() {
			assertThat(body(page(() -> p("<script>&\"", titleAttribute("\"><b>")))))
				.isEqualTo("<p data-i=\"1.1\" title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;&amp;&quot;</p>");
		}

		private dev.lattice.engine.html.Attribute titleAttribute(String value) {
			return title(value);
		}

		@Test
		void textThatChangesBesideOtherTextIsKeptApart() {
			assertThat(body(page(() -> p(text("a"), text(RendererTests.this.number), text("b")))))
				.isEqualTo("<p data-i=\"1.1\"><!--t2.1-->a0<!---->b</p>");
		}

		@Test
		void neighbouringTextsAreOne() {
			assertThat(body(page(() -> p(text("a"), text("b"))))).isEqualTo("<p data-i=\"1.1\">ab</p>");
		}

		@Test
		void rowsAreMarkedWithInstanceAndTemplate() {
			assertThat(body(page(() -> ul(each(RendererTests.this.names, (name) -> name, (name) -> li(name))))))
				.isEqualTo(
						"<ul data-i=\"1.1\"><li data-i=\"3.2\">a</li><li data-i=\"5.2\">b</li><li data-i=\"7.2\">c</li></ul>");
		}

		@Test
		void viewsWithoutASingleRootStandBetweenComments() {
			assertThat(body(page(() -> fragment(b("x"), text(RendererTests.this.number)))))
				.isEqualTo("<!--i1.1--><b>x</b><!--t2-->0<!--/i-->");
		}

		@Test
		void classesOfSeveralPartsAddUp() {
			assertThat(body(page(() -> p(cls("a"), cls("on", () -> true), cls("b"), cls("off", () -> false)))))
				.isEqualTo("<p data-i=\"1.1\" class=\"a b on \"></p>");
		}

		@Test
		void aTextareaHoldsItsValueAndKeepsALeadingNewline() {
			assertThat(body(page(() -> textarea(value(() -> "\nx")))))
				.isEqualTo("<textarea data-i=\"1.1\">\n\nx</textarea>");
		}

		@Test
		void theOptionThatABoundSelectHoldsIsSelected() {
			assertThat(body(page(() -> select(value(() -> "2"), option("one", value("1")), option("two", value("2"))))))
				.isEqualTo(
						"<select data-i=\"1.1\"><option value=\"1\">one</option><option value=\"2\" selected=\"\">two</option></select>");
		}

		@Test
		void voidElementsHaveNoEndTag() {
			assertThat(body(page(() -> div(br(), input(disabled(() -> true))))))
				.isEqualTo("<div data-i=\"1.1\"><br><input data-l=\"1\" disabled=\"\"></div>");
		}

		@Test
		void aMillionDifferentRowsMakeOneTemplate() {
			int slice = 1000;
			Templates templates = new Templates(100);
			List<Signal<Integer>> first = new ArrayList<>();
			RenderedPage page = new RenderedPage(templates, () -> {
				Signal<Integer> from = new Signal<>(0);
				first.add(from);
				return div(each(() -> IntStream.range(from.get(), from.get() + slice).boxed().toList(), (row) -> row,
						(row) -> tableRow("user " + row)));
			});
			page.html();
			int rows = slice;
			PatchRecorder told = new PatchRecorder();
			while (rows < 1_000_000) {
				int next = rows;
				told = new PatchRecorder();
				PatchRecorder out = told;
				page.root.run(() -> {
					first.getFirst().set(next);
					page.renderer.drain(out, page.failures::add);
				});
				rows += slice;
				assertThat(told.instructions()).noneMatch(Define.class::isInstance);
			}
			assertThat(told.instructions()).hasSize(1 + slice);
			assertThat(((Insert) told.instructions().getLast()).values()).contains("user 999999", "cuser 999999");
			assertThat(templates.size()).isEqualTo(2);
		}

		private static View tableRow(String name) {
			return p(strong(name), cls("c" + name), text(() -> name));
		}

		@Test
		void theTableOfTemplatesIsBounded() {
			Templates templates = new Templates(10);
			for (int i = 0; i < 100; i++) {
				String tag = "x-" + i;
				new RenderedPage(templates, () -> element(tag));
			}
			assertThat(templates.size()).isEqualTo(10);
		}

	}

	@Nested
	class Values {

		@Test
		void aTextCostsOneInstruction() {
			RenderedPage page = page(() -> p("Count: ", RendererTests.this.number));
			assertThat(page.after(() -> RendererTests.this.number.set(5))).containsExactly(new Set(3, "5"));
		}

		@Test
		void aValueThatComesOutTheSameCostsNothing() {
			RenderedPage page = page(() -> p(() -> (RendererTests.this.number.get() > 100) ? "many" : "few"));
			assertThat(page.after(() -> RendererTests.this.number.set(5))).isEmpty();
		}

		@Test
		void everyKindOfSlotIsSet() {
			RenderedPage page = page(() -> input(attribute("title", () -> RendererTests.this.number.get()),
					disabled(() -> RendererTests.this.number.get() > 0),
					cls("on", () -> RendererTests.this.number.get() > 0),
					style("width", () -> RendererTests.this.number.get() + "px"),
					value(() -> RendererTests.this.number.get()), checked(() -> RendererTests.this.number.get() > 0)));
			assertThat(page.after(() -> RendererTests.this.number.set(1))).containsExactly(new Set(2, "1"),
					new Set(3, true), new Set(4, "on"), new Set(5, "1px"), new Set(6, "1"), new Set(7, true));
		}

		@Test
		void aHoleThatFailsKeepsWhatItShowedAndTheOthersGoOn() {
			RenderedPage page = page(
					() -> p(text(() -> 10 / (1 - RendererTests.this.number.get())), text(RendererTests.this.number)));
			assertThat(page.after(() -> RendererTests.this.number.set(1))).containsExactly(new Set(3, "1"));
			assertThat(page.failures).singleElement().isInstanceOf(ArithmeticException.class);
			assertThat(page.after(() -> RendererTests.this.number.set(2))).containsExactly(new Set(2, "-10"),
					new Set(3, "2"));
		}

	}

	@Nested
	class Lists {

		private RenderedPage list() {
			return page(() -> ul(each(RendererTests.this.names, (name) -> name, (name) -> li(name))));
		}

		private List<Instruction> names(RenderedPage page, String... now) {
			return page.after(() -> RendererTests.this.names.set(Arrays.asList(now)));
		}

		@Test
		void aRowAtTheHeadIsOneInsert() {
			assertThat(names(list(), "x", "a", "b", "c")).containsExactly(new Insert(2, 3, 2, 9, List.of("x")));
		}

		@Test
		void rowsAtTheEndAreInserts() {
			assertThat(names(list(), "a", "b", "c", "x", "y")).containsExactly(new Insert(2, 0, 2, 9, List.of("x")),
					new Insert(2, 0, 2, 11, List.of("y")));
		}

		@Test
		void aRowThatGoesIsOneRemove() {
			assertThat(names(list(), "a", "c")).containsExactly(new Remove(5));
		}

		@Test
		void aRowThatMovesIsOneMove() {
			assertThat(names(list(), "c", "a", "b")).containsExactly(new Move(7, 3));
		}

		@Test
		void allRowsGoAtOnce() {
			assertThat(names(list())).containsExactly(new Clear(2));
		}

		@Test
		void idsAreNotUsedAgain() {
			RenderedPage page = list();
			names(page);
			assertThat(names(page, "a")).containsExactly(new Insert(2, 0, 2, 9, List.of("a")));
		}

		@Test
		void aTemplateThatIsNewToThePageIsToldOnce() {
			RenderedPage page = page(() -> ul(each(RendererTests.this.names, (name) -> name,
					(name) -> name.length() > 1 ? li(b(name)) : li(name))));
			List<Instruction> said = names(page, "a", "b", "c", "dd", "ee");
			assertThat(said).filteredOn(Define.class::isInstance).hasSize(1);
			assertThat(said).last().isEqualTo(new Insert(2, 0, 3, 11, List.of("ee")));
		}

		@Test
		void aRowWhoseItemChangesSaysOnlyTheDifference() {
			record Item(int id, String name, String note) {
			}
			List<Signal<List<Item>>> items = new ArrayList<>();
			RenderedPage page = new RenderedPage(() -> {
				Signal<List<Item>> rows = new Signal<>(List.of(new Item(1, "a", "n"), new Item(2, "b", "n")));
				items.add(rows);
				return ul(each(rows, Item::id, (item) -> li(b(item.name()), i(item.note()), onClick(() -> {
				}))));
			});

			List<Instruction> said = page
				.after(() -> items.getFirst().set(List.of(new Item(1, "a", "n"), new Item(2, "B", "n"))));

			assertThat(said).containsExactly(new Set(9, "B"));
		}

		@Test
		void aDuplicateKeyNamesTheKeyTheRowsAndTheClassAndChangesNothing() {
			RenderedPage page = list();
			assertThat(names(page, "a", "b", "a")).isEmpty();
			assertThat(page.failures).singleElement()
				.isInstanceOf(DuplicateKeyException.class)
				.extracting(Throwable::getMessage)
				.asString()
				.contains("java.lang.String", "'a'", "rows 0 and 2", "each()");
			assertThat(names(page, "a", "b")).containsExactly(new Remove(7));
		}

		@Test
		void aRowThatFailsLeavesTheListAsItWas() {
			RenderedPage page = page(() -> ul(each(RendererTests.this.names, (name) -> name, (name) -> {
				if (name.equals("bad")) {
					throw new IllegalArgumentException("no");
				}
				return li(name);
			})));
			int observers = page.root.graphSize().observers();

			assertThat(names(page, "x", "bad")).isEmpty();

			assertThat(page.root.graphSize().observers()).isEqualTo(observers);
			assertThat(names(page, "a")).containsExactly(new Remove(5), new Remove(7));
		}

		@Test
		void rowsThatGoLeaveNothingBehind() {
			RenderedPage page = page(() -> ul(
					each(RendererTests.this.names, (name) -> name, (name) -> li(text(RendererTests.this.number)))));
			names(page);
			assertThat(page.root.graphSize().observers()).isEqualTo(1);
		}

	}

	@Nested
	class Conditions {

		@Test
		void aViewComesAndGoesWithItsCondition() {
			RenderedPage page = page(() -> div(when(() -> RendererTests.this.number.get() > 9, () -> strong("many"))));
			assertThat(page.after(() -> RendererTests.this.number.set(10))).last()
				.isEqualTo(new Insert(2, 0, 2, 3, List.of("many")));
			assertThat(page.after(() -> RendererTests.this.number.set(11))).isEmpty();
			assertThat(page.after(() -> RendererTests.this.number.set(1))).containsExactly(new Remove(3));
		}

		@Test
		void whatANewViewHoldsIsSaidOnceAndAfterTheView() {
			RenderedPage page = page(() -> div(when(() -> RendererTests.this.number.get() > 0,
					() -> ul(each(RendererTests.this.names, (name) -> name, (name) -> li(name))))));
			List<Instruction> said = page.after(() -> RendererTests.this.number.set(1));
			assertThat(said).filteredOn((instruction) -> !(instruction instanceof Define))
				.containsExactly(new Insert(2, 0, 2, 3, List.of()), new Insert(4, 0, 3, 5, List.of("a")),
						new Insert(4, 0, 3, 7, List.of("b")), new Insert(4, 0, 3, 9, List.of("c")));
		}

		@Test
		void effectsOfAViewEndWithIt() {
			List<String> log = new ArrayList<>();
			RenderedPage page = page(() -> div(when(() -> RendererTests.this.number.get() > 0, () -> {
				Scope.onDispose(() -> log.add("gone"));
				return strong("x");
			})));
			page.after(() -> RendererTests.this.number.set(1));
			page.after(() -> RendererTests.this.number.set(0));
			assertThat(log).containsExactly("gone");
		}

	}

	@Nested
	class DynamicViews {

		@Test
		void theSameStructureSaysOnlyWhatDiffers() {
			RenderedPage page = page(
					() -> div(dynamic(() -> p(b("n"), text(" is " + RendererTests.this.number.get())))));
			assertThat(page.after(() -> RendererTests.this.number.set(1))).containsExactly(new Set(5, " is 1"));
		}

		@Test
		void anotherStructureReplacesTheView() {
			RenderedPage page = page(() -> div(dynamic(() -> (RendererTests.this.number.get() > 0) ? p("x") : b("y"))));
			List<Instruction> said = page.after(() -> RendererTests.this.number.set(1));
			assertThat(said).first().isEqualTo(new Remove(3));
			assertThat(said).last().isEqualTo(new Insert(2, 0, 3, 5, List.of("x")));
		}

		@Test
		void listsInsideKeepTheirRows() {
			RenderedPage page = page(() -> div(dynamic(() -> {
				int n = RendererTests.this.number.get();
				return ul(title("n" + n), each(List.of("a", "b"), (name) -> name, (name) -> li(name + n)));
			})));
			assertThat(page.after(() -> RendererTests.this.number.set(1))).containsExactly(new Set(4, "n1"),
					new Set(7, "a1"), new Set(9, "b1"));
		}

		@Test
		void theNewHandlerIsTheOneThatRuns() {
			List<Integer> clicked = new ArrayList<>();
			RenderedPage page = page(() -> div(dynamic(() -> {
				int n = RendererTests.this.number.get();
				return button("x", onClick(() -> clicked.add(n)));
			})));
			page.after(() -> RendererTests.this.number.set(7));
			click(page, 4);
			assertThat(clicked).containsExactly(7);
		}

		@SuppressWarnings("unchecked")
		private static void click(RenderedPage page, int slot) {
			((dev.lattice.engine.html.Handler<Boolean>) page.renderer.handler(slot)).action().accept(true);
		}

	}

}
