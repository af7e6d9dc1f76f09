package dev.lattice.testpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.TrustedHtml;
import dev.lattice.engine.html.View;
import dev.lattice.testpage.RandomPage.Item;

import static dev.lattice.engine.html.Html.*;

/**
 * Describes what a random page shows of its state; the same random numbers give the same
 * description.
 */
public final class RandomView {

	private final Random random;

	private final boolean failing;

	private RandomView(Random random, boolean failing) {
		this.random = random;
		this.failing = failing;
	}

	/**
	 * Creates a source of descriptions of what never fails.
	 * @param random chooses
	 * @return the source
	 */
	public static RandomView of(Random random) {
		return new RandomView(random, false);
	}

	/**
	 * Creates a source of descriptions in which parts within boundaries fail, which the
	 * host of the page is told.
	 * @param random chooses
	 * @return the source
	 */
	public static RandomView withFailures(Random random) {
		return new RandomView(random, true);
	}

	/**
	 * Returns another description.
	 * @param depth how deep views may stand in each other, at least 0
	 * @return what makes the views of a page
	 */
	public Function<RandomPage, View> next(int depth) {
		return switch ((depth == 0) ? this.random.nextInt(3) : this.random.nextInt(17)) {
			case 0 -> {
				String value = "t" + this.random.nextInt(5);
				yield (page) -> text(page.own(value));
			}
			case 1 -> {
				int n = number();
				yield (page) -> text(() -> (page.number(n).get() % 3 == 0) ? "" : page.own("n" + page.number(n).get()));
			}
			case 2 -> field();
			case 3, 4, 5 -> block(depth);
			case 6 -> {
				Function<RandomPage, View> first = next(depth - 1);
				Function<RandomPage, View> second = next(depth - 1);
				yield (page) -> fragment(first.apply(page), second.apply(page));
			}
			case 7 -> {
				int n = number();
				Function<RandomPage, View> then = next(depth - 1);
				Function<RandomPage, View> otherwise = this.random.nextBoolean() ? next(depth - 1)
						: (page) -> nothing();
				yield (page) -> when(() -> page.number(n).get() % 2 == 0, () -> then.apply(page),
						() -> otherwise.apply(page));
			}
			case 8 -> dynamicView(depth);
			case 11 -> markup();
			case 12 -> portalView(depth);
			case 13 -> structures(depth);
			case 14 -> drawing();
			case 15 -> this.failing ? failing(depth) : list(depth);
			case 16 -> custom();
			default -> list(depth);
		};
	}

	private Function<RandomPage, View> field() {
		int n = number();
		return switch (this.random.nextInt(5)) {
			case 0 -> (page) -> input(value(() -> page.own(page.number(n).get())));
			case 3 -> (page) -> select(value(() -> page.own("o" + page.number(n).get() % 3)),
					option(value(page.own("o0")), text(page.own("zero"))),
					option(value(page.own("o1")), text(page.own("one"))),
					option(value(page.own("o2")), text(page.own("two"))));
			case 1 -> (page) -> input(type("checkbox"), checked(() -> page.number(n).get() % 2 == 0));
			case 2 -> (page) -> textarea(value(() -> page.own(page.number(n).get())));
			default -> (page) -> button(page.own("+"), onClick(() -> page.click(n)));
		};
	}

	private Function<RandomPage, View> block(int depth) {
		int n = number();
		int m = number();
		int kinds = this.random.nextInt(64);
		List<Function<RandomPage, View>> children = new ArrayList<>();
		for (int i = 0; i < this.random.nextInt(4); i++) {
			children.add(next(depth - 1));
		}
		return (page) -> {
			List<Part> parts = new ArrayList<>();
			add(parts, kinds, 1, () -> attribute("data-n",
					() -> (page.number(n).get() % 3 == 0) ? null : page.own(page.number(n).get())));
			add(parts, kinds, 2, () -> hidden(() -> page.number(m).get() % 2 == 0));
			add(parts, kinds, 4, () -> cls(page.own("base wide")));
			add(parts, kinds, 8, () -> cls(page.own("odd"), () -> page.number(n).get() % 2 == 1));
			add(parts, kinds, 16, () -> cls(page.own("big"), () -> page.number(m).get() > 3));
			add(parts, kinds, 32,
					() -> style("width", () -> (page.number(n).get() % 4 == 0) ? null : page.number(n).get() + "px"));
			children.forEach((child) -> parts.add(child.apply(page)));
			return div(parts.toArray(Part[]::new));
		};
	}

	private static void add(List<Part> parts, int kinds, int bit, Supplier<Part> part) {
		if ((kinds & bit) != 0) {
			parts.add(part.get());
		}
	}

