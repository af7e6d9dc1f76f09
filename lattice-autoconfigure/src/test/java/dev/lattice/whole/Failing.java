package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

/** Cannot be made. */
@LatticeComponent("/failing")
public final class Failing extends Component {

	@Override
	protected View view() {
		throw new IllegalStateException("secret of the implementation");
	}

}
