package dev.lattice.inbrowser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.TrustedHtml;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** The views of the cases that start from one. */
final class ViewCases {

	/** The message of a failure that a boundary takes. */
	static final String PLANNED = "planned";

	private final List<ViewCase> cases = new ArrayList<>();

	private ViewCases() {
		slots();
		holes();
		namespaces();
		replacements();
		replacedContents();
		markup();
		portals();
		boundaries();
	}

	static List<ViewCase> all() {
		return new ViewCases().cases;
	}

	static ViewCase named(String name) {
		for (ViewCase each : all()) {
			if (each.name().equals(name)) {
				return each;
			}
		}
		throw new IllegalArgumentException("There is no case '" + name + "'");
	}

	private void add(String name, ViewCase.Page page) {
		add(name, 1, page);
	}

	private void add(String name, int last, ViewCase.Page page) {
		this.cases.add(new ViewCase(name, last, page));
	}

	private static boolean on(Signal<Integer> n) {
		return n.get() > 0;
	}

	/** The value while the number is above 0, else null. */
	private static Supplier<String> later(Signal<Integer> n, String value) {
		return () -> on(n) ? value : null;
	}

	/** The value while the number is 0, then null. */
	private static Supplier<String> first(Signal<Integer> n, String value) {
		return () -> on(n) ? null : value;
	}

	private static View more(Signal<Integer> n, View view) {
		return on(n) ? view : nothing();
	}

	private static TrustedHtml html(String html) {
		return TrustedHtml.unchecked(html);
	}

	private void slots() {
		add("view-attribute-comes", (n) -> p(title2(later(n, "a<b>\"&'"))));
		add("view-attribute-goes", (n) -> p(title2(first(n, "t"))));
		add("view-boolean-goes", (n) -> button(disabled(() -> !on(n)), text("x")));
		add("view-classes-swap", (n) -> p(cls("own"), cls("a", () -> !on(n)), cls("b", () -> on(n))));
		add("view-style-comes-and-goes", 2,
				(n) -> p(style("color", () -> (n.get() == 1) ? "red" : null), style("width", first(n, "2px"))));
		add("view-text-becomes-empty", (n) -> p(text("a"), text(first(n, "b")), text("c")));
		add("view-texts-side-by-side", (n) -> p(text(() -> n.get()), text(() -> -n.get()), text(later(n, "z"))));
		add("view-text-that-looks-like-markup", (n) -> p(() -> "<!--h0--><b>&amp;</b>" + n.get() + "]]>-->"));
		add("view-white-space", (n) -> div(pre(() -> "\n a\n" + n.get()), p(() -> on(n) ? " " : "\n")));
		add("view-property-checked-goes", (n) -> input(type("checkbox"), checked(() -> !on(n))));
		add("view-title-and-option-texts",
				(n) -> div(select(value(() -> n.get()), option("none ", () -> "<" + n.get() + ">"), option("1")),
						textarea(value(() -> "\n<b>" + n.get()))));
	}

	private static Attribute title2(Supplier<String> value) {
		return attribute("title", value);
	}

	private void holes() {
		add("view-when-in-when", 3,
				(n) -> div(when(() -> n.get() != 2, () -> p(when(() -> on(n), () -> b("in"), () -> i("out"))))));
		add("view-each-in-each", (n) -> ul(each(() -> on(n) ? List.of("b", "a") : List.of("a"), (k) -> k,
				(k) -> li(text(k), ul(each(() -> on(n) ? List.of(1, 2) : List.of(2), (m) -> m, (m) -> li(k + m)))))));
		add("view-each-of-texts",
				(n) -> p(each(() -> on(n) ? List.of("b", "c", "a") : List.of("a", "b"), (k) -> k, (k) -> text(k))));
		add("view-each-empty-at-first", (n) -> table(
				tbody(each(() -> on(n) ? List.of(1, 2) : List.<Integer>of(), (k) -> k, (k) -> tr(td("r" + k))))));
		add("view-dynamic-to-nothing", (n) -> p(text("a"), dynamic(() -> on(n) ? nothing() : b("x")), text("c")));
		add("view-dynamic-from-nothing", (n) -> p(dynamic(() -> more(n, b("x"))), text("c")));
		add("view-fragment-as-page", (n) -> fragment(text("a"), b(() -> n.get()), text(() -> n.get()), text("d")));
		add("view-holes-side-by-side", (n) -> div(when(() -> on(n), () -> b("1")), when(() -> !on(n), () -> b("2")),
				dynamic(() -> text("t" + n.get()))));
		add("view-rows-in-optgroup", (n) -> select(value(() -> "b"), optgroup(labelAttr("g"),
				each(() -> on(n) ? List.of("a", "b", "c") : List.of("b"), (k) -> k, (k) -> option(k)))));
		add("view-dynamic-same-structure", (n) -> div(dynamic(() -> {
			int now = n.get();
			return p(title("t" + now), b("b" + now), text(" and " + now));
		})));
	}

