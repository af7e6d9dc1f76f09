package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.SharedSignal;

import static dev.lattice.engine.html.Html.*;

/** One value for everybody. */
@LatticeComponent(value = "/shared", title = "Shared counter")
public final class SharedCounter extends Component {

	private final SharedSignal<Integer> votes;

	public SharedCounter(SharedSignal<Integer> votes) {
		this.votes = votes;
	}

	@Override
	protected View view() {
		return main(h1("Shared counter"), p("Votes: ", this.votes),
				button("Vote", onClick(() -> this.votes.update((n) -> n + 1))),
				p("Open this page in a second tab, or on a second device: both follow.", cls("muted")), Layout.home());
	}

}
