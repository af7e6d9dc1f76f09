package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction.Insert;
import dev.lattice.engine.patch.Instruction.Move;
import dev.lattice.engine.patch.Instruction.Remove;
import dev.lattice.engine.patch.Instruction.Set;
import dev.lattice.engine.signal.Selector;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.cls;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.ul;
import static org.assertj.core.api.Assertions.assertThat;

/** What changes of lists and of selections make a page say. */
class CollectionViewTests {

	private record Item(int id, String name) {
	}

	private final List<ListSignal<Item>> lists = new ArrayList<>();

	private final List<Signal<Integer>> selections = new ArrayList<>();

	private final RenderedPage page = new RenderedPage(this::view);

	private int rowsMade;

	private View view() {
		ListSignal<Item> items = new ListSignal<>(List.of(new Item(1, "a"), new Item(2, "b"), new Item(3, "c")));
		Signal<Integer> selected = new Signal<>(1);
		Selector<Integer> selector = new Selector<>(selected);
		this.lists.add(items);
		this.selections.add(selected);
		return ul(each(items, Item::id, (item) -> {
			this.rowsMade++;
			return li(text(item.name()), cls("on", () -> selector.isSelected(item.id())));
		}));
	}

	private ListSignal<Item> items() {
		return this.lists.getFirst();
	}

	@Test
	void anEntryMoreIsOneRow() {
		this.page.html();
		this.rowsMade = 0;
		assertThat(this.page.after(() -> items().add(1, new Item(4, "x")))).singleElement().isInstanceOf(Insert.class);
		assertThat(this.rowsMade).isOne();
	}

	@Test
	void anEntryLessIsOneRemove() {
		assertThat(this.page.after(() -> items().removeIf((item) -> item.id() == 2))).singleElement()
			.isInstanceOf(Remove.class);
	}

	@Test
	void anEntryThatMovesIsOneMove() {
		assertThat(this.page.after(() -> items().move(2, 0))).singleElement().isInstanceOf(Move.class);
	}

	@Test
	void anotherEntryOfTheSameKeyIsWhatDiffers() {
		assertThat(this.page.after(() -> items().update(1, (item) -> new Item(item.id(), "B")))).singleElement()
			.isInstanceOfSatisfying(Set.class, (set) -> assertThat(set.value()).isEqualTo("B"));
	}

	@Test
	void moreScatteredChangesThanAListKeepsAreSaidAsFewerAre() {
		this.page.after(() -> {
			for (int id = 10; id < 1000; id++) {
				items().add(new Item(id, "x"));
			}
		});
		assertThat(this.page.after(() -> {
			for (int i = 0; i < items().size(); i += 3) {
				items().update(i, (item) -> new Item(item.id(), "changed"));
			}
		})).hasSize(331).allSatisfy((instruction) -> assertThat(instruction).isInstanceOf(Set.class));
	}

	@Test
	void aSelectionThatMovesIsTwoClasses() {
		assertThat(this.page.after(() -> this.selections.getFirst().set(3))).hasSize(2)
			.allSatisfy((instruction) -> assertThat(instruction).isInstanceOf(Set.class));
	}

}
