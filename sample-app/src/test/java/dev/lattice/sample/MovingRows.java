package dev.lattice.sample;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.*;

/**
 * A page for {@link OlderBrowserIT}: when its form is submitted, the last row comes
 * first.
 */
@LatticeComponent("/test/moving-rows")
final class MovingRows extends Component {

	private final Signal<List<Integer>> rows = signal(List.of(1, 2, 3));

	@Override
	protected View view() {
		return main(h1("Moving rows"),
				form(onSubmit(() -> this.rows.set(List.of(3, 1, 2))), button("Last first", type("submit")),
						ul(each(this.rows, (row) -> row, (row) -> li(label("Row " + row, forId("field-" + row)),
								input(id("field-" + row), value("text")))))));
	}

}
