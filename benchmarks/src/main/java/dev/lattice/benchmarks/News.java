package dev.lattice.benchmarks;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.SharedSignal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;

/** One value that all pages show, and any of them can change. */
@LatticeComponent(News.PATH)
final class News extends Component {

	static final String PATH = "/news";

	private static final SharedSignal<Integer> COUNT = SharedSignal.of(0);

	@Override
	protected View view() {
		return div(button("+1", onClick(() -> COUNT.update((n) -> n + 1))), p(COUNT));
	}

}
