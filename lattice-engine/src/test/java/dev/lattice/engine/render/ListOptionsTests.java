package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.html.EachView;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.PatchRecorder;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.ul;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListOptionsTests {

	private record Item(int id, String name) {
	}

	private final List<ListSignal<Item>> lists = new ArrayList<>();

	private int made;

	private List<Item> failing = List.of();

	private RenderedPage page(Function<EachView<Item>, EachView<Item>> options, Item... items) {
		RenderedPage page = new RenderedPage(() -> {
			ListSignal<Item> list = new ListSignal<>(List.of(items));
			this.lists.add(list);
			return ul(options.apply(each(list, Item::id, this::row)));
		});
		page.html();
		return page;
	}

	private View row(Item item) {
		this.made++;
		if (this.failing.contains(item)) {
			throw new IllegalStateException("No row for " + item);
		}
		return li(item.name());
	}

	private ListSignal<Item> list() {
		return this.lists.getFirst();
	}

	private static Item item(int id) {
		return new Item(id, "n" + id);
	}

	private static List<String> texts(RenderedPage page) {
		PatchRecorder recorder = new PatchRecorder();
		page.root.run(() -> page.renderer.sayPage(recorder));
		List<String> texts = new ArrayList<>();
		for (Instruction instruction : recorder.instructions()) {
			if (instruction instanceof Instruction.Insert insert && !insert.values().isEmpty()) {
				texts.add((String) insert.values().getFirst());
			}
		}
		return texts;
	}

	@Nested
	class First {

		@Test
		void showsTheFirstItems() {
			assertThat(texts(page((rows) -> rows.first(2), item(1), item(2), item(3)))).containsExactly("n1", "n2");
		}

		@Test
		void anItemThatLeavesMakesRoomForTheNext() {
			RenderedPage page = page((rows) -> rows.first(2), item(1), item(2), item(3));

			page.after(() -> list().remove(0));

			assertThat(texts(page)).containsExactly("n2", "n3");
		}

		@Test
		void anItemBeyondTheLimitSaysNothing() {
			RenderedPage page = page((rows) -> rows.first(2), item(1), item(2));

			assertThat(page.after(() -> list().add(item(3)))).isEmpty();
		}

	}

	@Nested
	class Last {

		@Test
		void theOldestItemGoesWhenOneIsAdded() {
			RenderedPage page = page((rows) -> rows.last(2), item(1), item(2));
			ListOptionsTests.this.made = 0;

			assertThat(page.after(() -> list().add(item(3)))).hasSize(2);
			assertThat(texts(page)).containsExactly("n2", "n3");
			assertThat(ListOptionsTests.this.made).isOne();
		}

		@Test
		void noRowsAtAllAreRefused() {
			assertThatIllegalArgumentException().isThrownBy(() -> page((rows) -> rows.last(0)))
				.withMessage("At most 0 rows show nothing; expected at least 1");
		}

	}

	@Nested
	class Forgetting {

		private final List<Signal<List<Item>>> sources = new ArrayList<>();

		private int asked;

		private RenderedPage stream(Item... items) {
			RenderedPage page = new RenderedPage(() -> {
				Signal<List<Item>> source = new Signal<>(List.of(items));
				this.sources.add(source);
				return ul(each(() -> {
					this.asked++;
					return source.get();
				}, Item::id, ListOptionsTests.this::row).forgetting());
			});
			page.html();
			page.renderer.painted();
			return page;
		}

		@Test
		void asksForTheItemsAgainWhenThePageIsSaidAgain() {
			RenderedPage page = stream(item(1), item(2));
			this.asked = 0;

			assertThat(texts(page)).containsExactly("n1", "n2");
			assertThat(this.asked).isOne();
			assertThat(texts(page)).containsExactly("n1", "n2");
		}

		@Test
		void keepsNoValueOfARow() {
			RenderedPage page = stream(item(1), item(2));

			assertThat(page.renderer.html()).doesNotContain("n1", "n2");
		}

		@Test
		void aRowWhoseKeyStaysIsNotMadeAgain() {
			RenderedPage page = stream(item(1), item(2));
			ListOptionsTests.this.made = 0;

			assertThat(page.after(() -> this.sources.getFirst().set(List.of(new Item(1, "other"), item(2), item(3)))))
				.singleElement()
				.isInstanceOf(Instruction.Insert.class);
			assertThat(ListOptionsTests.this.made).isOne();
		}

		@Test
		void rowsThatMoveStillMove() {
			RenderedPage page = stream(item(1), item(2), item(3));

			assertThat(page.after(() -> this.sources.getFirst().set(List.of(item(3), item(2), item(1)))))
				.singleElement()
				.isInstanceOf(Instruction.Swap.class);
		}

		@Test
		void anEntryThatIsSetIsSaid() {
			RenderedPage page = page(EachView::forgetting, item(1), item(2));
			page.renderer.painted();

			assertThat(page.after(() -> list().set(1, new Item(2, "other")))).singleElement()
				.isInstanceOfSatisfying(Instruction.Set.class, (set) -> assertThat(set.value()).isEqualTo("other"));
		}

	}

	/** What may go wrong in a row, or happen around a list. */
	@Nested
	class Changes {

		@Test
		void aRowThatFailsLeavesTheListAsItWas() {
			RenderedPage page = page((rows) -> rows, item(1), item(2));
			ListOptionsTests.this.failing = List.of(item(4));

			assertThat(page.after(() -> {
				list().remove(0);
				list().addAll(List.of(item(3), item(4)));
			})).isEmpty();
			assertThat(page.failures).hasSize(1);
			assertThat(texts(page)).containsExactly("n1", "n2");
		}

		@Test
		void whatFailedIsMadeUpForAtTheNextChange() {
			RenderedPage page = page((rows) -> rows, item(1), item(2));
			ListOptionsTests.this.failing = List.of(item(4));
			page.after(() -> {
				list().remove(0);
				list().addAll(List.of(item(3), item(4)));
			});
			ListOptionsTests.this.failing = List.of();

			page.after(() -> list().add(item(5)));

			assertThat(texts(page)).containsExactly("n2", "n3", "n4", "n5");
		}

		@Test
		void aKeyThatIsThereAlreadyIsNamedWithBothRows() {
			RenderedPage page = page((rows) -> rows, item(1), item(2), item(3));

			assertThat(page.after(() -> list().add(item(2)))).isEmpty();
			assertThat(page.failures).singleElement()
				.satisfies((failure) -> assertThat(failure).isInstanceOf(DuplicateKeyException.class)
					.hasMessageContaining("the same key '2' (rows 1 and 3)"));
		}

		@Test
		void twoNewRowsOfOneKeyAreNamed() {
			RenderedPage page = page((rows) -> rows, item(1));

			page.after(() -> list().addAll(List.of(item(7), item(7))));

			assertThat(page.failures).singleElement()
				.satisfies((failure) -> assertThat(failure).hasMessageContaining("(rows 1 and 2)"));
			assertThat(texts(page)).containsExactly("n1");
		}

		@Test
		void aRowPutBackElsewhereInOneBatchMoves() {
			RenderedPage page = page((rows) -> rows, item(1), item(2), item(3));

			assertThat(page.after(() -> list().add(list().remove(0)))).singleElement()
				.isInstanceOf(Instruction.Move.class);
		}

		@Test
		void aRowThatCameAndWentInOneBatchIsNotMade() {
			RenderedPage page = page((rows) -> rows, item(1));
			ListOptionsTests.this.made = 0;

			assertThat(page.after(() -> {
				list().add(item(2));
				list().remove(1);
			})).isEmpty();
			assertThat(ListOptionsTests.this.made).isZero();
		}

		@Test
		void onlyTheRowOfAnEntryThatWasSetIsMade() {
			RenderedPage page = page((rows) -> rows, item(1), item(2), item(3));
			ListOptionsTests.this.made = 0;

			page.after(() -> list().set(1, new Item(2, "other")));

			assertThat(ListOptionsTests.this.made).isOne();
		}

		@Test
		void whatARowMadeEndsWithTheRow() {
			List<String> ended = new ArrayList<>();
			List<ListSignal<Item>> items = new ArrayList<>();
			RenderedPage page = new RenderedPage(() -> {
				items.add(new ListSignal<>(List.of(item(1), item(2))));
				return ul(each(items.getFirst(), Item::id, (item) -> {
					Scope.onDispose(() -> ended.add(item.name()));
					return li(item.name());
				}));
			});

			page.after(() -> items.getFirst().remove(0));

			assertThat(ended).containsExactly("n1");
		}

		@Test
		void aListInAConditionThatComesAgainIsAsItIsThen() {
			List<ListSignal<Item>> items = new ArrayList<>();
			List<Signal<Boolean>> shown = new ArrayList<>();
			RenderedPage page = new RenderedPage(() -> {
				items.add(new ListSignal<>(List.of(item(1), item(2))));
				shown.add(new Signal<>(true));
				return ul(when(shown.getFirst(),
						() -> li(each(items.getFirst(), Item::id, (item) -> text(item.name())))));
			});
			page.after(() -> shown.getFirst().set(false));
			page.after(() -> items.getFirst().swap(0, 1));

			page.after(() -> shown.getFirst().set(true));
			page.after(() -> items.getFirst().add(item(3)));

			assertThat(texts(page)).contains("n2", "n1", "n3");
			assertThat(page.failures).isEmpty();
		}

	}

}