	private void namespaces() {
		add("view-svg-hole", (n) -> svg(viewBox("0 0 9 9"), when(() -> on(n), () -> circle(cx("1"), r("2"))),
				g(each(() -> on(n) ? List.of(1) : List.<Integer>of(), (k) -> k, (k) -> rect(width("" + k))))));
		add("view-html-in-svg", (n) -> svg(foreignObject(div(p(() -> n.get()), dynamic(() -> more(n, b("x")))))));
		add("view-svg-in-row", (n) -> ul(each(() -> on(n) ? List.of(1, 2) : List.of(1), (k) -> k,
				(k) -> li(svg(svgText("t" + k), svgA(attribute("xlink:href", "#" + k)))))));
		add("view-math-hole", (n) -> mathElement("math", mathElement("mrow",
				dynamic(() -> mathElement("mi", text("x" + n.get()))), mathElement("mo", text("+")))));
		add("view-custom-element",
				(n) -> element("my-chart", attribute("kind", "bar"), attribute("label", () -> "n" + n.get()),
						cls("on", () -> on(n)), span(slotAttr("legend"), text(() -> n.get()))));
		add("view-custom-element-property", (n) -> element("my-chart", property("points", () -> "1," + n.get())));
	}

	private void replacements() {
		add("replace-message-before-field",
				(n) -> div(dynamic(() -> form(more(n, p("wrong")), input(name("q"), value(() -> "v"))))));
		add("replace-keyed-order",
				(n) -> div(dynamic(() -> on(n) ? div(p(id("b"), text("B")), hr(), p(id("a"), text("A")))
						: div(p(id("a"), text("a")), p(id("b"), text("b"))))));
		add("replace-attributes", (n) -> div(dynamic(() -> on(n) ? p(cls("c"), title("new"), text("x"))
				: p(id2("old"), hidden(), cls("a b"), lang("de"), text("x")))));
		add("replace-attribute-by-hole",
				(n) -> div(dynamic(
						() -> on(n) ? p(attribute("title", () -> "hole"), cls("late", () -> true), disabledIs(n))
								: p(title("fixed"), cls("early")))));
		add("replace-style", (n) -> div(dynamic(
				() -> on(n) ? p(style("width", "1px"), text("x")) : p(style("color", "red"), style("width", "2px")))));
		add("replace-text-by-element", (n) -> div(dynamic(() -> p(title("t"), on(n) ? b("x") : text("x")))));
		add("replace-plain-by-range", (n) -> div(dynamic(() -> on(n) ? fragment(p(id("a")), p(id("b"))) : p(id("a")))));
		add("replace-range-by-plain", (n) -> div(dynamic(() -> on(n) ? p(id("a")) : fragment(text("t"), p(id("a"))))));
		add("replace-range-by-range",
				(n) -> div(b("before"), dynamic(
						() -> on(n) ? fragment(i(id("z")), text("s"), p(id("a"))) : fragment(text("t"), p(id("a")))),
						b("after")));
		add("replace-nothing-in-common", (n) -> div(dynamic(() -> on(n) ? p("x") : b("y"))));
		add("replace-select", (n) -> div(
				dynamic(() -> select(name("s"), value(() -> "b"), more(n, option("c")), option("a"), option("b")))));
		add("replace-field-value", (n) -> div(
				dynamic(() -> on(n) ? div(hr(), input(name("q"))) : div(input(name("q"), value(() -> "kept"))))));
		add("replace-table",
				(n) -> div(dynamic(() -> table(more(n, caption("c")), tbody(tr(id("r"), td("1"), more(n, td("2"))))))));
		add("replace-svg", (n) -> svg(dynamic(() -> g(id("g"), more(n, circle(r("1"))), rect(width("" + n.get()))))));
		add("replace-twice", 2, (n) -> div(dynamic(
				() -> div(id("x"), (n.get() == 1) ? p("1") : (n.get() == 2) ? hr() : nothing(), input(name("q"))))));
		add("replace-row-that-moves", (n) -> {
			record Row(String key, boolean open) {
			}
			return ul(each(
					() -> on(n) ? List.of(new Row("b", true), new Row("a", false))
							: List.of(new Row("a", false), new Row("b", false)),
					Row::key, (row) -> li(id(row.key()), row.open() ? p("more") : nothing(), input(name("f")))));
		});
	}

	private static Attribute id2(String value) {
		return data("old", value);
	}

	private static Attribute disabledIs(Signal<Integer> n) {
		return hidden(() -> !on(n));
	}

