package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.Instruction;
import dev.lattice.engine.patch.Instruction.Insert;
import dev.lattice.engine.patch.Instruction.Remove;
import dev.lattice.engine.patch.Instruction.Set;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;

/** How long what a view makes lives, and what is left when something fails. */
class OwnershipTests {

	private final List<String> log = new ArrayList<>();

	private Signal<Integer> number;

	private Signal<List<String>> names;

	private RenderedPage page(Supplier<View> view) {
		return new RenderedPage(() -> {
			this.number = new Signal<>(0);
			this.names = new Signal<>(List.of("a", "b"));
			return view.get();
		});
	}

	@Test
	void whatAConditionalViewMadeLivesAsLongAsTheView() {
		RenderedPage page = page(() -> div(when(() -> this.number.get() > 0, () -> {
			Memo<Integer> doubled = new Memo<>(() -> this.number.get() * 2);
			Scope.onDispose(() -> this.log.add("gone"));
			return p(doubled);
		})));
		page.after(() -> this.number.set(1));

		assertThat(page.after(() -> this.number.set(2))).containsExactly(new Set(4, "4"));
		assertThat(this.log).isEmpty();
		page.after(() -> this.number.set(0));
		assertThat(this.log).containsExactly("gone");
	}

	@Test
	void aDynamicViewWhoseMakingFailsKeepsTheOldOneAlive() {
		Signal<?>[] other = new Signal<?>[1];
		RenderedPage page = page(() -> {
			Signal<Integer> count = new Signal<>(1);
			other[0] = count;
			return div(dynamic(() -> {
				Memo<Integer> doubled = new Memo<>(() -> count.get() * 2);
				if (this.number.get() == 1) {
					throw new IllegalStateException("no");
				}
				return p(doubled);
			}));
		});
		assertThat(page.after(() -> this.number.set(1))).isEmpty();
		assertThat(page.failures).hasSize(1);

		@SuppressWarnings("unchecked")
		Signal<Integer> count = (Signal<Integer>) other[0];
		assertThat(page.after(() -> count.set(5))).containsExactly(new Set(4, "10"));
	}

	@Test
	void aRowWhoseCleanupFailsGoesAndTheNewRowsCome() {
		RenderedPage page = page(() -> ul(each(this.names, (name) -> name, (name) -> {
			Scope.onDispose(() -> {
				throw new IllegalStateException("cleanup of " + name);
			});
			return li(name);
		})));

		List<Instruction> said = page.after(() -> this.names.set(List.of("b", "c")));

		assertThat(said).containsExactly(new Remove(3), new Insert(2, 0, 2, 7, List.of("c")));
		assertThat(page.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("cleanup of a");
	}

	@Test
	void aRowWhoseRefreshFailsStaysOldAndTheOthersAreRefreshed() {
		record Item(int id, int value) {
		}
		List<Signal<List<Item>>> rows = new ArrayList<>();
		RenderedPage page = new RenderedPage(() -> {
			Signal<List<Item>> items = new Signal<>(List.of(new Item(1, 1), new Item(2, 1)));
			rows.add(items);
			return ul(each(items, Item::id, (item) -> li(() -> 10 / item.value())));
		});
		int observers = page.root.graphSize().observers();

		List<Instruction> said = page.after(() -> rows.getFirst().set(List.of(new Item(1, 0), new Item(2, 2))));

		assertThat(said).containsExactly(new Set(6, "5"));
		assertThat(page.failures).singleElement().isInstanceOf(ArithmeticException.class);
		assertThat(page.root.graphSize().observers()).isEqualTo(observers);
		assertThat(page.after(() -> rows.getFirst().set(List.of(new Item(1, 5), new Item(2, 2)))))
			.containsExactly(new Set(4, "2"));
	}

	@Test
	void rowsThatAreAboutToGoDoNotRunFirst() {
		RenderedPage page = page(() -> div(dynamic(() -> {
			int wave = this.number.get();
			return ul(title("" + wave), each(this.names, (name) -> name, (name) -> li(() -> {
				this.log.add(name);
				return this.names.get().indexOf(name);
			})));
		})));
		page.after(() -> this.number.set(1));
		this.log.clear();

		page.after(() -> this.names.set(List.of("b")));

		assertThat(this.log).containsExactly("b");
	}

	@Test
	void effectsMadeByARowEndWhenItsViewIsMadeAgain() {
		record Item(int id, int value) {
		}
		List<Signal<List<Item>>> rows = new ArrayList<>();
		RenderedPage page = new RenderedPage(() -> {
			Signal<List<Item>> items = new Signal<>(List.of(new Item(1, 1)));
			rows.add(items);
			return ul(each(items, Item::id, (item) -> {
				new Effect(() -> Scope.onDispose(() -> this.log.add("ended " + item.value())));
				return li("x" + item.value());
			}));
		});

		page.after(() -> rows.getFirst().set(List.of(new Item(1, 2))));

		assertThat(this.log).containsExactly("ended 1");
	}

	@Test
	void theValueOfASelectIsSaidAgainWhenItsOptionsChange() {
		RenderedPage page = page(
				() -> select(value(() -> "b"), each(this.names, (name) -> name, (name) -> option(name))));

		List<Instruction> said = page.after(() -> this.names.set(List.of("x", "b")));

		assertThat(said).last().isEqualTo(new Set(2, "b"));
	}

	@Test
	void anOptionWithoutAValueIsSelectedByItsText() {
		assertThat(page(() -> select(value(() -> "Red"), option("Blue"), option("Red"))).html())
			.contains("<option>Blue</option><option selected=\"\">Red</option>");
	}

	@Test
	void theDigestTellsInWhichHoleAnInstanceStands() {
		RenderedPage first = page(() -> div(when(() -> true, () -> b("x")), when(() -> false, () -> b("x"))));
		RenderedPage second = page(() -> div(when(() -> false, () -> b("x")), when(() -> true, () -> b("x"))));
		RenderedPage third = page(() -> div(when(() -> true, () -> b("x")), when(() -> false, () -> b("x"))));

		assertThat(first.renderer.digest()).isEqualTo(third.renderer.digest()).isNotEqualTo(second.renderer.digest());
	}

	@Test
	void theDigestDoesNotCoverWhatChanges() {
		RenderedPage page = page(() -> p("n ", this.number));
		String before = page.renderer.digest();
		page.after(() -> this.number.set(9));
		assertThat(page.renderer.digest()).isEqualTo(before);
	}

	@Test
	void nothingOfOneUsersPageReachesAnothersThroughTheTemplates() {
		Templates templates = new Templates(10);
		new RenderedPage(templates, () -> p("secret of Ann", title("Ann's"), cls("ann"))).html();
		RenderedPage page = new RenderedPage(templates, () -> p("Bob", title("Bob's"), cls("bob")));
		assertThat(page.html() + page.renderer.templatesAsJson()).doesNotContain("Ann")
			.doesNotContain("secret")
			.doesNotContain("ann");
		assertThat(templates.size()).isEqualTo(1);
	}

}
