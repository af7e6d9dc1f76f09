package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.TrustedHtml;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/**
 * Describes a random page over some numbers and lists; the same seed describes the same
 * page.
 */
final class RandomView {

	static final int NUMBERS = 3;

	static final int LISTS = 2;

	record Item(int id, int value) {
	}

	/** What a page shows, as plain values. */
	record State(List<Integer> numbers, List<List<Item>> lists) {
	}

	/** A page over a state. */
	static final class Page extends Component {

		final Scope scope = Scope.current();

		final List<Signal<Integer>> numbers = new ArrayList<>();

		final List<Signal<List<Item>>> lists = new ArrayList<>();

		private final Function<Page, View> description;

		Page(State state, Function<Page, View> description) {
			state.numbers().forEach((number) -> this.numbers.add(signal(number)));
			state.lists().forEach((list) -> this.lists.add(signal(list)));
			this.description = description;
		}

		@Override
		protected View view() {
			return main(this.description.apply(this));
		}

		State state() {
			return new State(this.numbers.stream().map(Signal::peek).toList(),
					this.lists.stream().map(Signal::peek).toList());
		}

	}

	private final Random random;

	RandomView(Random random) {
		this.random = random;
	}

	Function<Page, View> next(int depth) {
		return switch ((depth == 0) ? this.random.nextInt(3) : this.random.nextInt(14)) {
			case 0 -> {
				String value = "t" + this.random.nextInt(5);
				yield (page) -> text(value);
			}
			case 1 -> {
				int n = number();
				yield (page) -> text(() -> (page.numbers.get(n).get() % 3 == 0) ? "" : "n" + page.numbers.get(n).get());
			}
			case 2 -> field();
			case 3, 4, 5 -> element(depth);
			case 6 -> {
				Function<Page, View> first = next(depth - 1);
				Function<Page, View> second = next(depth - 1);
				yield (page) -> fragment(first.apply(page), second.apply(page));
			}
			case 7 -> {
				int n = number();
				Function<Page, View> then = next(depth - 1);
				Function<Page, View> otherwise = this.random.nextBoolean() ? next(depth - 1) : (page) -> nothing();
				yield (page) -> when(() -> page.numbers.get(n).get() % 2 == 0, () -> then.apply(page),
						() -> otherwise.apply(page));
			}
			case 8 -> dynamicView(depth);
			case 11 -> markup();
			case 12 -> portalView(depth);
			case 13 -> structures(depth);
			default -> list(depth);
		};
	}

	private Function<Page, View> field() {
		int n = number();
		return switch (this.random.nextInt(4)) {
			case 0 -> (page) -> input(value(page.numbers.get(n)));
			case 1 -> (page) -> input(type("checkbox"), checked(() -> page.numbers.get(n).get() % 2 == 0));
			case 2 -> (page) -> textarea(value(page.numbers.get(n)));
			default -> (page) -> button("+", onClick(() -> page.numbers.get(n).update((value) -> (value + 1) % 7)));
		};
	}

	private Function<Page, View> element(int depth) {
		int n = number();
		int m = number();
		int kinds = this.random.nextInt(64);
		List<Function<Page, View>> children = new ArrayList<>();
		for (int i = 0; i < this.random.nextInt(4); i++) {
			children.add(next(depth - 1));
		}
		return (page) -> {
			List<Part> parts = new ArrayList<>();
			add(parts, kinds, 1, () -> attribute("data-n",
					() -> (page.numbers.get(n).get() % 3 == 0) ? null : page.numbers.get(n).get()));
			add(parts, kinds, 2, () -> hidden(() -> page.numbers.get(m).get() % 2 == 0));
			add(parts, kinds, 4, () -> cls("base wide"));
			add(parts, kinds, 8, () -> cls("odd", () -> page.numbers.get(n).get() % 2 == 1));
			add(parts, kinds, 16, () -> cls("big", () -> page.numbers.get(m).get() > 3));
			add(parts, kinds, 32, () -> style("width",
					() -> (page.numbers.get(n).get() % 4 == 0) ? null : page.numbers.get(n).get() + "px"));
			children.forEach((child) -> parts.add(child.apply(page)));
			return div(parts.toArray(Part[]::new));
		};
	}

	private static void add(List<Part> parts, int kinds, int bit, java.util.function.Supplier<Part> part) {
		if ((kinds & bit) != 0) {
			parts.add(part.get());
		}
	}

	private Function<Page, View> dynamicView(int depth) {
		int n = number();
		int modulus = 1 + this.random.nextInt(3);
		List<Function<Page, View>> choices = new ArrayList<>();
		for (int i = 0; i < modulus; i++) {
			choices.add(next(depth - 1));
		}
		return (page) -> dynamic(() -> {
			int value = page.numbers.get(n).get();
			return section(id("s" + value), b("d" + value), choices.get(value % modulus).apply(page));
		});
	}

	private Function<Page, View> markup() {
		int n = number();
		boolean sole = this.random.nextBoolean();
		return (page) -> {
			View raw = raw(() -> {
				int value = page.numbers.get(n).get();
				return (value % 3 == 0) ? null : TrustedHtml.unchecked("<i>" + value + "</i>&lt;<!-- x -->");
			});
			return sole ? span(raw) : span(text("m"), raw, text(page.numbers.get(n)));
		};
	}

	/** All portals stand at the end of the page, each around one {@code aside}. */
	private Function<Page, View> portalView(int depth) {
		Function<Page, View> inner = next(depth - 1);
		return (page) -> portal(aside(inner.apply(page)));
	}

	/** Structures that have parts in common, with and without keys. */
	private Function<Page, View> structures(int depth) {
		int n = number();
		int kind = this.random.nextInt(4);
		Function<Page, View> first = next(depth - 1);
		Function<Page, View> second = next(depth - 1);
		return (page) -> dynamic(() -> {
			int value = page.numbers.get(n).get();
			boolean odd = value % 2 == 1;
			View front = (value % 3 == 0) ? b("front") : nothing();
			View one = div(cls("one"), first.apply(page));
			View two = (kind == 0) ? div(id("two"), title("t" + value), second.apply(page)) : div(second.apply(page));
			View hole = when(() -> page.numbers.get(n).get() > 2, () -> em("deep"));
			return switch (kind) {
				case 0 -> odd ? section(front, two, one) : section(one, front, two, hole);
				case 1 -> odd ? section(attribute("data-k", () -> "k" + page.numbers.get(n).get()), one, hole)
						: section(cls("c"), hidden(), style("color", "red"), front, one, hole, text("tail"));
				case 2 -> odd ? fragment(front, one, hole) : fragment(text("x"), one, two);
				default -> section(front, hole, odd ? article(two) : div(two), one);
			};
		});
	}

	private Function<Page, View> list(int depth) {
		int l = this.random.nextInt(LISTS);
		boolean wrapped = this.random.nextBoolean();
		Function<Page, View> inner = next(depth - 1);
		boolean bracketed = this.random.nextBoolean();
		return (page) -> {
			View rows = each(page.lists.get(l), Item::id, (item) -> bracketed
					? fragment(text("i" + item.value()), inner.apply(page))
					: article(title("v" + item.value()), cls("even", () -> item.value() % 2 == 0), inner.apply(page)));
			return wrapped ? section(rows) : rows;
		};
	}

	private int number() {
		return this.random.nextInt(NUMBERS);
	}

}
