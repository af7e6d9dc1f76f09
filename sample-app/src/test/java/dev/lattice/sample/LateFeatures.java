package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/** A page for {@link BrowserFeaturesIT} that needs more of the client only later. */
@LatticeComponent("/test/late-features")
final class LateFeatures extends Component {

	private final Signal<Boolean> late = signal(false);

	@Override
	protected View view() {
		return main(h1("Late"), button("More", onClick(() -> this.late.set(true))),
				when(this.late, () -> button("Mark", onClick(Client.addClass("marked").on("h1")))));
	}

}