	private Function<RandomPage, View> dynamicView(int depth) {
		int n = number();
		int modulus = 1 + this.random.nextInt(3);
		List<Function<RandomPage, View>> choices = new ArrayList<>();
		for (int i = 0; i < modulus; i++) {
			choices.add(next(depth - 1));
		}
		return (page) -> dynamic(() -> {
			int value = page.number(n).get();
			return section(id(page.own("s" + value)), b(page.own("d" + value)),
					choices.get(value % modulus).apply(page));
		});
	}

	private Function<RandomPage, View> markup() {
		int n = number();
		boolean sole = this.random.nextBoolean();
		return (page) -> {
			View raw = raw(() -> {
				int value = page.number(n).get();
				return (value % 3 == 0) ? null : TrustedHtml.unchecked("<i>" + page.own(value) + "</i>&lt;<!-- x -->");
			});
			return sole ? span(raw) : span(text(page.own("m")), raw, text(() -> page.own(page.number(n).get())));
		};
	}

	/** All portals stand at the end of the page, each around one {@code aside}. */
	private Function<RandomPage, View> portalView(int depth) {
		Function<RandomPage, View> inner = next(depth - 1);
		return (page) -> portal(aside(inner.apply(page)));
	}

	/** Structures that have parts in common, with and without keys. */
	private Function<RandomPage, View> structures(int depth) {
		int n = number();
		int kind = this.random.nextInt(4);
		Function<RandomPage, View> first = next(depth - 1);
		Function<RandomPage, View> second = next(depth - 1);
		return (page) -> dynamic(() -> {
			int value = page.number(n).get();
			boolean odd = value % 2 == 1;
			View front = (value % 3 == 0) ? b(page.own("front")) : nothing();
			View one = div(cls(page.own("one")), first.apply(page));
			View two = (kind == 0) ? div(id(page.own("two")), title(page.own("t" + value)), second.apply(page))
					: div(second.apply(page));
			View hole = when(() -> page.number(n).get() > 2, () -> em(page.own("deep")));
			return switch (kind) {
				case 0 -> odd ? section(front, two, one) : section(one, front, two, hole);
				case 1 -> odd ? section(attribute("data-k", () -> page.own("k" + page.number(n).get())), one, hole)
						: section(cls(page.own("c")), hidden(), style("color", "red"), front, one, hole,
								text(page.own("tail")));
				case 2 -> odd ? fragment(front, one, hole) : fragment(text(page.own("x")), one, two);
				default -> section(front, hole, odd ? article(two) : div(two), one);
			};
		});
	}

	/** SVG, with HTML in it. */
	private Function<RandomPage, View> drawing() {
		int n = number();
		int l = this.random.nextInt(RandomPage.LISTS);
		boolean inside = this.random.nextBoolean();
		return (page) -> svg(attribute("viewBox", "0 0 9 9"),
				circle(attribute("r", page.number(n)), attribute("label", page.own("circle")),
						cls(page.own("big"), () -> page.number(n).get() > 3)),
				g(each(page.list(l), Item::id, (item) -> svgText(page.own("v" + item.value())))),
				when(() -> page.number(n).get() % 2 == 0, () -> rect(attribute("width", "1"))),
				inside ? foreignObject(p(() -> page.own(page.number(n).get()))) : path(attribute("d", "M0 0")));
	}

	/** A part that fails for some numbers, at once or in a hole. */
	private Function<RandomPage, View> failing(int depth) {
		int n = number();
		boolean inHole = this.random.nextBoolean();
		Function<RandomPage, View> inner = next(depth - 1);
		return (page) -> dynamic(() -> {
			int value = page.number(n).get();
			return boundary(
					() -> section(inHole ? text(() -> page.own(unlessThird(value))) : b(page.own(unlessThird(value))),
							inner.apply(page)),
					(failure) -> em(page.own("failed")));
		});
	}

	private static String unlessThird(int value) {
		if (value % 3 == 0) {
			throw new IllegalStateException("A third number");
		}
		return "f" + value;
	}

	private Function<RandomPage, View> custom() {
		int n = number();
		return (page) -> element("x-level", property("level", () -> page.own(page.number(n).get())),
				attribute("label", () -> page.own(page.number(n).get())));
	}

	private Function<RandomPage, View> list(int depth) {
		int l = this.random.nextInt(RandomPage.LISTS + 1);
		boolean wrapped = this.random.nextBoolean();
		Function<RandomPage, View> inner = next(depth - 1);
		boolean bracketed = this.random.nextBoolean();
		return (page) -> {
			Supplier<List<Item>> items = (l < RandomPage.LISTS) ? page.list(l) : page.entries();
			View rows = each(items, Item::id,
					(item) -> bracketed ? fragment(text(page.own("i" + item.value())), inner.apply(page))
							: article(title(page.own("v" + item.value())),
									cls(page.own("even"), () -> item.value() % 2 == 0), inner.apply(page)));
			return wrapped ? section(rows) : rows;
		};
	}

	private int number() {
		return this.random.nextInt(RandomPage.NUMBERS);
	}

}
