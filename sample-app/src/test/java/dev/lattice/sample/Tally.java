package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** Counts what must not be lost, beside a field that nobody keeps. */
@LatticeComponent("/tally")
final class Tally extends Component {

	private final Signal<Integer> count = durable("count", signal(0));

	private final Signal<String> text = signal("");

	@Override
	protected View view() {
		return main(h1("Tally"),
				section(p("Count: ", this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1)))),
				label("Passing", input(id("passing"), bind(this.text, debounce(100)))),
				p(cls("heard"), text(() -> "Heard: " + this.text.get())));
	}

}
