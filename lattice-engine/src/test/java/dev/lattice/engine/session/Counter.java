package dev.lattice.engine.session;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.text;

/** A page that counts clicks. */
final class Counter extends Component {

	/** The slot of the text that counts. */
	static final int TEXT = 3;

	/** The slot of the handler that counts on. */
	static final int BUTTON = 4;

	final Signal<Integer> count = signal(0);

	@Override
	protected View view() {
		return main(p("Count: ", this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1))));
	}

}
