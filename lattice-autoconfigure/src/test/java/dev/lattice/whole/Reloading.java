package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.component.Reconnect;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.p;

/** A page that is loaded anew when its session is gone. */
@LatticeComponent(value = "/reloading", reconnect = Reconnect.RELOAD)
final class Reloading extends Component {

	@Override
	protected View view() {
		return p("x");
	}

}
