package dev.lattice.benchmarks;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;

/** The page under load: one signal, one text that changes, one button. */
@LatticeComponent("/")
final class ClickCounter extends Component {

	private final Signal<Integer> count = signal(0);

	@Override
	protected View view() {
		return div(button("+1", onClick(() -> this.count.update((n) -> n + 1))), p(this.count));
	}

}