	private void replacedContents() {
		add("replace-keeps-rows", (n) -> div(dynamic(() -> div(more(n, p("busy")),
				ul(each(() -> on(n) ? List.of("b", "a") : List.of("a", "b"), (k) -> k, (k) -> li(k + n.get())))))));
		add("replace-keeps-hole-beside-text", (n) -> div(dynamic(() -> p(id("p"), text("a"),
				when(() -> true, () -> b(() -> "b" + n.get())), more(n, i("i")), text("c")))));
		add("replace-sole-hole-by-beside",
				(n) -> div(dynamic(() -> div(more(n, hr()), when(() -> true, () -> b("kept"))))));
		add("replace-drops-hole",
				(n) -> div(dynamic(() -> div(id("d"), on(n) ? nothing() : when(() -> true, () -> b("x"))))));
		add("replace-adds-hole",
				(n) -> div(dynamic(() -> div(id("d"), on(n) ? when(() -> true, () -> b("x")) : nothing()))));
		add("replace-in-replaced", (n) -> div(dynamic(
				() -> div(id("o"), more(n, hr()), dynamic(() -> div(id("i"), more(n, hr()), input(name("q"))))))));
		add("replace-then-change", 2,
				(n) -> div(dynamic(() -> div(id("o"), (n.get() == 1 || n.get() == 2) ? hr() : nothing(),
						ul(each(() -> List.of(n.get(), 7), (k) -> k, (k) -> li("r" + k)))))));
		add("replace-keeps-portal", (n) -> div(dynamic(() -> div(id("o"), more(n, hr()), portal(p("p" + n.get()))))));
		add("replace-with-markup",
				(n) -> div(dynamic(() -> div(id("o"), more(n, hr()), raw(html("<i>" + n.get() + "</i>"))))));
	}

	private void markup() {
		add("raw-sole", (n) -> div(raw(() -> html("<b>" + n.get() + "</b>&amp;"))));
		add("raw-beside-texts",
				(n) -> p(text("a"), raw(() -> html("<i>" + n.get() + "</i>x<!-- note -->")), text("b")));
		add("raw-comes", (n) -> p(text("a"), raw(() -> on(n) ? html("<i>x</i>") : null), text(() -> n.get())));
		add("raw-goes", (n) -> p(raw(() -> on(n) ? null : html("<i>x</i><i>y</i>")), b("b")));
		add("raw-in-svg", (n) -> svg(g(raw(() -> html("<circle r=\"" + n.get() + "\"></circle>")))));
		add("raw-in-table", (n) -> table(tbody(raw(() -> html("<tr><td>" + n.get() + "</td></tr>")))));
		add("raw-inserted", (n) -> div(when(() -> on(n), () -> p(raw(html("<u>x</u>")), text("t"), raw(html(""))))));
		add("raw-in-rows", (n) -> ul(each(() -> on(n) ? List.of("b", "a") : List.of("a"), (k) -> k,
				(k) -> li(raw(html("<s>" + k + "</s>"))))));
	}

	private void portals() {
		add("portal-changes", (n) -> main(p("page"), portal(div(text("n "), text(() -> n.get())))));
		add("portal-in-target", (n) -> main(div(id("toasts"), b("fixed")), portal("toasts", p(() -> n.get()))));
		add("portal-comes-and-goes", 2,
				(n) -> main(when(() -> n.get() == 1, () -> fragment(text("t"), portal(p("x")))), text("y")));
		add("portal-goes", (n) -> main(when(() -> !on(n), () -> div(portal(p("x")), text("y")))));
		add("portal-before-its-target",
				(n) -> main(when(() -> on(n), () -> div(portal("late", p("x")), div(id("late"))))));
		add("portal-without-target", (n) -> main(portal("nowhere", p(() -> n.get()))));
		add("portals-in-order", (n) -> main(div(id("t")), each(() -> on(n) ? List.of(3, 1, 2) : List.of(1), (k) -> k,
				(k) -> fragment(text("r" + k), portal("t", p("p" + k))))));
		add("portal-in-portal", (n) -> main(portal(div(text("outer"), portal(p(() -> "inner" + n.get()))))));
		add("portal-in-table", (n) -> table(tbody(portal(p(() -> n.get())), tr(td("x")))));
		add("portal-between-texts", (n) -> p(text("a"), portal(b("x")), text("b"), text(() -> n.get())));
		add("portal-moves-to-target", (n) -> main(dynamic(() -> {
			String target = on(n) ? "two" : "one";
			return p(portal(target, b("x")));
		}), div(id("one")), div(id("two"))));
	}

	private void boundaries() {
		add("boundary-fallen-at-first", (n) -> div(boundary(() -> p(() -> {
			throw new IllegalStateException(PLANNED);
		}), (failure) -> b(() -> "failed " + n.get()))));
		add("boundary-falls", (n) -> div(boundary(() -> p(() -> {
			if (on(n)) {
				throw new IllegalStateException(PLANNED);
			}
			return "fine";
		}), (failure) -> b("failed: " + failure.cause().getMessage())), i(() -> n.get())));
	}

}
