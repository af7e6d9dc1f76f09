package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.component.Reconnect;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.text;

/** A page that begins anew when its session is gone, whatever is durable in it. */
@LatticeComponent(value = "/remounting", reconnect = Reconnect.REMOUNT)
final class Remounting extends Component {

	private final Signal<Integer> count = durable("count", signal(0));

	@Override
	protected View view() {
		return button(onClick(() -> this.count.update((n) -> n + 1)), text(this.count));
	}

}
