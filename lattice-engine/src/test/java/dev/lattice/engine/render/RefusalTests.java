package dev.lattice.engine.render;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Views that are refused, and what is said of the way out. */
class RefusalTests {

	@Test
	void aHoleThatGivesNullIsToldTheWayOut() {
		assertRefused(() -> div(dynamic(() -> null)), "use nothing()");
		assertRefused(() -> ul(each(List.of(1), (n) -> n, (n) -> null)), "use nothing()");
	}

	@Test
	void nestingsThatAParserWouldChangeNameThePathAndTheWayOut() {
		assertRefused(() -> p(div("x")), "<div> cannot stand in <p> (body > p)");
		assertRefused(() -> p(span(ul())), "<ul> cannot stand in <span> (body > p > span)");
		assertRefused(() -> table(tr(td("x"))), "put <tbody> around the rows");
		assertRefused(() -> div(td("x")), "<td> cannot stand in <div>");
		assertRefused(() -> ul(li(li("x"))), "an item ends the one before it");
		assertRefused(() -> a(b(a("x"))), "<a> cannot stand in <b>");
		assertRefused(() -> button(span(button("x"))), "<button>");
		assertRefused(() -> form(div(form())), "<form>");
		assertRefused(() -> div(h1(h2("x"))), "<h2> cannot stand in <h1>");
		assertRefused(() -> table(tbody(tr("x"))), "Text cannot stand in <tr>");
		assertRefused(() -> input(text("x")), "Content cannot stand in <input>");
		assertRefused(() -> div(circle()), "put <svg> around it");
		assertRefused(() -> svg(div()), "<foreignObject>");
		assertRefused(() -> p(id("a"), id("b")), "'id' twice");
		assertRefused(() -> option(b("x")), "<b> cannot stand in <option>");
	}

	@Test
	void rowsAreCheckedWhereTheyStand() {
		assertRefused(() -> p(each(List.of(1), (n) -> n, (n) -> div())), "<div> cannot stand in <p> (body > p)");
	}

	@Test
	void whatAParserKeepsIsAllowed() {
		new RenderedPage(() -> table(caption("c"), thead(tr(th("x"))), tbody(tr(td(p("x"), table(tbody()))))));
		new RenderedPage(() -> ul(li(ul(li("x")), p("y"))));
		new RenderedPage(() -> p(button(span("x")), svg(circle(), foreignObject(div(p("x"))))));
		new RenderedPage(() -> dl(dt("a"), dd(dl(dt("b")))));
		new RenderedPage(() -> p(object(p("x"))));
	}

	@Test
	void viewsNestedDeeperThanBrowsersKeepAreRefused() {
		assertRefused(() -> {
			View view = div();
			for (int i = 0; i < 500; i++) {
				view = div(view);
			}
			return view;
		}, "elements deep");
	}

	private void assertRefused(Supplier<View> view, String message) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new RenderedPage(view))
			.withMessageContaining(message);
	}

}
