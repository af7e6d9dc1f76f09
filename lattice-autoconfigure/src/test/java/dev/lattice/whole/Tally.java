package dev.lattice.whole;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.transport.smile.JacksonCodecs;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.text;

/** Counts, and goes on where it was when its server is another one. */
@LatticeComponent("/tally")
final class Tally extends Component {

	/** The handler of the button. */
	static final int ADD = 2;

	private final Signal<Draft> draft = durable("draft", signal(new Draft("draft", 0)), JacksonCodecs.of(Draft.class));

	@Override
	protected View view() {
		return button(onClick(() -> this.draft.update((old) -> new Draft(old.title(), old.words() + 1))),
				text(() -> this.draft.get().title() + " of " + this.draft.get().words()));
	}

}
