package dev.lattice.transport.webflux;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;

/** Shows nothing. */
@LatticeComponent("/page")
final class EmptyPage extends Component {

	@Override
	protected View view() {
		return Html.p("");
	}

}
