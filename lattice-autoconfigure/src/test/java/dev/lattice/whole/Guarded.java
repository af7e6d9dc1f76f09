package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.p;

/** Not for everybody. */
@LatticeComponent("/guarded")
public final class Guarded extends Component {

	@Override
	protected View view() {
		head().title(() -> "<Guarded>").description("its own").canonical("https://example.org/?a=1&b=\"2\"");
		head().meta("og:image", "https://example.org/i.png");
		return p("the secret");
	}

}
