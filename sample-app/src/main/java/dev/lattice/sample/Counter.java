package dev.lattice.sample;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

@LatticeComponent("/counter")
public final class Counter extends Component {

	private final Signal<Integer> count = signal(0);

	private final Memo<Integer> doubled = memo(() -> this.count.get() * 2);

	@Override
	protected View view() {
		return main(h1("Counter"), p("Count: ", this.count), p(() -> "Doubled: " + this.doubled.get()),
				button("+1", onClick(() -> this.count.update((n) -> n + 1))),
				when(() -> this.count.get() > 9, () -> strong("That's a lot!")), Layout.home());
	}

}
