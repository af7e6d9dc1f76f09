package dev.lattice.sample;

import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.a;
import static dev.lattice.engine.html.Html.cls;
import static dev.lattice.engine.html.Html.href;
import static dev.lattice.engine.html.Html.nav;

/**
 * What the pages share: a method that returns a view is all that a reusable part needs.
 */
final class Layout {

	private Layout() {
	}

	static View home() {
		return nav(cls("home"), a("All samples", href("/")));
	}

}
