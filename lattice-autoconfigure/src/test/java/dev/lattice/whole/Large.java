package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;

/** Says more than the buffers between two computers hold. */
@LatticeComponent("/large")
public final class Large extends Component {

	private final Signal<String> text = signal("");

	@Override
	protected View view() {
		return div(button("more", onClick(() -> this.text.set("x".repeat(8_000_000)))), p(this.text));
	}

}
