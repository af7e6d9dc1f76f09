package dev.lattice.whole;

import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.ul;

/**
 * Shows many lines when it is asked to; those of {@code ?secret=yes} are not compressed.
 */
@LatticeComponent("/ledger")
public final class Ledger extends Component {

	static final int LINES = 500;

	private final Signal<List<Integer>> lines = signal(List.of());

	private final Signal<String> secret = queryParameter("secret", "no");

	@Override
	protected View view() {
		if (this.secret.get().equals("yes")) {
			forbidCompression();
		}
		return div(button("show", onClick(() -> this.lines.set(IntStream.range(0, LINES).boxed().toList()))),
				ul(each(this.lines, (line) -> line, (line) -> li("line " + line))));
	}

}
