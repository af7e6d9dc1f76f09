package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.SharedSignal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;

/** Counts clicks of everyone. */
@LatticeComponent(value = "/shared", title = "Shared <count>")
public final class SharedCounter extends Component {

	private final SharedSignal<Integer> count;

	public SharedCounter(SharedSignal<Integer> count) {
		this.count = count;
	}

	@Override
	protected View view() {
		return div(button("+1", onClick(() -> this.count.update((n) -> n + 1))), p("Count: ", this.count));
	}

}
